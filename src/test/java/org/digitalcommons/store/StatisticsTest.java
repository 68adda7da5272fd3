package org.digitalcommons.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.BasicPattern;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.graph.NodeConst;
import org.apache.jena.sparql.sse.SSE;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is stored is counted as any engine would count it, and patterns are put in order by it. */
class StatisticsTest {

    private static final Node NAME = NodeFactory.createURI("http://example.org/name");
    private static final Node SPEAKS_OF = NodeFactory.createURI("http://example.org/speaksOf");
    private static final Node SCORE = NodeFactory.createURI("http://example.org/Score");

    @TempDir
    Path folder;

    @Test
    void aStatementOfSeveralGraphsCountsOnce() {
        try (var store = twoPublications()) {
            store.replaceDerived(Collections.emptyIterator(), Map.of(), "rules");

            var counted = statistics(store);

            assertThat(counted.properties().get(NAME)).isEqualTo(new Statistics.Use(2, 2, 2));
            assertThat(counted.properties().get(SPEAKS_OF)).isEqualTo(new Statistics.Use(4, 4, 1));
            assertThat(counted.classes()).containsEntry(SCORE, 1L);
        }
    }

    @Test
    void aStoreWithoutClassesHasNone() {
        try (var store = Store.open(folder)) {
            publish(store, "one", ":body :name 'A' .");
            store.replaceDerived(Collections.emptyIterator(), Map.of(), "rules");

            assertThat(statistics(store).properties().get(NAME)).isEqualTo(new Statistics.Use(1, 1, 1));
            assertThat(statistics(store).classes()).isEmpty();
        }
    }

    @Test
    void theyAreTheSameWhenTheyAreTakenAgain() {
        try (var store = twoPublications()) {
            store.replaceDerived(Collections.emptyIterator(), Map.of(), "rules");
            var first = statistics(store).properties();
            store.replaceDerived(Collections.emptyIterator(), Map.of(), "rules");

            assertThat(statistics(store).properties().get(NAME)).isEqualTo(first.get(NAME));
            assertThat(statistics(store).properties().get(SPEAKS_OF)).isEqualTo(first.get(SPEAKS_OF));
            assertThat(statistics(store).properties()).hasSameSizeAs(first);
        }
    }

    @Test
    void whatHasFewerStatementsIsLookedUpFirst() {
        try (var store = twoPublications()) {
            store.replaceDerived(Collections.emptyIterator(), Map.of(), "rules");

            assertThat(first(store)).isEqualTo(NodeConst.nodeRDFType);
        }
    }

    @Test
    void theyAreKnownAgainWhenTheStoreIsOpened() {
        try (var store = twoPublications()) {
            assertThat(first(store)).isEqualTo(SPEAKS_OF);
            store.replaceDerived(Collections.emptyIterator(), Map.of(), "rules");
        }
        try (var store = Store.open(folder)) {
            assertThat(first(store)).isEqualTo(NodeConst.nodeRDFType);
        }
    }

    /** The property of the pattern that the database looks up first, of two that a body and a class are known of. */
    private static Node first(Store store) {
        var patterns = new BasicPattern();
        patterns.add(SSE.parseTriple("(?score <http://example.org/speaksOf> <http://example.org/body>)"));
        patterns.add(SSE.parseTriple("(?score rdf:type <http://example.org/Score>)"));
        assertThat(patterns.get(0).getSubject()).isEqualTo(Var.alloc("score"));
        return GatedDataset.storage(store.dataset())
                .getReorderTransform()
                .reorder(patterns)
                .get(0)
                .getPredicate();
    }

    private static Statistics statistics(Store store) {
        return Statistics.in(store.graph(Statistics.NAME).orElse(Graph.emptyGraph));
    }

    /** Two publications that both name a body; of the four things that speak of it, one is a score. */
    private Store twoPublications() {
        var store = Store.open(folder);
        publish(store, "one", ":body :name 'A' . :a :speaksOf :body ; a :Score . :b :speaksOf :body .");
        publish(store, "two", ":body :name 'A' . :other :name 'B' . :c :speaksOf :body . :d :speaksOf :body .");
        return store;
    }

    private static void publish(Store store, String name, String turtle) {
        var graph = RDFParser.fromString("PREFIX : <http://example.org/>\n" + turtle, Lang.TURTLE)
                .toGraph();
        var address = NodeFactory.createURI("http://example.org/graph/" + name);
        store.publish(address, Map.of(address, graph));
    }
}
