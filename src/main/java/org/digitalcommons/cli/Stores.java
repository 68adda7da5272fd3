package org.digitalcommons.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Function;
import org.digitalcommons.Commons;
import org.digitalcommons.CommonsException;
import org.digitalcommons.CommonsException.Code;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The option that names a store. */
final class Stores {

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    @Option(
            names = "--store",
            paramLabel = "DIR",
            defaultValue = "${sys:commons.store:-var/store}",
            description = "The folder of the store (var/store).")
    private Path folder = Path.of("var", "store");

    Path folder() {
        return folder;
    }

    /**
     * The folder, for a command that reads what others put there.
     *
     * @throws CommonsException if there is none
     */
    Path existingFolder() {
        if (!Files.isDirectory(folder)) {
            throw missing();
        }
        return folder;
    }

    private CommonsException missing() {
        return new CommonsException(
                Code.STORE_MISSING,
                "There is no store at %s. Make one with commons serve, or name another with --store."
                        .formatted(folder));
    }

    Commons open() {
        return Commons.open(folder, Terminal.rooms(Objects.requireNonNull(spec)));
    }

    /**
     * Opens a store that is there; a misspelt folder is not taken for an empty store.
     *
     * @throws CommonsException if there is none
     */
    private Commons existing() {
        if (!Files.isDirectory(folder.resolve("graphs"))) {
            throw missing();
        }
        return open();
    }

    /** What a command does with the store. */
    interface Task<T, E extends Exception> {
        T done(Commons commons) throws E;
    }

    /** Opens the store, does something with it, and closes it. */
    <T, E extends Exception> T with(Task<T, E> task) throws E {
        try (var commons = existing()) {
            return task.done(commons);
        }
    }

    /** The same with a store that is made if there is none. */
    <T, E extends Exception> T withNew(Task<T, E> task) throws E {
        try (var commons = open()) {
            return task.done(commons);
        }
    }

    /** The same with a store that is there, or what else there is to do at the server of ours that holds it. */
    <T, E extends Exception> T orAtItsServer(Task<T, E> task, Function<Remote, T> atServer) throws E {
        return orAtItsServer(() -> with(task), atServer);
    }

    /** What a command does where the store is. */
    interface LocalTask<T, E extends Exception> {
        T done() throws E;
    }

    /**
     * Does something where the store is, or at the server of ours that holds it.
     *
     * @throws CommonsException if the store is locked and no server says that it holds it, or the task finds an obstacle
     */
    <T, E extends Exception> T orAtItsServer(LocalTask<T, E> task, Function<Remote, T> atServer) throws E {
        try {
            return task.done();
        } catch (CommonsException e) {
            var server = Remote.holding(folder);
            if (e.code() != Code.STORE_LOCKED || server.isEmpty()) {
                throw e;
            }
            return atServer.apply(server.get());
        }
    }
}
