package org.digitalcommons.intake;

import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.graph.NodeConst;
import org.digitalcommons.publish.Candidate;
import org.digitalcommons.publish.Delivery;
import org.digitalcommons.store.Store;
import org.digitalcommons.vocab.Term;

/**
 * What a publication would take the place of, as facts that the shapes judge: how many rows are used now and were before,
 * and whether its publisher confirms that. Safe for any thread.
 */
record ReplacementCheck(Store store) {

    /** The facts of a candidate. */
    Graph facts(Candidate candidate, Delivery delivery, Basis basis) {
        var facts = GraphFactory.createDefaultGraph();
        var publication = candidate.publication();
        var replacement = NodeFactory.createURI(publication.getURI() + "/replacement");
        long before = basis.ask(() -> used(publication));
        facts.add(replacement, NodeConst.nodeRDFType, Term.Replacement);
        facts.add(replacement, Term.replaces, publication);
        facts.add(replacement, Term.rowsUsed, number(candidate.rows().used()));
        facts.add(replacement, Term.rowsRead, number(candidate.rows().read()));
        if (before > 0) {
            facts.add(replacement, Term.rowsUsedBefore, number(before));
        }
        if (delivery.details().isConfirmed()) {
            facts.add(replacement, Term.confirmed, NodeConst.nodeTrue);
        }
        return facts;
    }

    private static Node number(long count) {
        return NodeFactory.createLiteralDT(Long.toString(count), XSDDatatype.XSDinteger);
    }

    private long used(Node publication) {
        return store.graph(publication).stream()
                .flatMap(description -> description.stream(Node.ANY, Term.rowsUsed, Node.ANY))
                .mapToLong(t -> Long.parseLong(t.getObject().getLiteralLexicalForm()))
                .sum();
    }
}
