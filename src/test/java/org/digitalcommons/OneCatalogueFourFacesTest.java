package org.digitalcommons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.atlas.json.JSON;
import org.digitalcommons.catalog.Catalog;
import org.digitalcommons.catalog.Question;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** A question is one file: command, page, data and the query on any SPARQL endpoint all say what the file says. */
@Tag("slow")
@Order(3)
class OneCatalogueFourFacesTest {

    @TempDir
    private static Path copy;

    /** Every shipped publisher has its grant, and no two publish one figure: nothing is said by another, or twice. */
    private static final Set<String> UNANSWERED = Set.of("said-about-body", "figures-of-several-publishers");

    private static final Map<String, CommandLineRun> COMMANDS = new HashMap<>();

    @BeforeAll
    static void askByCommand() throws IOException {
        var store = DefaultStore.copy(copy.resolve("store"));
        var questions = Catalog.of(DefaultStore.ROOMS).questions();
        for (var question : questions) {
            COMMANDS.put(question.name(), CommandLineRun.at(store, "ask", question.name(), "--format", "csv"));
        }
    }

    @TestFactory
    Stream<DynamicTest> commandPageDataAndEndpointAgreeWithTheFileAsItLies() {
        return Catalog.of(DefaultStore.ROOMS).questions().stream()
                .map(question -> dynamicTest(question.name(), () -> agree(question)));
    }

    private static void agree(Question question) {
        var query = "/sparql?query=" + Web.encode(question.text());
        var csv = Web.get(query, "Accept", "text/csv").body();
        var json = Web.get(query, "Accept", "application/sparql-results+json").body();
        assertThat(csv.lines().count() > 1)
                .as("an answer that is not empty")
                .isNotEqualTo(UNANSWERED.contains(question.name()));

        assertThat(Web.get("/ask/" + question.name() + "?format=csv").body()).isEqualTo(csv);
        assertThat(Web.get("/ask/" + question.name(), "Accept", "application/json")
                        .body())
                .isEqualTo(json);

        var command = Objects.requireNonNull(COMMANDS.get(question.name()));
        assertThat(command.err()).isEmpty();
        assertThat(command.code()).isZero();
        assertThat(command.out()).isEqualTo(csv);

        var page = Web.page("/ask/" + question.name()).body();
        assertThat(page).contains(question.header().title());
        assertThat(page.split("<tr>").length - 2).as("rows of the page").isEqualTo((int) Math.min(1_000, rows(json)));
    }

    private static long rows(String json) {
        return JSON.parse(json)
                .get("results")
                .getAsObject()
                .get("bindings")
                .getAsArray()
                .size();
    }
}
