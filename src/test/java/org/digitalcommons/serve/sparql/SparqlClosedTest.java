package org.digitalcommons.serve.sparql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the endpoint cannot be made to do, tried over HTTP against a real server. */
class SparqlClosedTest {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static ServedSparql served;
    private static ElsewhereServer elsewhere;

    @BeforeAll
    static void start() {
        served = ServedSparql.start();
        elsewhere = new ElsewhereServer();
    }

    @AfterAll
    static void stop() {
        served.close();
        elsewhere.close();
    }

    @AfterEach
    void theServiceIsAliveUnchangedAndHasCalledNobody() {
        assertThat(served.ask("ASK { ?body ?has ?label }").body()).contains("true");
        assertThat(served.quads()).isEqualTo(3);
        assertThat(elsewhere.requests()).as("calls to another server").isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * { SERVICE <%s> { ?s ?p ?o } }",
                "SELECT * { SERVICE SILENT <%s> { ?s ?p ?o } }",
                "SELECT * { ?s ?p ?o OPTIONAL { SERVICE <%s> { ?s ?p ?o } } }",
                "SELECT * { { SELECT * { SERVICE SILENT <%s> { ?s ?p ?o } } } }",
                "SELECT * { ?s ?p ?o FILTER EXISTS { SERVICE SILENT <%s> { ?s ?p ?o } } }",
                "SELECT * { BIND(<%s> AS ?other) SERVICE SILENT ?other { ?s ?p ?o } }",
                "CONSTRUCT { ?s ?p ?o } WHERE { SERVICE SILENT <%s> { ?s ?p ?o } }",
                "DESCRIBE ?s { SERVICE SILENT <%s> { ?s ?p ?o } }"
            })
    void noOtherServiceIsCalledOnBehalfOfAClient(String query) {
        refused(400, "SERVICE is not available here", served.ask(query.formatted(elsewhere.address())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"update", "request"})
    void anUpdateIsRefusedWhateverItsParameterIsCalled(String parameter) {
        for (var update : new String[] {
            "INSERT DATA { <urn:ex:s> <urn:ex:p> <urn:ex:o> }",
            "DROP ALL",
            "LOAD <" + elsewhere.address() + ">",
            "LOAD <" + elsewhere.address() + "> INTO GRAPH <urn:ex:g>",
            "LOAD SILENT <file:///etc/hostname> INTO GRAPH <urn:ex:g>"
        }) {
            var form = parameter + "=" + ServedSparql.encode(update);
            refused(400, "changes nothing", served.post(FORM, form));
            refused(400, "changes nothing", served.get("?" + form));
            refused(400, "changes nothing", served.post(FORM, form + "&query=" + ServedSparql.encode("ASK {}")));
            refused(415, "accepts nothing else", served.post("application/sparql-update", update));
            refused(400, "not SPARQL 1.1", served.ask(update));
            refused(400, "not SPARQL 1.1", served.post("application/sparql-query", update));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?default",
                "?graph=https%3A%2F%2Fexample.org%2Fgraph%2Fa",
                "?query=ASK%20%7B%7D",
                "/data",
                "/update"
            })
    void noGraphIsWrittenOrRemoved(String target) {
        for (var method : new String[] {"PUT", "POST", "DELETE", "PATCH"}) {
            var answer = served.send(
                    target,
                    new String[] {"Content-Type", "text/turtle"},
                    request -> request.method(method, BodyPublishers.ofString("<urn:ex:s> <urn:ex:p> <urn:ex:o> .")));
            assertThat(answer.statusCode()).as(method + " " + target).isIn(400, 404, 405, 415);
        }
        var whole = served.send(
                target,
                new String[] {"Content-Type", "application/trig"},
                request -> request.PUT(BodyPublishers.ofString("<urn:ex:g> { <urn:ex:s> <urn:ex:p> <urn:ex:o> }")));
        assertThat(whole.statusCode()).isIn(404, 405);
    }

    @Test
    void aGraphIsNotReadByGraphStoreProtocolEither() {
        refused(400, "answers queries", served.get("?graph=https%3A%2F%2Fexample.org%2Fgraph%2Fa"));
        refused(400, "answers queries", served.get("?default"));
    }

    @Test
    void aFileOrAddressInFromIsNotOpened(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("secret.ttl"), "<urn:ex:s> <urn:ex:p> \"secret\" .");
        for (var name : new String[] {file.toUri().toString(), elsewhere.address() + "data.ttl"}) {
            refused(400, "none is fetched", served.ask("SELECT * FROM <%s> { ?s ?p ?o }".formatted(name)));
            refused(
                    400,
                    "none is fetched",
                    served.ask("SELECT * FROM NAMED <%s> { GRAPH ?g { ?s ?p ?o } }".formatted(name)));
            refused(
                    400,
                    "none is fetched",
                    served.get("?query=ASK%7B%7D&default-graph-uri=" + ServedSparql.encode(name)));
            refused(
                    400,
                    "none is fetched",
                    served.get("?query=ASK%7B%7D&named-graph-uri=" + ServedSparql.encode(name)));
            assertThat(served.ask("SELECT * { GRAPH <%s> { ?s ?p ?o } }".formatted(name), "Accept", "text/csv")
                            .body())
                    .isEqualTo("s,p,o\r\n");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT (<%s>() AS ?x) {}",
                "SELECT * { BIND(<%s>(1) AS ?x) }",
                "SELECT * { ?s ?p ?o FILTER(<%s>(?o)) }",
                "SELECT * { ?s ?p ?o FILTER(1 + <%s>(?o) > 2 || true) }",
                "SELECT * { ?s ?p ?o FILTER(COALESCE(IF(true, <%s>(?o), 1), 2) IN (1, <%s>(2))) }",
                "SELECT * { ?s ?p ?o } ORDER BY <%s>(?o)",
                "SELECT * { ?s ?p ?o } ORDER BY ?s DESC(<%s>(?o))",
                "SELECT ?g (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY (<%s>(?o) AS ?g)",
                "SELECT (SUM(<%s>(?o)) AS ?n) { ?s ?p ?o }",
                "SELECT (COUNT(DISTINCT <%s>(?o)) AS ?n) { ?s ?p ?o }",
                "SELECT (GROUP_CONCAT(<%s>(?o)) AS ?n) { ?s ?p ?o }",
                "SELECT ?s { ?s ?p ?o } GROUP BY ?s HAVING (COUNT(*) > 0) (<%s>(?s))",
                "SELECT ?s { ?s ?p ?o } GROUP BY ?s HAVING (MAX(<%s>(?o)) > 0)",
                "SELECT * { { SELECT (<%s>(?o) AS ?x) { ?s ?p ?o } } }",
                "SELECT * { ?s ?p ?o FILTER EXISTS { ?s ?p ?x FILTER(<%s>(?x)) } }",
                "SELECT * { ?s ?p ?o FILTER NOT EXISTS { BIND(<%s>(1) AS ?x) } }",
                "SELECT (EXISTS { FILTER(<%s>(1)) } AS ?x) {}",
                "SELECT * { ?s ?p ?o OPTIONAL { ?s ?p ?x FILTER(<%s>(?x)) } }",
                "SELECT * { { ?s ?p ?o } UNION { ?s ?p ?o FILTER(<%s>(?o)) } }",
                "SELECT * { ?s ?p ?o MINUS { ?s ?p ?o FILTER(<%s>(?o)) } }",
                "SELECT * { GRAPH ?g { ?s ?p ?o FILTER(<%s>(?o)) } }",
                "ASK { FILTER(<%s>(1)) }",
                "CONSTRUCT { ?s ?p ?x } WHERE { ?s ?p ?o BIND(<%s>(?o) AS ?x) }",
                "DESCRIBE ?s { ?s ?p ?o FILTER(<%s>(?o)) }",
                "SELECT * { ?s <%s> ?o }",
                "SELECT * { ?s <%s>/<urn:ex:p> ?o }",
                "SELECT * { ?s (<urn:ex:p>|^<%s>)* ?o }",
                "SELECT * { ?s !(<urn:ex:p>|<%s>) ?o }",
                "SELECT * { ?s !^<%s> ?o }",
                "SELECT * { ?s ?p ?o FILTER EXISTS { ?s <%s> (1 2) } }",
                "CONSTRUCT WHERE { ?s <%s> ?o }",
            })
    void aQueryThatNamesAJavaClassIsRefusedWhereverItNamesIt(String query) {
        for (var name : new String[] {
            "java:org.digitalcommons.serve.sparql.Witness",
            "http://jena.apache.org/ARQ/function#localname",
            "http://jena.apache.org/ARQ/property#concat",
            "http://jena.hpl.hp.com/ARQ/function#localname",
            "http://www.dotnetrdf.org/leviathan#sin"
        }) {
            refused(400, "<" + name + ">", served.ask(query.replace("%s", name)));
        }
        assertThat(Witness.Seen.LOADED).as("the class was loaded").isFalse();
    }

    @Test
    void aFunctionChosenWhileTheQueryRunsLoadsNoClassEither() {
        var apply = "PREFIX fn: <http://www.w3.org/2005/xpath-functions#> "
                + "SELECT (fn:apply(IRI(CONCAT(\"java:\", \"org.digitalcommons.serve.sparql.Witness\"))) AS ?x) {}";
        refused(400, "xpath-functions#apply", served.ask(apply));
        refused(400, "not available", served.ask("SELECT (<http://jena.apache.org/ARQ/js#x>() AS ?x) {}"));
        refused(400, "not SPARQL 1.1", served.ask("SELECT (CALL(<java:x.Y>) AS ?x) {}"));
        assertThat(Witness.Seen.LOADED).as("the class was loaded").isFalse();
    }

    @Test
    void functionsOfSparqlOfXPathAndCastsStillWork() {
        var answer = served.ask(
                "PREFIX fn: <http://www.w3.org/2005/xpath-functions#> PREFIX math: <http://www.w3.org/2005/xpath-functions/math#> "
                        + "PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> "
                        + "SELECT (UCASE(\"a\") AS ?a) (fn:lower-case(\"B\") AS ?b) (math:sqrt(4) AS ?c) (xsd:integer(\"7\") AS ?d) {}",
                "Accept",
                "text/csv");
        assertThat(answer.body()).isEqualTo("a,b,c,d\r\nA,b,2.0e0,7\r\n");
    }

    @Test
    void aCompressedRequestIsRefused() {
        refused(415, "compressed", served.post("application/sparql-query", "ASK {}", "Content-Encoding", "gzip"));
        refused(415, "compressed", served.ask("ASK {}", "Content-Encoding", "deflate"));
    }

    @Test
    void aMultipartRequestIsRefused() {
        var body = "--x\r\nContent-Disposition: form-data; name=\"query\"\r\n\r\nASK {}\r\n--x--\r\n";
        refused(415, "accepts nothing else", served.post("multipart/form-data; boundary=x", body));
    }

    @Test
    void relativeNamesDoNotTellWhereTheServerRuns() {
        var answer = served.ask("SELECT (<here> AS ?a) (IRI(\"there\") AS ?b) {}", "Accept", "text/csv");
        assertThat(answer.body()).doesNotContain("file:").contains("/here").contains("/there");
    }

    @Test
    void answersDoNotTellWhichServerGaveThem() {
        for (var answer : new HttpResponse<?>[] {served.ask("ASK {}"), served.ask("nonsense")}) {
            assertThat(answer.headers().map()).doesNotContainKeys("server", "fuseki-request-id", "x-powered-by");
            assertThat(answer.body().toString())
                    .doesNotContainIgnoringCase("jetty")
                    .doesNotContainIgnoringCase("fuseki");
        }
    }

    @Test
    void anyPageOnTheWebMayReadAndNoneMaySendCredentials() {
        for (var answer : new HttpResponse<?>[] {
            served.ask("ASK {}", "Origin", "https://elsewhere.example"),
            served.get("", "Origin", "https://elsewhere.example"),
            served.ask("nonsense", "Origin", "https://elsewhere.example")
        }) {
            assertThat(answer.headers().firstValue("Access-Control-Allow-Origin"))
                    .contains("*");
            assertThat(answer.headers().firstValue("Access-Control-Allow-Credentials"))
                    .isEmpty();
        }
        var options = served.send("", new String[0], request -> request.method("OPTIONS", BodyPublishers.noBody()));
        assertThat(options.statusCode()).isEqualTo(204);
        assertThat(options.headers().firstValue("Access-Control-Allow-Methods")).contains("GET, HEAD, POST");
    }

    private static void refused(int status, String words, HttpResponse<String> answer) {
        assertThat(answer.body()).contains(words);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWithIgnoringCase("text/plain");
        assertThat(answer.body()).doesNotContain("\tat ", "Exception", "/work", "/home", "org.apache");
        assertThat(answer.body().strip()).endsWith(".").doesNotContain("\n");
    }
}
