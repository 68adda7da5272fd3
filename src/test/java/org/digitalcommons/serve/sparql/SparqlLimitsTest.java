package org.digitalcommons.serve.sparql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.digitalcommons.query.QueryLimits;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What one request may take, and that nobody is given part of an answer for the whole of it. */
@Tag("slow")
class SparqlLimitsTest {

    private static final String FORM = "application/x-www-form-urlencoded";
    /** Eight unrelated patterns over 300 triples: far more rows than anybody can wait for. */
    private static final String ENDLESS = "{ ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o . ?p ?q ?r }";

    private static final QueryLimits LIMITS = QueryLimits.standard()
            .withTimeout(Duration.ofMinutes(5))
            .withRows(1_000)
            .withAnswerBytes(100_000);

    private static ServedSparql served;
    private static ServedSparql hurried;
    private static ServedSparql patient;

    @BeforeAll
    static void start() {
        var many = new StringBuilder("<urn:ex:g> {\n");
        IntStream.range(0, 300).forEach(n -> many.append("<urn:ex:s%d> <urn:ex:p> %d .%n".formatted(n, n)));
        served = ServedSparql.start(LIMITS, many.append("}").toString());
        hurried = ServedSparql.start(LIMITS.withTimeout(Duration.ofMillis(200)), many.toString());
        patient = ServedSparql.start(LIMITS.withTimeout(Duration.ofSeconds(1)), many.toString());
    }

    @AfterAll
    static void stop() {
        served.close();
        hurried.close();
        patient.close();
    }

    @AfterEach
    void theServiceIsAlive() {
        assertThat(served.ask("ASK { ?s ?p ?o }").body()).contains("true");
        // A busy machine may need more time than it has for this.
        var answer = hurried.ask("ASK { ?s ?p ?o }");
        for (int i = 0; i < 100 && answer.statusCode() == 503; i++) {
            answer = hurried.ask("ASK { ?s ?p ?o }");
        }
        assertThat(answer.body()).contains("true");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT (COUNT(*) AS ?count) " + ENDLESS,
                "SELECT DISTINCT ?b " + ENDLESS,
                "SELECT * " + ENDLESS + " ORDER BY ?a LIMIT 1",
                "ASK { FILTER NOT EXISTS { " + ENDLESS + " FILTER(STR(?q) = STR(?a)) } }",
                "CONSTRUCT { ?a <urn:ex:q> 1 } WHERE " + ENDLESS,
                "DESCRIBE ?b " + ENDLESS,
            })
    void aQueryThatTakesTooLongIsStoppedAndSaysSo(String query) {
        for (var rest :
                new String[] {"", "&timeout=3600&format=%s".formatted(query.matches("(SEL|ASK).*") ? "csv" : "nt")}) {
            refused(
                    503,
                    "did not finish within 0.2 seconds",
                    hurried.get("?query=" + ServedSparql.encode(query) + rest));
        }
    }

    @Test
    void aClientMayWaitForLessTimeButNotForNonsense() {
        var query = "?query=" + ServedSparql.encode("SELECT (COUNT(*) AS ?count) " + ENDLESS);
        refused(503, "within 0.1 seconds", patient.get(query + "&timeout=0.1"));
        for (var nonsense : new String[] {"soon", "-1", "0", "NaN", "-Infinity"}) {
            refused(400, "number of seconds", patient.get(query + "&timeout=" + nonsense));
        }
        refused(503, "within 1 second", patient.get(query + "&timeout=Infinity"));
        refused(503, "within 1 second", patient.get(query + "&timeout=1e300"));
    }

    @Test
    void anAnswerOfTooManyRowsIsRefusedAndNotCut() {
        for (var accept : new String[] {"text/csv", "text/tab-separated-values", "application/sparql-results+json"}) {
            refused(400, "more than 1,000 rows", served.ask("SELECT * { ?a ?b ?c . ?d ?e ?f }", "Accept", accept));
        }
        refused(
                400,
                "more than 1,000 triples",
                served.ask("CONSTRUCT { ?a ?c ?d } { ?a ?b ?x . ?d ?e ?f BIND(<urn:ex:x> AS ?c) }"));
        var all = served.ask("SELECT * { ?a ?b ?c . ?d ?e 1 , ?f } LIMIT 1000", "Accept", "text/csv");
        assertThat(all.statusCode()).isEqualTo(200);
    }

    @Test
    void anAnswerOfTooManyBytesIsRefusedAndNotCut() {
        var wide = IntStream.range(0, 60)
                .mapToObj(n -> "(?s AS ?s%d)".formatted(n))
                .toList();
        var query = "SELECT ?s %s { ?s ?p ?o }".formatted(String.join(" ", wide));
        for (var accept :
                new String[] {"text/csv", "application/sparql-results+xml", "application/sparql-results+json"}) {
            refused(400, "larger than 100,000 bytes", served.ask(query, "Accept", accept));
        }
    }

    @Test
    void aQueryOfTooManyCharactersIsRefused() {
        var fits = "ASK {} #" + "ä".repeat(LIMITS.queryCharacters() - 8);
        assertThat(served.ask(fits).statusCode()).isEqualTo(200);
        assertThat(served.post("application/sparql-query", fits).statusCode()).isEqualTo(200);
        refused(413, "longer than 20,000 characters", served.ask(fits + "."));
        refused(413, "longer than 20,000 characters", served.post("application/sparql-query", fits + "."));
        refused(413, "longer than 20,000 characters", served.post(FORM, "query=" + ServedSparql.encode(fits + ".")));
    }

    @Test
    void aRequestOfTooManyBytesIsRefusedWithAndWithoutItsLength() {
        var large = "query=" + "x".repeat(2_000_000);
        for (var type : new String[] {FORM, "application/sparql-query"}) {
            refused(413, "larger than 262,144 bytes", served.post(type, large));
            var unsized = BodyPublishers.ofInputStream(
                    () -> new ByteArrayInputStream(large.getBytes(StandardCharsets.UTF_8)));
            refused(
                    413,
                    "larger than 262,144 bytes",
                    served.send("", new String[] {"Content-Type", type}, request -> request.POST(unsized)));
        }
    }

    @Test
    void aQueryNestedByThousandsIsRefused() {
        var deep = 6_000;
        for (var query : new String[] {
            "SELECT (" + "(".repeat(deep) + "1" + ")".repeat(deep) + " AS ?x) {}",
            "ASK " + "{".repeat(deep) + "}".repeat(deep),
            "ASK { ?s ?p " + "[ ?q ".repeat(1_500) + "1" + "]".repeat(1_500) + "}",
            "ASK { ?s ?p " + "(".repeat(deep) + ")".repeat(deep) + "}",
            "ASK { FILTER(" + "!".repeat(19_000) + "true) }",
            "ASK { FILTER(" + "-".repeat(19_000) + "1) }",
            "ASK { ?s " + "^".repeat(19_000) + "<urn:ex:p> ?o }",
        }) {
            var answer = served.ask(query);
            assertThat(answer.statusCode()).as(query.substring(0, 20)).isEqualTo(400);
            refused(400, ".", answer);
        }
    }

    @Test
    void longChainsOfOperatorsAreAnsweredOrRefusedAndDoNoHarm() {
        for (var query : new String[] {
            "ASK { FILTER(" + "1||".repeat(6_000) + "true) }",
            "ASK { FILTER(0<1" + "+1".repeat(9_000) + ") }",
            "ASK { ?s " + "a/".repeat(9_000) + "<urn:ex:p> ?o }",
            "ASK { ?s " + "a|".repeat(9_000) + "a ?o }",
            "ASK { ?s a" + "?".repeat(15_000) + " ?o }",
            "ASK { " + "{}UNION".repeat(2_500) + "{} }",
            "ASK { " + "OPTIONAL{} ".repeat(1_700) + " }",
            "ASK { " + "MINUS{} ".repeat(2_300) + " }",
            "ASK { " + "FILTER(1) ".repeat(1_900) + " }",
            "ASK { FILTER(CONCAT(" + "\"\",".repeat(6_000) + "\"\") = \"\") }",
        }) {
            var answer = served.ask(query);
            assertThat(answer.statusCode())
                    .as(query.substring(0, 25) + answer.body())
                    .isIn(200, 400, 503);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ASK { BIND(STR(NOW()) AS ?x) FILTER REGEX(CONCAT(?x, %s), '.*.*.*.*.*.*.*.*#') }",
                "ASK { FILTER REGEX(%s, '.*.*.*.*.*.*.*.*#') }",
                "ASK { ?s ?p ?o FILTER EXISTS { ?s ?p ?q FILTER REGEX(CONCAT(STR(?q), %s), '.*.*.*.*.*.*.*.*#') } }",
                "SELECT (REPLACE(CONCAT(STR(?o), %s), '.*.*.*.*.*.*.*.*#', '') AS ?x) { ?s ?p ?o }",
                "SELECT (MAX(REPLACE(CONCAT(STR(?o), %s), '.*.*.*.*.*.*.*.*#', '')) AS ?x) { ?s ?p ?o }",
                "SELECT * { ?s ?p ?o } ORDER BY REGEX(CONCAT(STR(?o), %s), '.*.*.*.*.*.*.*.*#')",
            })
    void aRegularExpressionThatRunsAwayIsStopped(String query) {
        var answer = hurried.ask(query.formatted("'" + "a".repeat(1_000) + "'"));
        refused(503, "did not finish within 0.2 seconds", answer);
    }

    @Test
    void aTextThatGrowsWithoutEndIsRefused() {
        var doubled = new StringBuilder();
        var replaced = new StringBuilder();
        for (var step = 1; step < 40; step++) {
            doubled.append("BIND(CONCAT(?x%d, ?x%d) AS ?x%d) ".formatted(step - 1, step - 1, step));
            replaced.append("BIND(REPLACE(?x%d, '(.+)', '$1$1$1$1$1') AS ?x%d) ".formatted(step - 1, step));
        }
        for (var growth : new StringBuilder[] {doubled, replaced}) {
            refused(
                    400,
                    "make shorter ",
                    served.ask("SELECT (STRLEN(?x39) AS ?n) { ?s ?p ?o BIND(CONCAT('%', STR(?o)) AS ?x0) " + growth
                            + "}"));
        }
        var kilobyte = "CONCAT(STR(?a), '" + "x".repeat(900) + "')";
        refused(
                400,
                "more than 100,000 characters of text",
                served.ask("SELECT (STRLEN(GROUP_CONCAT(%s)) AS ?n) { ?a ?b ?c }".formatted(kilobyte)));
        refused(
                400,
                "more than 100,000 characters of text",
                served.ask("SELECT (STRLEN(GROUP_CONCAT(DISTINCT ?a; separator='%s')) AS ?n) { ?a ?b ?c }"
                        .formatted("-".repeat(900))));
        refused(400, "larger than 100,000 bytes", served.ask("SELECT (%s AS ?x) { ?a ?b ?c }".formatted(kilobyte)));
    }

    @Test
    void watchedFunctionsAnswerAsTheStandardSays() {
        var answer = served.ask(
                "SELECT (REGEX('Abc', '^a', 'i') AS ?a) (REGEX('Abc', '^a') AS ?b) (REPLACE('abcd', 'b(c)', '[$1]') AS ?c) "
                        + "(REPLACE('abAB'@en, 'b', 'x', 'i') AS ?d) (CONCAT('a'@en, 'b'@en) AS ?e) (ENCODE_FOR_URI('a b') AS ?f) "
                        + "(REGEX(1, 'a') AS ?g) (CONCAT() AS ?i) {}",
                "Accept",
                "text/tab-separated-values");
        assertThat(answer.body().lines().skip(1).findFirst())
                .contains("true\tfalse\t\"a[c]d\"\t\"axAx\"@en\t\"ab\"@en\t\"a%20b\"\t\t\"\"");
        assertThat(served.ask(
                                "SELECT (GROUP_CONCAT(?o; separator='+') AS ?x) { VALUES ?o { 1 2 } }",
                                "Accept",
                                "text/csv")
                        .body())
                .isEqualTo("x\r\n1+2\r\n");
    }

    @Test
    void quotedBracketsAreNotNesting() {
        assertThat(served.ask("ASK { FILTER(\"%s\" != '%s') }".formatted("(".repeat(500), "{".repeat(500)))
                        .body())
                .contains("true");
    }

    @Test
    void moreQueriesAtOnceThanAllowedAreAskedToComeBack() {
        var narrow = QueryLimits.standard().withTimeout(Duration.ofSeconds(6)).withAtOnce(1);
        try (var busy = ServedSparql.start(
                narrow,
                "<urn:ex:g> { %s }"
                        .formatted(
                                "<urn:ex:s> <urn:ex:p> 1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29 ."))) {
            var slow = CompletableFuture.supplyAsync(
                    () -> busy.ask("SELECT (COUNT(*) AS ?count) " + ENDLESS.replace("}", ". ?t ?u ?v }")),
                    Thread.ofVirtual()::start);
            // The first one is let in at once or a little later; until then the second is answered.
            var second = busy.ask("ASK {}");
            while (second.statusCode() == 200 && !slow.isDone()) {
                second = busy.ask("ASK {}");
            }
            refused(503, "busy with other queries", second);
            assertThat(second.headers().firstValue("Retry-After")).contains("5");
            refused(503, "did not finish", slow.join());
            assertThat(busy.ask("ASK {}").statusCode()).isEqualTo(200);
        }
    }

    private static void refused(int status, String words, HttpResponse<String> answer) {
        assertThat(answer.body()).contains(words);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body().strip()).endsWith(".").doesNotContain("\n").doesNotContain("Exception");
    }
}
