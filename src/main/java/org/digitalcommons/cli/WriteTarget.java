package org.digitalcommons.cli;

import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say where a command writes: in a store, or at a server of ours with the token of a publisher. */
final class WriteTarget {

    @Option(
            names = "--to",
            paramLabel = "URL",
            description = "The address of a server of ours, such as http://localhost:3030/, instead of a store.")
    private @Nullable String to;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "The file that holds the token of the publisher at the server.")
    private @Nullable Path tokenFile;

    /**
     * Writes in the store, or at the server that is named or holds the store.
     *
     * @param stores the store
     * @param publisher the code of the publisher whose token the server takes
     */
    <E extends Exception> int write(
            Stores stores,
            String publisher,
            Stores.LocalTask<Integer, E> inStore,
            Function<UploadClient, Integer> atServer)
            throws E {
        Function<Remote, Integer> sending =
                server -> atServer.apply(UploadClient.of(publisher, server.address(), tokenFile));
        return to == null ? stores.orAtItsServer(inStore, sending) : sending.apply(Remote.at(to));
    }
}
