package org.digitalcommons.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.graph.GraphFactory;
import org.digitalcommons.catalog.Question;
import org.digitalcommons.query.QueryRefused.Reason;
import org.digitalcommons.store.Store;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A question of ours has the deadline and the limits of every reader, and leaves its place however it ends. */
class QueryDeadlineTest {

    private static final Question PRODUCT = Question.of("product", """
            #+ title:    Product
            #+ question: How many threes are there?
            SELECT (COUNT(*) AS ?count) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }
            """);
    private static final Question LIST = Question.of("list", "SELECT ?a ?c { ?a <urn:ex:property> ?c }");

    private final Store store = Store.inMemory();

    @BeforeEach
    void fill() {
        var graph = GraphFactory.createDefaultGraph();
        for (int i = 0; i < 1_000; i++) {
            graph.add(node("thing/" + i), node("property"), node("value/" + i));
        }
        store.publish(node("graph"), Map.<Node, Graph>of(node("graph"), graph));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aQuestionIsStoppedAtItsDeadlineAndItsPlaceIsFreeAgain() {
        var limits = QueryLimits.standard().withTimeout(Duration.ofMillis(50)).withAtOnce(1);
        var queries = Queries.unlimited().within(limits);
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> queries.ask(PRODUCT, Map.of(), store))
                    .isInstanceOfSatisfying(QueryRefused.class, refused -> {
                        assertThat(refused.reason()).isEqualTo(Reason.TOO_LATE);
                        assertThat(refused.sentence()).startsWith("The query did not finish within 0.05 seconds");
                    });
            assertThat(queries.freePlaces()).isEqualTo(1);
        }
    }

    @Test
    void aQuestionWithoutAPlaceIsAskedToComeBack() {
        var places = new Places(QueryLimits.standard().withAtOnce(1));
        var refused = places.on(Optional.empty(), outer -> {
            try {
                return places.on(Optional.empty(), inner -> "answered");
            } catch (QueryRefused busy) {
                return busy.reason().toString();
            }
        });
        assertThat(refused).isEqualTo("BUSY");
        String later = places.on(Optional.empty(), allowance -> "answered");
        assertThat(later).isEqualTo("answered");
    }

    @Test
    void anAnswerOfMoreRowsThanAreGivenIsRefusedAndNotCut() {
        var queries = Queries.unlimited().within(QueryLimits.standard().withRows(999));
        assertThatThrownBy(() -> queries.ask(LIST, Map.of(), store))
                .isInstanceOfSatisfying(
                        QueryRefused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.WRONG));
    }

    @Test
    void theProgramItselfHasNoLimits() {
        assertThat(Queries.unlimited().ask(LIST, Map.of(), store).rows().size()).isEqualTo(1_000);
    }

    private static Node node(String name) {
        return NodeFactory.createURI("urn:ex:" + name);
    }
}
