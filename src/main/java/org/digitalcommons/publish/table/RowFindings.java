package org.digitalcommons.publish.table;

import java.util.List;
import java.util.TreeSet;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.graph.NodeConst;
import org.digitalcommons.vocab.Term;

/** The findings in the rows that are held. Not thread-safe. */
final class RowFindings {

    private Graph graph = GraphFactory.createDefaultGraph();

    /** The findings as statements. */
    Graph graph() {
        return graph;
    }

    void clear() {
        graph = GraphFactory.createDefaultGraph();
    }

    /** Adds a finding; one for the same row and reason gets the detail as well. */
    void add(Node row, String reason, String detail) {
        var finding = NodeFactory.createURI(row.getURI() + ";" + reason);
        graph.add(finding, NodeConst.nodeRDFType, Term.RowFinding);
        graph.add(finding, Term.row, row);
        graph.add(finding, Term.reason, Term.reason(reason));
        // All at once, and in an order that does not hang on that of the columns.
        var details = new TreeSet<String>(List.of(detail));
        graph.find(finding, Term.detail, Node.ANY).toList().forEach(t -> {
            details.addAll(List.of(t.getObject().getLiteralLexicalForm().split("; ")));
            graph.delete(t);
        });
        graph.add(finding, Term.detail, NodeFactory.createLiteralString(String.join("; ", details)));
    }

    /** Adds the findings among statements that a query made. */
    void addAll(Graph made) {
        made.find(Node.ANY, NodeConst.nodeRDFType, Term.RowFinding)
                .forEachRemaining(t -> GraphUtil.add(
                        graph, made.find(t.getSubject(), Node.ANY, Node.ANY).toList()));
    }
}
