package org.digitalcommons.derive;

import java.util.List;
import java.util.stream.Stream;
import org.apache.jena.graph.Triple;

/** Derived facts that can be looked up. */
interface Facts {

    /**
     * The facts that match.
     *
     * @param graphs the graphs of steps, such as {@code derived/body}, of which every part is looked at
     * @param pattern with {@code Node.ANY} for any
     */
    Stream<Triple> find(List<String> graphs, Triple pattern);
}
