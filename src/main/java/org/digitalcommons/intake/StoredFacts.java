package org.digitalcommons.intake;

import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.digitalcommons.derive.StoredGraphs;
import org.digitalcommons.store.QuadLookup;
import org.digitalcommons.store.Store;

/**
 * The facts of a store, for a derivation. Each thread reads in a transaction of its own, and all see the same as long
 * as nobody else publishes or derives.
 */
final class StoredFacts implements StoredGraphs {

    private final Store store;
    private final QuadLookup lookup;

    StoredFacts(Store store) {
        this.store = store;
        this.lookup = store.lookup();
    }

    @Override
    public Set<Triple> in(Node graph) {
        return store.dataset().getGraph(graph).find().toSet();
    }

    @Override
    public void find(Triple pattern, Predicate<Node> graph, Predicate<Node> property, BiConsumer<Node, Triple> taker) {
        lookup.find(pattern, graph, property, taker);
    }

    @Override
    public <T> T read(Supplier<T> reader) {
        return store.read(reader);
    }
}
