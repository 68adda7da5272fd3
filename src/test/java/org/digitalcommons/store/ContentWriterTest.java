package org.digitalcommons.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.TxnType;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.DatasetGraphWrapper;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.sse.SSE;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.DatabaseMgr;
import org.junit.jupiter.api.Test;

/** A corrected version is stored as a first one would be, and costs what differs. */
class ContentWriterTest {

    private static final Node ONE = NodeFactory.createURI("https://example.org/one");
    private static final Node TWO = NodeFactory.createURI("https://example.org/two");
    private static final Node THREE = NodeFactory.createURI("https://example.org/three");

    private static final Map<Node, Graph> FIRST = Map.of(
            ONE, graph("(<x:a> <x:p> 'kept') (<x:a> <x:p> 'goes') (<x:a> <x:n> 01) (<x:b> <x:n> 2)"),
            TWO, graph("(<x:a> <x:p> 'of a graph that goes')"));

    private static final Map<Node, Graph> SECOND = Map.of(
            ONE, graph("(<x:a> <x:p> 'kept') (<x:a> <x:p> 'comes') (<x:a> <x:n> 1) (<x:b> <x:n> 02)"),
            THREE, graph("(<x:a> <x:p> 'of a new graph') (_:x <x:p> 'of a thing without an address')"));

    @Test
    void aCorrectedVersionIsStoredAsAFirstOneWouldBe() {
        var corrected = written(DatabaseMgr.createDatasetGraph(), List.of(FIRST, SECOND));
        var first = written(DatabaseMgr.createDatasetGraph(), List.of(SECOND));
        assertThat(corrected.keySet()).isEqualTo(first.keySet());
        corrected.forEach((name, graph) -> assertThat(graph.isIsomorphicWith(first.get(name)))
                .as("%s", name)
                .isTrue());
    }

    @Test
    void onlyWhatDiffersIsWritten() {
        var written = new ArrayList<Quad>();
        var dataset = new DatasetGraphWrapper(DatasetGraphFactory.createTxnMem()) {
            @Override
            public void add(Quad quad) {
                written.add(quad);
                super.add(quad);
            }

            @Override
            public void delete(Quad quad) {
                written.add(quad);
                super.delete(quad);
            }
        };
        written(dataset, List.of(FIRST));
        assertThat(written).hasSize(5);
        written.clear();
        var corrected = new LinkedHashMap<>(FIRST);
        corrected.put(TWO, graph("(<x:a> <x:p> 'corrected')"));
        written(dataset, List.of(corrected));
        assertThat(written).hasSize(2).allMatch(quad -> quad.getGraph().equals(TWO));
    }

    /** Writes versions, each in place of the one before, and gives what is stored then. */
    private static Map<Node, Graph> written(DatasetGraph dataset, List<Map<Node, Graph>> versions) {
        for (var version : versions) {
            Txn.exec(dataset, TxnType.WRITE, () -> {
                var before = new ArrayList<Node>();
                dataset.listGraphNodes().forEachRemaining(before::add);
                new ContentWriter(dataset, n -> {}).replace(before, OptionalLong.of(5), Quads.of(version));
            });
        }
        return Txn.calculateRead(dataset, () -> {
            var stored = new LinkedHashMap<Node, Graph>();
            dataset.listGraphNodes().forEachRemaining(name -> {
                var graph = GraphFactory.createDefaultGraph();
                dataset.getGraph(name).stream().forEach(graph::add);
                stored.put(name, graph);
            });
            return stored;
        });
    }

    private static Graph graph(String triples) {
        return SSE.parseGraph("(graph %s)".formatted(triples));
    }
}
