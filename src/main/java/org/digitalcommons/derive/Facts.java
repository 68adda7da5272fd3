package org.digitalcommons.derive;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;

/** Derived facts that can be looked up. */
interface Facts {

    /**
     * The facts that match.
     *
     * @param graphs the graphs of steps, such as {@code derived/body}, of which every part is looked at
     * @param pattern with {@code Node.ANY} for any
     */
    default Stream<Triple> find(List<String> graphs, Triple pattern) {
        return find(graphs, pattern, property -> true);
    }

    /**
     * The facts that match and have a property that is asked for.
     *
     * @param graphs the graphs of steps, such as {@code derived/body}, of which every part is looked at
     * @param pattern with {@code Node.ANY} for any
     * @param asked whether a property is asked for
     */
    Stream<Triple> find(List<String> graphs, Triple pattern, Predicate<Node> asked);
}
