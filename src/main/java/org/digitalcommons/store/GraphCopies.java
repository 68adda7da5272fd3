package org.digitalcommons.store;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.graph.NodeConst;

/** Copies of stored graphs in memory. Each method is called inside a transaction of the caller. */
final class GraphCopies {

    private final DatasetGraph dataset;

    GraphCopies(DatasetGraph dataset) {
        this.dataset = dataset;
    }

    /** A graph by its name; empty if nothing is stored under it. All graphs together are none, and are not copied. */
    Optional<Graph> find(Node name) {
        return Quad.isUnionGraph(name) || Quad.isDefaultGraph(name)
                ? Optional.empty()
                : Optional.of(of(name)).filter(graph -> !graph.isEmpty());
    }

    /** A graph by its name; an empty one if nothing is stored under it. */
    Graph of(Node name) {
        return of(name, statement -> true);
    }

    /** Some graphs by name. */
    Map<Node, Graph> of(Collection<Node> names) {
        var graphs = new LinkedHashMap<Node, Graph>();
        names.forEach(name -> graphs.put(name, of(name)));
        return graphs;
    }

    /** A graph as far as it is wanted; empty when it speaks of nothing of the classes. */
    Graph of(Node name, Collection<Node> classes, Predicate<Triple> wanted) {
        return speaksOf(name, classes) ? of(name, wanted) : Graph.emptyGraph;
    }

    private Graph of(Node name, Predicate<Triple> wanted) {
        var copy = GraphFactory.createDefaultGraph();
        GraphUtil.add(copy, dataset.getGraph(name).find().filterKeep(wanted));
        return copy;
    }

    private boolean speaksOf(Node name, Collection<Node> classes) {
        return classes.stream().anyMatch(each -> dataset.contains(name, Node.ANY, NodeConst.nodeRDFType, each));
    }
}
