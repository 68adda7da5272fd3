package org.digitalcommons.derive;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.graph.compose.DisjointUnion;
import org.apache.jena.sparql.graph.GraphFactory;

/**
 * The input of a step: some facts, and the code lists beside them. A statement that is in both is seen once.
 * Duplicates are removed beforehand, because a query looks up so often that comparing its finds each time would cost
 * more than the query itself.
 */
final class StepInput {

    private StepInput() {}

    /** Some facts and the code lists; neither may change as long as the result is used. */
    static Graph of(Graph facts, Graph reference) {
        if (facts.find().filterKeep(reference::contains).hasNext()) {
            var others = GraphFactory.createDefaultGraph();
            GraphUtil.add(others, facts.find().filterDrop(reference::contains));
            return new DisjointUnion(others, reference);
        }
        return new DisjointUnion(facts, reference);
    }
}
