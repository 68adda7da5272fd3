package org.digitalcommons.derive;

import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;

/** What was derived before, in graphs that are parts of steps. Any number of threads may ask. */
public interface StoredGraphs {

    /** What lies in a graph. */
    Set<Triple> in(Node graph);

    /**
     * Gives each statement that matches, with the graph that it lies in.
     *
     * @param pattern with {@code Node.ANY} for any
     * @param graph whether a graph is looked at
     * @param property whether a property is asked for
     */
    void find(Triple pattern, Predicate<Node> graph, Predicate<Node> property, BiConsumer<Node, Triple> taker);

    /** Runs a reader on the thread that asks, on the same state as every other reader. */
    <T> T read(Supplier<T> reader);
}
