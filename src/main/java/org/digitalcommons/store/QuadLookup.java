package org.digitalcommons.store;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.tdb2.store.NodeId;
import org.apache.jena.tdb2.store.nodetable.NodeTable;
import org.apache.jena.tdb2.store.nodetupletable.NodeTupleTable;

/**
 * Looks statements up by the numbers that TDB2 gives to nodes, and reads only the nodes that are wanted. Of all
 * statements about a thing most are not wanted, and reading them took half the time of a look-up. Graphs and
 * properties recur, and are read once.
 *
 * <p>Any number of threads may ask, each in a transaction of its own, as long as nothing is written that they might see.
 */
public final class QuadLookup {

    private final NodeTupleTable quads;
    private final NodeTable nodes;
    private final Map<NodeId, Node> graphs = new ConcurrentHashMap<>();
    private final Map<NodeId, Node> properties = new ConcurrentHashMap<>();

    QuadLookup(DatasetGraph dataset) {
        this.quads = GatedDataset.storage(dataset).getQuadTable().getNodeTupleTable();
        this.nodes = quads.getNodeTable();
    }

    /**
     * Gives each statement that matches, with the graph that it lies in.
     *
     * @param pattern with {@code Node.ANY} for any
     * @param graph whether a graph is looked at
     * @param property whether a property is asked for
     */
    public void find(Triple pattern, Predicate<Node> graph, Predicate<Node> property, BiConsumer<Node, Triple> taker) {
        var subject = id(pattern.getSubject());
        var predicate = id(pattern.getPredicate());
        var object = id(pattern.getObject());
        if (NodeId.isDoesNotExist(subject) || NodeId.isDoesNotExist(predicate) || NodeId.isDoesNotExist(object)) {
            return;
        }
        quads.find(NodeId.NodeIdAny, subject, predicate, object).forEachRemaining(quad -> {
            var in = graphs.computeIfAbsent(quad.get(0), nodes::getNodeForNodeId);
            if (graph.test(in)) {
                var says = properties.computeIfAbsent(quad.get(2), nodes::getNodeForNodeId);
                if (property.test(says)) {
                    var about = node(pattern.getSubject(), quad.get(1));
                    taker.accept(in, Triple.create(about, says, node(pattern.getObject(), quad.get(3))));
                }
            }
        });
    }

    /** How many statements lie in the graphs that are looked at. */
    public long count(Predicate<Node> graph) {
        return Iter.iter(quads.findAll())
                .filter(quad -> graph.test(graphs.computeIfAbsent(quad.get(0), nodes::getNodeForNodeId)))
                .count();
    }

    private NodeId id(Node node) {
        return node.isConcrete() ? nodes.getNodeIdForNode(node) : NodeId.NodeIdAny;
    }

    /** The node of a number; a literal is read even where it was asked for, because it is stored in a form of its own. */
    private Node node(Node asked, NodeId id) {
        return asked.isURI() ? asked : nodes.getNodeForNodeId(id);
    }
}
