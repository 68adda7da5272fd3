package org.digitalcommons.store;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;

/** Versions of made publications in a store, and what the store says of them. */
final class MadeVersions {

    static final Node A = Made.publication("a");
    static final Node B = Made.publication("b");

    private MadeVersions() {}

    /** Publishes a version of two graphs; whether anything changed. */
    static boolean publish(Store store, String name, int version) {
        return store.publish(Made.publication(name), Made.graphs(name, version, 2, 10));
    }

    /** What each publication said at an instant. */
    static Map<Node, String> said(Store store, Instant instant) {
        try (var then = store.asOf(instant)) {
            return then.publications().stream()
                    .collect(Collectors.toMap(
                            p -> p,
                            p -> Objects.requireNonNull(then.graphs(p).get(p)).stream()
                                    .findFirst()
                                    .orElseThrow()
                                    .getObject()
                                    .getLiteralLexicalForm()));
        }
    }
}
