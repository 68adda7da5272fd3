package org.digitalcommons.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.sparql.graph.GraphFactory;
import org.digitalcommons.DefaultStore;
import org.digitalcommons.validate.Finding;
import org.digitalcommons.validate.Report;
import org.digitalcommons.validate.Validator;
import org.digitalcommons.validate.Verdict;
import org.junit.jupiter.api.Test;

/** The catalogue of questions: described as the meta shapes ask, each under one topic, none lost under an older name. */
class CatalogTest {

    private static final Rooms ROOMS = DefaultStore.ROOMS;
    private static final Catalog CATALOG = Catalog.of(ROOMS);

    @Test
    void questionsAndColumnsAreDescribedAsTheMetaShapesAsk() {
        var verdict = judge(CATALOG);
        assertThat(verdict.findings()).as(new Report(verdict).text()).isEmpty();
    }

    @Test
    void anUndescribedQuestionIsToldAllThatItLacks() {
        var sloppy = Question.of("sloppy", """
                #+ title:    What is wrong?
                #+ question: Many things.
                #+ topic:    gossip
                #+ column:   ?name  label  [label-of ?none; priority 7] Its name
                #+ column:   ?most  GBP    [end-of ?none; absent ?none; unit Pounds] The most.
                SELECT ?name ?most WHERE {}
                """);
        var codes = judge(new Catalog(List.of(sloppy), CATALOG.topics())).findings().stream()
                .map(Finding::code)
                .distinct()
                .sorted()
                .toList();
        assertThat(codes)
                .containsExactly(
                        "column-absent",
                        "column-end-of",
                        "column-label-of",
                        "column-meaning",
                        "column-priority",
                        "column-unit",
                        "question-question",
                        "question-title",
                        "question-topic");
    }

    @Test
    void everyQuestionStandsUnderOneTopicAndNoTopicIsEmpty() {
        var listed = CATALOG.topics().stream()
                .flatMap(t -> CATALOG.about(t).stream())
                .toList();
        assertThat(listed).containsExactlyInAnyOrderElementsOf(CATALOG.questions());
        assertThat(CATALOG.topics())
                .allSatisfy(t -> assertThat(CATALOG.about(t)).isNotEmpty());
    }

    @Test
    void everyColumnThatAnAttributeNamesIsOneOfTheSameQuestion() {
        for (var question : CATALOG.questions()) {
            var names = question.header().columns().stream().map(Column::name).toList();
            for (var column : question.header().columns()) {
                assertThat(names).containsAll(column.labelOf().stream().toList());
                assertThat(names).containsAll(column.endOf().stream().toList());
                assertThat(names).containsAll(column.absent().stream().toList());
            }
        }
    }

    @Test
    void anOlderNameLeadsToOneQuestionWithParametersItHas() {
        var olderNames = new HashSet<String>();
        for (var question : CATALOG.questions()) {
            for (var old : question.header().replaces()) {
                assertThat(olderNames.add(old.name()))
                        .as("%s is replaced once", old.name())
                        .isTrue();
                assertThat(CATALOG.question(old.name())).isEmpty();
                var redirect = CATALOG.replaced(old.name(), Map.of()).orElseThrow();
                assertThat(redirect.question()).isEqualTo(question);
                assertThat(question.with(redirect.parameters())).isNotEmpty();
                assertThat(question.header().parameters().stream().map(QueryHeader.Parameter::name))
                        .as("parameters that %s is given", question.name())
                        .containsAll(old.renamed().values().stream()
                                .map(OlderName.Newer::parameter)
                                .toList());
            }
        }
    }

    @Test
    void parametersOfAnOlderNameAreMapped() {
        var old = new OlderName("staff", Map.of("kind", "posts"), Map.of("function", new OlderName.Newer("of", "")));
        var given = new HashMap<String, String>(Map.of("function", "legal", "body", "department-co"));
        assertThat(old.parameters(given)).isEqualTo(Map.of("kind", "posts", "of", "legal", "body", "department-co"));
    }

    @Test
    void aCodeBecomesAnAddressWhereTheNewerParameterTakesOne() {
        var now = CATALOG.replaced("unit-costs-of-services", Map.of("type", "street-trading-licence"))
                .orElseThrow();
        assertThat(now.question().name()).isEqualTo("unit-costs-against-peers");
        assertThat(now.parameters())
                .containsEntry("peers", "https://w3id.org/digital-commons/concept/service-type/street-trading-licence");
        assertThat(CATALOG.replaced("unit-costs-of-services", Map.of("type", "https://example.org/type"))
                        .orElseThrow()
                        .parameters())
                .containsEntry("peers", "https://example.org/type");
    }

    @Test
    void aWordThatMayNotBeGivenIsRefusedWithThoseThatMay() {
        var question = CATALOG.named("posts-of-body");
        assertThat(question.with(Map.of("by", "unit"))).contains("VALUES ?by { \"unit\" }");
        assertThatThrownBy(() -> question.with(Map.of("by", "units")))
                .isInstanceOf(Question.Unanswerable.class)
                .hasMessage("by must be one of grade, role, unit, not: units");
    }

    private static Verdict judge(Catalog catalog) {
        var shapes = GraphFactory.createDefaultGraph();
        Rooms.read(Path.of("shapes/prefixes.ttl"), shapes);
        Rooms.read(Path.of("shapes/meta/query.ttl"), shapes);
        var described = GraphFactory.createDefaultGraph();
        GraphUtil.addInto(described, catalog.description());
        GraphUtil.addInto(described, ROOMS.graph("ontology"));
        return new Validator(shapes, Graph.emptyGraph).judge(described);
    }
}
