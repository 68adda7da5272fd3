package org.digitalcommons.cli;

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

    Commons open() {
        return Commons.open(folder, Terminal.rooms(Objects.requireNonNull(spec)));
    }

    /** What a command does with the store. */
    interface Task<T, E extends Exception> {
        T done(Commons commons) throws E;
    }

    /** Opens the store, does something with it, and closes it. */
    <T, E extends Exception> T with(Task<T, E> task) throws E {
        try (var commons = open()) {
            return task.done(commons);
        }
    }

    /** The same, or what else there is to do at the server of ours that holds the store. */
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
