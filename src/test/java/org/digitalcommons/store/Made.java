package org.digitalcommons.store;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.graph.GraphFactory;
import org.digitalcommons.vocab.Term;

/** Publications made for tests of the store: every graph of version n says n in every statement. */
final class Made {

    static final Node SAYS = NodeFactory.createURI("https://example.org/says");

    private Made() {}

    static Node publication(String name) {
        return NodeFactory.createURI(Term.GRAPH + "published/test/" + name + "/2020");
    }

    /** A version of a publication with some graphs of so many statements each; the first has the publication's name. */
    static Map<Node, Graph> graphs(String name, int version, int graphs, int statements) {
        var made = new LinkedHashMap<Node, Graph>();
        for (int g = 0; g < graphs; g++) {
            made.put(
                    g == 0
                            ? publication(name)
                            : NodeFactory.createURI(publication(name).getURI() + "/part-" + g),
                    graph("https://example.org/" + name + "/" + g + "/", version, statements));
        }
        return made;
    }

    static Graph graph(String stem, int version, int statements) {
        var graph = GraphFactory.createDefaultGraph();
        for (int s = 0; s < statements; s++) {
            // New names with every version, so that the database's table of names grows too.
            var subject = NodeFactory.createURI(stem + (s % 3 == 0 ? "v" + version + "-" : "") + s);
            graph.add(subject, SAYS, NodeFactory.createLiteralString("version " + version));
        }
        return graph;
    }
}
