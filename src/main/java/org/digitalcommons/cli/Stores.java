package org.digitalcommons.cli;

import java.nio.file.Path;
import java.util.function.Function;
import org.digitalcommons.Commons;
import org.digitalcommons.CommonsException;
import org.digitalcommons.CommonsException.Code;
import picocli.CommandLine.Option;

/** The option that names a store. */
final class Stores {

    @Option(
            names = "--store",
            paramLabel = "DIR",
            defaultValue = "${sys:commons.store:-var/store}",
            description = "The folder of the store (var/store).")
    private Path folder = Path.of("var", "store");

    Path folder() {
        return folder;
    }

    Commons open(Main main) {
        return Commons.open(folder, main.rooms());
    }

    /** What a command does with the store. */
    interface Work<T, E extends Exception> {
        T done() throws E;
    }

    /**
     * Does something with the store, or at the server of ours that holds it.
     *
     * @throws CommonsException if the store is locked and no server says that it holds it, or the work finds an obstacle
     */
    <T, E extends Exception> T orAtItsServer(Work<T, E> atStore, Function<Remote, T> atServer) throws E {
        try {
            return atStore.done();
        } catch (CommonsException e) {
            var server = Remote.holding(folder);
            if (e.code() != Code.STORE_LOCKED || server.isEmpty()) {
                throw e;
            }
            return atServer.apply(server.get());
        }
    }
}
