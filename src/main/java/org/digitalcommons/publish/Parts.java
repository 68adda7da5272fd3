package org.digitalcommons.publish;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;

/** Takes the parts of a publication as they are made. Called by one thread. */
@FunctionalInterface
public interface Parts {

    /**
     * Takes a part.
     *
     * @param graph the name of the graph that it belongs to; a graph may come in several parts
     * @throws Unreadable if what reads the part refuses the file for it
     */
    void add(Node graph, Graph part) throws Unreadable;
}
