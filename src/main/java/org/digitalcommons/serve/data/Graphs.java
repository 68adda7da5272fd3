package org.digitalcommons.serve.data;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.graph.GraphFactory;
import org.digitalcommons.Commons;
import org.digitalcommons.intake.Sayings;
import org.digitalcommons.name.Digest;
import org.digitalcommons.name.GraphNames;
import org.digitalcommons.name.PublicationName;
import org.digitalcommons.name.StatementLines;
import org.digitalcommons.publish.rdf.GraphDelivery;

/**
 * The graphs of a commons as the protocol sees them. The address of a publication of linked data stands for what its
 * publisher handed in, so that what is put can be got; every other graph is as it lies in the store.
 */
record Graphs(Commons commons) {

    private static final BigInteger ROUND = BigInteger.ONE.shiftLeft(128);

    /** A graph by its name; empty if there is none. */
    Optional<Graph> named(String name) {
        var store = commons.contents();
        var node = NodeFactory.createURI(name);
        return store.read(() -> {
            var content = PublicationName.parse(name)
                    .map(PublicationName::content)
                    .filter(c -> isHeld(c, store.graphNames(node)));
            return store.graph(node)
                    .map(graph -> content.map(c -> GraphDelivery.handedIn(graph, statements(c)))
                            .orElse(graph));
        });
    }

    /** Whether a publication is current that was not handed in as linked data, but as tables. */
    boolean isOfTables(PublicationName name) {
        var graphs = commons.contents().graphNames(name.node());
        return !graphs.isEmpty() && !isHeld(name.content(), graphs);
    }

    /** A publisher may have handed in nothing but what is kept as said. */
    private static boolean isHeld(Node content, List<Node> graphs) {
        return graphs.contains(content) || graphs.contains(GraphNames.said(content));
    }

    private Graph statements(Node content) {
        var all = GraphFactory.createDefaultGraph();
        var store = commons.contents();
        store.graph(content).ifPresent(stated -> GraphUtil.addInto(all, stated));
        store.graph(GraphNames.said(content)).ifPresent(said -> GraphUtil.addInto(all, Sayings.statements(said)));
        return all;
    }

    /** Names the content of a graph: sixteen bytes that do not depend on the order of its statements. */
    static String content(Graph graph) {
        var sum = new BigInteger[] {BigInteger.ZERO};
        var lines = new StatementLines();
        graph.stream().forEach(t -> {
            sum[0] = sum[0].add(new BigInteger(1, Digest.bytes(lines.of(t))));
        });
        return "%032x".formatted(sum[0].mod(ROUND));
    }
}
