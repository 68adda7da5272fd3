package org.digitalcommons.intake;

import org.apache.jena.graph.Graph;
import org.apache.jena.sparql.graph.GraphFactory;

/**
 * A graph of a publication, divided by who may speak about whom.
 *
 * @param stated what its publisher may state
 * @param said the rest, as sayings; empty as a rule
 */
record Division(Graph stated, Graph said) {

    /** Of a graph whose publisher may state all of it. */
    static Division none(Graph graph) {
        return new Division(graph, GraphFactory.createDefaultGraph());
    }
}
