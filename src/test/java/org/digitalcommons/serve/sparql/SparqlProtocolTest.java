package org.digitalcommons.serve.sparql;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.exec.http.QueryExecHTTP;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The SPARQL 1.1 Protocol as programs speak it, and the page that people see at the same address. */
class SparqlProtocolTest {

    private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
    private static final String LABELS = "SELECT ?label { ?body ?has ?label } ORDER BY ?label";
    private static final String SD = "http://www.w3.org/ns/sparql-service-description#";
    private static ServedSparql served;

    @BeforeAll
    static void start() {
        served = ServedSparql.start();
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    @ParameterizedTest
    @CsvSource({
        "application/sparql-results+json, application/sparql-results+json, '\"Beech\"'",
        "application/json, application/json, '\"Beech\"'",
        "application/sparql-results+xml, application/sparql-results+xml, <literal>Beech</literal>",
        "text/xml, text/xml, <literal>Beech</literal>",
        "text/csv, text/csv; charset=utf-8, Beech",
        "text/tab-separated-values, text/tab-separated-values; charset=utf-8, '\"Beech\"'",
        "*/*, application/sparql-results+json, '\"Beech\"'",
        "'text/csv;q=0.2, application/sparql-results+xml;q=0.9', application/sparql-results+xml, <literal>Beech</literal>",
    })
    void rowsComeInTheFormatTheClientAccepts(String accept, String type, String words) {
        var answer = served.ask(LABELS, "Accept", accept);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(type(answer)).startsWithIgnoringCase(type.replace("; ", ";"));
        assertThat(answer.body()).contains(words).contains("Ábaco");
    }

    @ParameterizedTest
    @CsvSource({
        "text/turtle, text/turtle",
        "application/n-triples, application/n-triples",
        "application/ld+json, application/ld+json",
        "application/rdf+xml, application/rdf+xml",
        "*/*, text/turtle",
    })
    void triplesComeInTheFormatTheClientAccepts(String accept, String type) {
        for (var query : new String[] {"CONSTRUCT WHERE { ?s ?p ?o }", "DESCRIBE ?s { ?s ?p ?o }"}) {
            var answer = served.ask(query, "Accept", accept);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(type(answer)).startsWithIgnoringCase(type);
            assertThat(graph(answer).size()).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "csv, text/csv",
        "tsv, text/tab-separated-values",
        "json, application/sparql-results+json",
        "xml, application/sparql-results+xml",
        "html, text/html"
    })
    void theFormatMayStandInTheAddress(String format, String type) {
        var answer = served.get("?query=" + ServedSparql.encode(LABELS) + "&format=" + format, "Accept", BROWSER);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(type(answer)).startsWith(type);
    }

    @Test
    void aFormatThatDoesNotFitIsRefusedWithThoseThatDo() {
        var query = "?query=" + ServedSparql.encode("CONSTRUCT WHERE { ?s ?p ?o }");
        refused(400, "cannot be written as csv; choose one of turtle", served.get(query + "&format=csv"));
        refused(400, "not known; choose one of turtle", served.get(query + "&format=pdf"));
        refused(406, "ask for one of application/sparql-results+json, ", served.ask(LABELS, "Accept", "image/png"));
        var unwritable = "CONSTRUCT { ?s <urn:ex:1> 1 } WHERE { ?s ?p ?o }";
        refused(406, "ask for text/turtle", served.ask(unwritable, "Accept", "application/rdf+xml"));
    }

    @Test
    void aQueryIsSentInAnyOfTheThreeWaysOfTheProtocol() {
        var form = "query=" + ServedSparql.encode(LABELS) + "&format=csv";
        var expected = served.get("?" + form).body();
        assertThat(expected).startsWith("label\r\n").hasLineCount(4);
        assertThat(served.post("application/x-www-form-urlencoded", form).body())
                .isEqualTo(expected);
        assertThat(served.post("application/x-www-form-urlencoded; charset=UTF-8", form)
                        .body())
                .isEqualTo(expected);
        assertThat(served.post("application/sparql-query", LABELS, "Accept", "text/csv")
                        .body())
                .isEqualTo(expected);
        assertThat(served.post("application/sparql-query; charset=utf-8", LABELS, "Accept", "text/csv")
                        .body())
                .isEqualTo(expected);
    }

    @Test
    void aClientOfAnotherMakerIsServed() {
        try (var execution =
                QueryExecHTTP.service(served.address()).query(LABELS).build()) {
            assertThat(execution.select().stream().count()).isEqualTo(3);
        }
        try (var execution = QueryExecHTTP.service(served.address())
                .query("CONSTRUCT WHERE { ?s ?p ?o }")
                .build()) {
            assertThat(execution.construct().size()).isEqualTo(3);
        }
    }

    @Test
    void headIsGetWithoutTheBody() {
        var head = served.send(
                "?query=ASK%7B%7D", new String[0], request -> request.method("HEAD", BodyPublishers.noBody()));
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValueAsLong("Content-Length").orElse(0)).isPositive();
    }

    @Test
    void theDefaultGraphIsTheUnionOfAllNamedGraphs() {
        assertThat(csv("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")).isEqualTo("n\r\n3\r\n");
        assertThat(csv("SELECT (COUNT(DISTINCT ?g) AS ?n) { GRAPH ?g { ?s ?p ?o } }"))
                .isEqualTo("n\r\n2\r\n");
    }

    @Test
    void fromChoosesGraphsThatAreHere() {
        var graph = "https://example.org/graph/a";
        assertThat(csv("SELECT (COUNT(*) AS ?n) FROM <%s> { ?s ?p ?o }".formatted(graph)))
                .isEqualTo("n\r\n2\r\n");
        assertThat(csv("SELECT (COUNT(*) AS ?n) FROM NAMED <%s> { GRAPH ?g { ?s ?p ?o } }".formatted(graph)))
                .isEqualTo("n\r\n2\r\n");
        assertThat(csv("SELECT (COUNT(*) AS ?n) FROM NAMED <%s> { ?s ?p ?o }".formatted(graph)))
                .isEqualTo("n\r\n0\r\n");
        var chosen = "&default-graph-uri=" + ServedSparql.encode(graph);
        var query = ServedSparql.encode("SELECT (COUNT(*) AS ?n) FROM <urn:ex:nowhere> { ?s ?p ?o }");
        assertThat(served.get("?query=" + query + chosen, "Accept", "text/csv").body())
                .as("the request goes before the query")
                .isEqualTo("n\r\n2\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"text/turtle", "application/n-triples", "application/ld+json", "application/rdf+xml", "*/*"})
    void theServiceDescribesItself(String accept) {
        var answer = served.get("", "Accept", accept);
        assertThat(answer.statusCode()).isEqualTo(200);
        var graph = graph(answer);
        var service =
                graph.find(Node.ANY, RDF.Nodes.type, node("Service")).next().getSubject();
        assertThat(graph.contains(service, node("endpoint"), NodeFactory.createURI(served.address())))
                .isTrue();
        assertThat(graph.contains(service, node("supportedLanguage"), node("SPARQL11Query")))
                .isTrue();
        assertThat(graph.contains(service, node("feature"), node("UnionDefaultGraph")))
                .isTrue();
        assertThat(graph.contains(Node.ANY, node("defaultGraph"), Node.ANY)).isTrue();
        assertThat(graph.stream(service, node("resultFormat"), Node.ANY)).hasSize(8);
        assertThat(answer.body())
                .contains("20,000 characters")
                .contains("10 seconds")
                .contains("200,000 rows");
    }

    @Test
    void aBrowserIsShownAFormWithoutScript() {
        var answer = served.get("", "Accept", BROWSER);
        assertThat(type(answer)).isEqualToIgnoringCase("text/html;charset=utf-8");
        assertThat(answer.body())
                .contains("<form method=\"get\">", "<label for=\"query\">", "<textarea id=\"query\" name=\"query\"")
                .doesNotContain("<script");
        assertThat(served.get("?query=", "Accept", BROWSER).body()).contains("<form");
    }

    @Test
    void aBrowserIsShownATableWithEverythingEscaped() {
        var answer = served.ask(LABELS + " #</textarea><script>alert(1)</script>", "Accept", BROWSER);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("<th scope=\"col\">label</th>", "<td>Ábaco &amp; &lt;Sons&gt;</td>", "3 rows.")
                .contains("&lt;/textarea&gt;&lt;script&gt;")
                .doesNotContain("<script>");
        assertThat(served.ask("SELECT (<javascript:alert(1)> AS ?x) ?y {}", "Accept", BROWSER)
                        .body())
                .contains("<td>javascript:alert(1)</td><td></td>");
        assertThat(served.ask("ASK {}", "Accept", BROWSER).body()).contains("<p>Yes</p>");
        assertThat(served.ask("CONSTRUCT WHERE { ?s ?p ?o }", "Accept", BROWSER).body())
                .contains("3 triples", "&lt;Sons&gt;");
    }

    @Test
    void aPageSaysThatItShowsOnlyTheFirstThousandRows() {
        var numbers = "VALUES ?%s { 0 1 2 3 4 5 6 7 8 9 10 11 } ";
        var query = "SELECT * { " + numbers.formatted("a") + numbers.formatted("b") + numbers.formatted("c") + "}";
        var page = served.ask(query, "Accept", BROWSER).body();
        assertThat(page).contains("Showing the first 1,000 of 1,728 rows");
        assertThat(page.split("<tr><td>", -1)).hasSize(1_001);
        assertThat(served.ask(query, "Accept", "text/csv").body()).hasLineCount(1_729);
    }

    @Test
    void aPersonIsToldWhatIsWrongBesideTheirQuery() {
        var answer = served.ask("SELEKT <x>", "Accept", BROWSER);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains(
                        "<p role=\"alert\">The query is not SPARQL 1.1: Lexical error at line 1, column 7",
                        "SELEKT &lt;x&gt;");
    }

    @Test
    void aQueryThatDoesNotParseIsToldWhere() {
        refused(400, "\"~\" was not expected at line 2, column 9", served.ask("SELECT *\n{ ?s ?é ~ }"));
        refused(400, "not SPARQL 1.1", served.ask("SELECT ?s (COUNT(*) AS ?n) { ?s ?p ?o }"));
        refused(400, "not SPARQL 1.1", served.ask("SELECT * { ?s nowhere:p ?o }"));
        refused(400, "Unclosed group", served.ask("ASK { FILTER REGEX('a', '(') }"));
        refused(400, "Unclosed group", served.ask("ASK { FILTER(REPLACE('a', '(', '') = '') }"));
        refused(400, "empty", served.post("application/sparql-query", " "));
        refused(400, "no query", served.post("application/x-www-form-urlencoded", "format=csv"));
        refused(400, "given 2 times", served.get("?query=ASK%7B%7D&query=ASK%7B%7D"));
        refused(400, "%25", served.post("application/x-www-form-urlencoded", "query=%zz"));
    }

    private static String csv(String query) {
        return served.ask(query, "Accept", "text/csv").body();
    }

    private static String type(HttpResponse<String> answer) {
        return answer.headers().firstValue("Content-Type").orElse("").replace("; ", ";");
    }

    private static Graph graph(HttpResponse<String> answer) {
        var lang =
                org.apache.jena.riot.RDFLanguages.contentTypeToLang(type(answer).split(";", 2)[0]);
        return RDFParser.fromString(answer.body(), lang).toGraph();
    }

    private static Node node(String name) {
        return NodeFactory.createURI(SD + name);
    }

    private static void refused(int status, String words, HttpResponse<String> answer) {
        assertThat(answer.body()).contains(words);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body().strip()).endsWith(".").doesNotContain("\n").doesNotContain("Exception", "java.");
    }
}
