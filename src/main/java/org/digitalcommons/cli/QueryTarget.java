package org.digitalcommons.cli;

import java.util.Optional;
import java.util.function.Function;
import org.digitalcommons.Commons;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say what a command asks: a store, or a server of ours. */
final class QueryTarget {

    @Option(names = "--endpoint", paramLabel = "URL", description = "Ask a server of ours instead of a store.")
    private @Nullable String endpoint;

    /** The server that is named. */
    Optional<Remote> server() {
        return Optional.ofNullable(endpoint).map(Remote::at);
    }

    /** Asks the store, or the server that is named or holds the store. */
    <T> T ask(Stores stores, Function<Commons, T> inStore, Function<Remote, T> atServer) {
        return server().map(atServer)
                .orElseGet(() -> stores.orAtItsServer(commons -> inStore.apply(commons), atServer));
    }
}
