package org.digitalcommons.store;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.apache.jena.atlas.lib.tuple.Tuple;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.graph.NodeConst;
import org.apache.jena.tdb2.store.NodeId;
import org.apache.jena.tdb2.store.nodetable.NodeTable;
import org.apache.jena.vocabulary.VOID;
import org.digitalcommons.name.GraphNames;

/**
 * How often each property and each class is used in the union of all graphs, a statement that several graphs make counted
 * once: the property and class partitions of the W3C note on VoID, section 4.5. Readers who federate find them in the graph
 * {@link #NAME}, and {@link SelectivityReorder} puts the patterns of a query in order by them. Immutable.
 *
 * @param triples statements
 * @param properties by property
 * @param classes the number of things, by class
 */
record Statistics(long triples, Map<Node, Use> properties, Map<Node, Long> classes) {

    /** The graph that holds them, and what it calls the dataset. */
    static final Node NAME = NodeFactory.createURI(GraphNames.REFERENCE + "statistics");

    static final Statistics NONE = new Statistics(0, Map.of(), Map.of());

    /**
     * The use of a property.
     *
     * @param triples the statements with it
     * @param subjects the different things it is said of
     * @param objects the different values it has
     */
    record Use(long triples, long subjects, long objects) {

        private Use plus(Use other) {
            return new Use(triples + other.triples, subjects + other.subjects, objects + other.objects);
        }
    }

    /**
     * Counts what is stored, by going through two indexes of the database, in which what is to be counted lies together.
     * Called inside a transaction of the caller.
     */
    static Statistics of(DatasetGraph dataset) {
        var quads = GatedDataset.storage(dataset).getQuadTable().getNodeTupleTable();
        var count = new Count(quads.getNodeTable());
        count.byValue(quads.getTupleTable().selectIndex("POSG").all());
        count.byThing(quads.getTupleTable().selectIndex("SPOG").all());
        return count.statistics();
    }

    /** Counts while it goes; rows have the graph, subject, property and object of a statement, in this order. */
    private static final class Count {

        private final NodeTable nodes;
        private final NodeId type;
        // They do not count themselves, so that they are the same when they are taken again.
        private final NodeId own;
        private final Map<NodeId, Use> used = new HashMap<>();
        private final Map<Node, Long> classes = new HashMap<>();
        private long triples;

        Count(NodeTable nodes) {
            this.nodes = nodes;
            this.type = nodes.getNodeIdForNode(NodeConst.nodeRDFType);
            this.own = nodes.getNodeIdForNode(NAME);
        }

        /** In the order of property, object and subject, so that a statement of several graphs comes several times in a row. */
        void byValue(Iterator<Tuple<NodeId>> rows) {
            var property = NodeId.NodeDoesNotExist;
            var object = NodeId.NodeDoesNotExist;
            var subject = NodeId.NodeDoesNotExist;
            long things = 0;
            while (rows.hasNext()) {
                var row = rows.next();
                boolean isSame = row.get(2).equals(property) && row.get(3).equals(object);
                if (isSame && row.get(1).equals(subject) || row.get(0).equals(own)) {
                    continue;
                }
                if (!isSame) {
                    noteClass(property, object, things);
                    things = 0;
                }
                property = row.get(2);
                object = row.get(3);
                subject = row.get(1);
                things++;
                triples++;
                used.merge(property, new Use(1, 0, isSame ? 0 : 1), Use::plus);
            }
            noteClass(property, object, things);
        }

        private void noteClass(NodeId property, NodeId object, long things) {
            if (things > 0 && property.equals(type)) {
                classes.put(nodes.getNodeForNodeId(object), things);
            }
        }

        /** In the order of subject and property. */
        void byThing(Iterator<Tuple<NodeId>> rows) {
            var subject = NodeId.NodeDoesNotExist;
            var property = NodeId.NodeDoesNotExist;
            while (rows.hasNext()) {
                var row = rows.next();
                if (!row.get(0).equals(own)
                        && (!row.get(1).equals(subject) || !row.get(2).equals(property))) {
                    subject = row.get(1);
                    property = row.get(2);
                    used.merge(property, new Use(0, 1, 0), Use::plus);
                }
            }
        }

        Statistics statistics() {
            var properties = new HashMap<Node, Use>();
            used.forEach((id, use) -> properties.put(nodes.getNodeForNodeId(id), use));
            return new Statistics(triples, Map.copyOf(properties), Map.copyOf(classes));
        }
    }

    /** What {@link #graph} wrote; {@link #NONE} from an empty graph. */
    static Statistics in(Graph graph) {
        var properties = new HashMap<Node, Use>();
        var classes = new HashMap<Node, Long>();
        graph.find(Node.ANY, VOID.property.asNode(), Node.ANY).forEachRemaining(t -> {
            var part = t.getSubject();
            properties.put(
                    t.getObject(),
                    new Use(
                            count(graph, part, VOID.triples.asNode()),
                            count(graph, part, VOID.distinctSubjects.asNode()),
                            count(graph, part, VOID.distinctObjects.asNode())));
        });
        graph.find(Node.ANY, VOID._class.asNode(), Node.ANY)
                .forEachRemaining(
                        t -> classes.put(t.getObject(), count(graph, t.getSubject(), VOID.entities.asNode())));
        return properties.isEmpty()
                ? NONE
                : new Statistics(
                        count(graph, NAME, VOID.triples.asNode()), Map.copyOf(properties), Map.copyOf(classes));
    }

    /** The same as linked data. */
    Graph graph() {
        var graph = GraphFactory.createDefaultGraph();
        graph.add(NAME, NodeConst.nodeRDFType, VOID.Dataset.asNode());
        graph.add(NAME, VOID.triples.asNode(), number(triples));
        properties.forEach((property, use) -> {
            var part = part("property", property);
            graph.add(NAME, VOID.propertyPartition.asNode(), part);
            graph.add(part, VOID.property.asNode(), property);
            graph.add(part, VOID.triples.asNode(), number(use.triples()));
            graph.add(part, VOID.distinctSubjects.asNode(), number(use.subjects()));
            graph.add(part, VOID.distinctObjects.asNode(), number(use.objects()));
        });
        classes.forEach((type, things) -> {
            var part = part("class", type);
            graph.add(NAME, VOID.classPartition.asNode(), part);
            graph.add(part, VOID._class.asNode(), type);
            graph.add(part, VOID.entities.asNode(), number(things));
        });
        return graph;
    }

    private static Node part(String kind, Node of) {
        return NodeFactory.createURI(
                NAME.getURI() + "/" + kind + "/" + URLEncoder.encode(of.toString(), StandardCharsets.UTF_8));
    }

    private static Node number(long count) {
        return NodeFactory.createLiteralDT(Long.toString(count), XSDDatatype.XSDinteger);
    }

    private static long count(Graph graph, Node subject, Node property) {
        return graph
                .find(subject, property, Node.ANY)
                .mapWith(Triple::getObject)
                .mapWith(node -> ((Number) node.getLiteralValue()).longValue())
                .toList()
                .stream()
                .findFirst()
                .orElse(0L);
    }
}
