package org.digitalcommons.cli;

import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which store an operator takes care of: in a folder, whether a server holds it or not, or elsewhere. */
final class OperatorTarget {

    @Option(
            names = "--to",
            paramLabel = "URL",
            description = "The address of a server of ours elsewhere, instead of a store.")
    private @Nullable String to;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description =
                    "The file that holds the token of an operator; for a server on this machine its store suffices.")
    private @Nullable Path tokenFile;

    /** Does something in the store, or at the server that is named or holds the store. */
    int at(Stores stores, Stores.Task<Integer, RuntimeException> inStore, Function<OperatorClient, Integer> atServer) {
        Function<Remote, Integer> asking =
                server -> atServer.apply(OperatorClient.of(server.address(), stores.folder(), tokenFile));
        return to == null ? stores.orAtItsServer(inStore, asking) : asking.apply(Remote.at(to));
    }
}
