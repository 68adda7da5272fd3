package org.digitalcommons.intake;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.graph.NodeConst;
import org.apache.jena.vocabulary.RDF;
import org.digitalcommons.name.GraphNames;
import org.digitalcommons.vocab.Term;

/** What publishers say of others without a grant, as the statements they handed in. */
public final class Sayings {

    private Sayings() {}

    /** The statements that a graph of sayings tells of. */
    public static Graph statements(Graph said) {
        var statements = GraphFactory.createDefaultGraph();
        said.find(Node.ANY, NodeConst.nodeRDFType, Term.Saying)
                .mapWith(t -> t.getSubject())
                .toList()
                .forEach(saying -> statements.add(
                        value(said, saying, RDF.subject.asNode()),
                        value(said, saying, RDF.predicate.asNode()),
                        value(said, saying, RDF.object.asNode())));
        return statements;
    }

    private static Node value(Graph graph, Node subject, Node property) {
        return graph.find(subject, property, Node.ANY).next().getObject();
    }

    /** The graphs of a publication as they were handed in. */
    static Map<Node, Graph> handedIn(Map<Node, Graph> stored) {
        var graphs = new LinkedHashMap<Node, Graph>();
        stored.forEach((name, graph) -> {
            boolean isSaid = GraphNames.isSaid(name);
            var whole = graphs.computeIfAbsent(
                    isSaid ? GraphNames.besideSaid(name) : name, n -> GraphFactory.createDefaultGraph());
            GraphUtil.addInto(whole, isSaid ? statements(graph) : graph);
        });
        return graphs;
    }
}
