package org.digitalcommons.serve.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.shacl.vocabulary.SHACL;
import org.digitalcommons.rights.Role;
import org.digitalcommons.serve.sparql.ElsewhereServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is not a publisher's own good graph is refused, says why, is remembered, and leaves the store as it was. */
@Tag("slow")
class RefusedWritesTest {

    private static final int MOST_BYTES = 200_000;
    private static final String OTHERS = ServedGraphs.PUBLISHED + "carrowby/services/2024-25";

    @TempDir
    private static Path folder;

    private static ServedGraphs served;
    private static String brookmere;

    private String before = "";
    private int remembered;

    @BeforeAll
    static void start() {
        served = new ServedGraphs(folder, new WriteLimits(MOST_BYTES, 1_000));
        brookmere = served.token("brookmere");
        assertThat(served.put(brookmere, ServedGraphs.OWN, ServedGraphs.SMALL).statusCode())
                .isEqualTo(201);
        assertThat(served.put(served.token("carrowby"), OTHERS, ServedGraphs.SMALL)
                        .statusCode())
                .isEqualTo(201);
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    @BeforeEach
    void look() {
        before = served.stored();
        remembered = served.attempts().size();
    }

    @AfterEach
    void nothingIsChanged() {
        assertThat(served.stored()).isEqualTo(before).contains("6 graphs");
    }

    @Test
    void aStrangerIsAskedForAToken() {
        for (var method : List.of("PUT", "POST", "DELETE")) {
            var refused = served.send(turtle(method, ServedGraphs.OWN));
            assertRefused(refused, 401, "Writing takes the token of a publisher");
            assertThat(refused.headers().firstValue("WWW-Authenticate")).contains("Bearer realm=\"Digital Commons\"");
            assertThat(lastAttempt())
                    .contains("\"token\":null,\"publisher\":null,\"action\":\"" + method + "\"", "\"status\":401");
        }
    }

    @Test
    void aTokenInAnyOtherPlaceIsNoToken() {
        assertRefused(
                served.send(served.at("?access_token=" + brookmere + "&graph=" + ServedGraphs.OWN)
                        .header("Content-Type", "text/turtle")
                        .PUT(BodyPublishers.ofString(ServedGraphs.SMALL))),
                401,
                "Writing takes the token");
        assertRefused(
                served.send(turtle("PUT", ServedGraphs.OWN).header("Authorization", "Basic " + brookmere)),
                401,
                "Writing takes the token");
    }

    @Test
    void aWrongTokenIsRefused() {
        for (var wrong : List.of(brookmere + "x", "dc_" + "A".repeat(43), "x", "", "x".repeat(5_000))) {
            var refused = served.put(wrong, ServedGraphs.OWN, ServedGraphs.SMALL);
            assertThat(refused.statusCode()).as(wrong).isEqualTo(401);
            assertThat(refused.headers().firstValue("WWW-Authenticate"))
                    .hasValueSatisfying(c -> assertThat(c).startsWith("Bearer realm="));
        }
        assertThat(lastAttempt()).contains("\"token\":null", "\"status\":401");
    }

    @Test
    void aRevokedTokenIsRefusedFromTheNextRequestOn() {
        var created = served.tokens().create("brookmere", Role.PUBLISHER, Optional.empty());
        assertThat(served.put(created.secret(), ServedGraphs.OWN, ServedGraphs.SMALL)
                        .statusCode())
                .isEqualTo(204);
        served.tokens().revoke(created.token().id());
        var refused = served.put(created.secret(), ServedGraphs.OWN, ServedGraphs.SMALL);
        assertRefused(
                refused, 401, "The token " + created.token().id() + " is revoked; ask the operator for a new one.");
        assertThat(refused.headers().firstValue("WWW-Authenticate"))
                .contains("Bearer realm=\"Digital Commons\", error=\"invalid_token\"");
        assertThat(lastAttempt())
                .contains("\"token\":\"" + created.token().id() + "\",\"publisher\":\"brookmere\"", "\"status\":401");
    }

    @Test
    void anExpiredTokenIsRefused() {
        assertRefused(
                served.put(served.tokenUntil(LocalDate.now().minusDays(2)), ServedGraphs.OWN, ServedGraphs.SMALL),
                401,
                "is expired");
    }

    @Test
    void theGraphOfAnotherPublisherIsForbidden() {
        for (var method : List.of("PUT", "POST", "DELETE")) {
            assertRefused(
                    served.write(method, brookmere, OTHERS, ServedGraphs.SMALL),
                    403,
                    "This graph is not yours to write");
        }
        assertThat(lastAttempt())
                .contains("\"publisher\":\"brookmere\"", "\"graph\":\"" + OTHERS + "\"", "\"status\":403");
    }

    @Test
    void aGraphThatIsNobodysIsForbidden() {
        for (var graph : List.of(
                "https://w3id.org/digital-commons/graph/derived/period",
                "https://w3id.org/digital-commons/graph/reference/ontology",
                "https://w3id.org/digital-commons/graph/store",
                "urn:x-arq:DefaultGraph",
                "urn:x-arq:UnionGraph",
                ServedGraphs.PUBLISHED + "brookmere",
                ServedGraphs.PUBLISHED + "brookmere-2/services/2024-25",
                "https://example.org/graph/published/brookmere/services/2024-25")) {
            assertRefused(served.put(brookmere, graph, ServedGraphs.SMALL), 403, "This graph is not yours to write");
            assertRefused(served.write("DELETE", brookmere, graph, ""), 403, "This graph is not yours to write");
        }
    }

    @Test
    void anAddressOfAnotherFormIsExplained() {
        for (var rest : List.of(
                "services",
                "services/",
                "services/latest",
                "services/2024-26",
                "services/content/2024-25",
                "services/2024-25/findings",
                "services-2024-25/2024-25",
                "../carrowby/2024-25",
                "a_b/2024-25",
                "services//2024-25",
                "/2024-25")) {
            assertRefused(
                    served.put(brookmere, ServedGraphs.PUBLISHED + "brookmere/" + rest, ServedGraphs.SMALL),
                    400,
                    "This is not the address of a publication. Write " + ServedGraphs.PUBLISHED
                            + "brookmere/DATASET/PERIOD, the dataset in letters, digits and single hyphens");
        }
    }

    @Test
    void theWholeDatasetIsNobodysToWrite() {
        for (var method : List.of("PUT", "POST", "DELETE")) {
            assertRefused(served.send(asBrookmere(method, "")), 403, "about every graph");
            assertRefused(served.send(asBrookmere(method, "?")), 403, "about every graph");
        }
        var quads = served.at("")
                .header("Authorization", "Bearer " + brookmere)
                .header("Content-Type", "application/n-quads")
                .PUT(BodyPublishers.ofString("<urn:s> <urn:p> <urn:o> <urn:g> ."));
        assertRefused(served.send(quads), 403, "about every graph");
    }

    @Test
    void theDefaultGraphIsNobodysToWrite() {
        for (var method : List.of("PUT", "POST", "DELETE")) {
            assertRefused(served.send(asBrookmere(method, "?default")), 403, "default graph");
            assertRefused(served.send(asBrookmere(method, "?default=")), 403, "default graph");
        }
    }

    @Test
    void anUnclearTargetIsRefused() {
        for (var query : List.of(
                "?graph=" + ServedGraphs.OWN + "&graph=" + ServedGraphs.OWN,
                "?default&graph=" + ServedGraphs.OWN,
                "?graph=",
                "?graph=services",
                "?grpah=" + ServedGraphs.OWN,
                "?graph=" + ServedGraphs.OWN + "&update=x")) {
            assertThat(served.send(asBrookmere("PUT", query)).statusCode())
                    .as(query)
                    .isEqualTo(400);
            assertThat(served.send(served.at(query).GET()).statusCode())
                    .as(query)
                    .isEqualTo(400);
        }
    }

    @Test
    void deputyAndSignatoryDoNotPublishAtOnce() {
        for (var role : List.of(Role.DEPUTY, Role.SIGNATORY)) {
            var refused = served.put(served.token("brookmere", role), ServedGraphs.OWN, ServedGraphs.SMALL);
            assertRefused(refused, 403, "The token of a %s does not change".formatted(role.word()));
            assertThat(refused.headers().firstValue("WWW-Authenticate").orElse(""))
                    .contains("insufficient_scope");
        }
    }

    @Test
    void formsOfManyGraphsAndUnknownFormsAreNotAccepted() {
        for (var type : List.of(
                "application/trig",
                "application/n-quads",
                "text/plain",
                "application/sparql-update",
                "application/x-www-form-urlencoded",
                "text/turtle; charset=iso-8859-1")) {
            assertThat(served.send(served.to(ServedGraphs.OWN)
                                    .header("Authorization", "Bearer " + brookmere)
                                    .header("Content-Type", type)
                                    .PUT(BodyPublishers.ofString(ServedGraphs.SMALL)))
                            .statusCode())
                    .as(type)
                    .isEqualTo(415);
        }
        assertRefused(
                served.send(asBrookmere("PUT", "?graph=" + ServedGraphs.OWN)
                        .PUT(BodyPublishers.ofString(ServedGraphs.SMALL))),
                415,
                "Content-Type of text/turtle");
    }

    /** Trap: a server that unpacks for the sender can be filled with a few bytes. */
    @Test
    void aCompressedBodyIsNotUnpacked() throws IOException {
        var bomb = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bomb)) {
            var blanks = " ".repeat(1_000_000).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 100; i++) {
                gzip.write(blanks);
            }
        }
        for (var encoding : List.of("gzip", "deflate", "br", "identity, gzip")) {
            assertRefused(
                    served.send(served.to(ServedGraphs.OWN)
                            .header("Authorization", "Bearer " + brookmere)
                            .header("Content-Type", "text/turtle")
                            .header("Content-Encoding", encoding)
                            .PUT(BodyPublishers.ofByteArray(bomb.toByteArray()))),
                    415,
                    "A compressed body is not accepted; send it without Content-Encoding.");
        }
    }

    @Test
    void aFormWithFilesIsNotAccepted() {
        var form = """
                --x\r
                Content-Disposition: form-data; name="file"; filename="a.ttl.gz"\r
                Content-Type: text/turtle\r
                \r
                <> a <urn:x> .\r
                --x--\r
                """;
        for (var method : List.of("PUT", "POST")) {
            assertRefused(
                    served.send(served.to(ServedGraphs.OWN)
                            .header("Authorization", "Bearer " + brookmere)
                            .header("Content-Type", "multipart/form-data; boundary=x")
                            .method(method, BodyPublishers.ofString(form))),
                    415,
                    "The body has to be one graph");
        }
    }

    @Test
    void anOversizedBodyIsRefusedByItsLength() {
        assertRefused(
                served.put(brookmere, ServedGraphs.OWN, tooLong()), 413, "The body is larger than 200,000 bytes.");
        assertThat(lastAttempt()).contains("\"status\":413", "\"checksum\":null");
    }

    @Test
    void anOversizedBodyIsRefusedWhenItDoesNotSayItsLength() {
        assertRefused(served.send(chunked(tooLong())), 413, "The body is larger than 200,000 bytes.");
        var oneTooMany = ServedGraphs.SMALL + "#".repeat(MOST_BYTES + 1 - ServedGraphs.SMALL.length());
        assertRefused(served.send(chunked(oneTooMany)), 413, "The body is larger than 200,000 bytes.");
        var justFits = oneTooMany.substring(2) + "<";
        assertRefused(served.send(chunked(justFits)), 400, "is not Turtle");
    }

    private static HttpRequest.Builder chunked(String body) {
        return asBrookmere("PUT", "?graph=" + ServedGraphs.OWN)
                .header("Content-Type", "text/turtle")
                .PUT(BodyPublishers.ofInputStream(
                        () -> new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8))));
    }

    private static String tooLong() {
        return ServedGraphs.SMALL + "#".repeat(MOST_BYTES);
    }

    @Test
    void malformedDataIsRefusedWithItsLine() {
        assertRefused(
                served.put(brookmere, ServedGraphs.OWN, ServedGraphs.SMALL + "<urn:x> <urn:y>\n  nonsense .\n"),
                400,
                "line: 24");
        assertThat(lastAttempt()).contains("\"status\":400").containsPattern("\"checksum\":\"sha256:[0-9a-f]{64}\"");
        for (var type : List.of("application/n-triples", "application/ld+json", "application/rdf+xml")) {
            var refused = served.send(served.to(ServedGraphs.OWN)
                    .header("Authorization", "Bearer " + brookmere)
                    .header("Content-Type", type)
                    .PUT(BodyPublishers.ofString("{ not this either")));
            assertThat(refused.statusCode()).as(type).isEqualTo(400);
            assertThat(refused.body()).contains("brookmere/services-2024-25.").doesNotContain("\tat ");
        }
    }

    @Test
    void bracketsWithoutEndAreRefused() {
        assertRefused(
                served.put(brookmere, ServedGraphs.OWN, "<> <urn:p> " + "[ <urn:p> ".repeat(15_000)),
                400,
                "nests brackets too deeply");
    }

    @Test
    void entitiesOfXmlAreNotExpandedNorFetched() {
        try (var elsewhere = new ElsewhereServer()) {
            for (var entity : List.of(
                    "<!ENTITY x SYSTEM \"" + elsewhere.address() + "\">",
                    "<!ENTITY x SYSTEM \"file:///etc/hostname\">")) {
                var xml = "<?xml version=\"1.0\"?><!DOCTYPE r [" + entity + "]>"
                        + "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns:p=\"urn:p:\">"
                        + "<rdf:Description rdf:about=\"urn:s\"><p:o>&x;</p:o></rdf:Description></rdf:RDF>";
                var refused = served.send(served.to(ServedGraphs.OWN)
                        .header("Authorization", "Bearer " + brookmere)
                        .header("Content-Type", "application/rdf+xml")
                        .PUT(BodyPublishers.ofString(xml)));
                assertThat(refused.statusCode()).isIn(400, 422);
            }
            assertThat(elsewhere.requests()).isZero();
        }
    }

    @Test
    void aContextElsewhereIsNotFetched() {
        try (var elsewhere = new ElsewhereServer()) {
            for (var context : List.of(elsewhere.address() + "context.jsonld", "file:///etc/hostname")) {
                assertRefused(
                        served.send(served.to(ServedGraphs.OWN)
                                .header("Authorization", "Bearer " + brookmere)
                                .header("Content-Type", "application/ld+json")
                                .PUT(BodyPublishers.ofString(
                                        "{\"@context\":\"" + context + "\",\"@id\":\"\",\"a\":1}"))),
                        400,
                        "is not JSON-LD");
            }
            assertThat(elsewhere.requests()).isZero();
        }
    }

    @Test
    void dataThatBreaksRulesIsToldEveryFinding() {
        var wrong = ServedGraphs.SMALL
                        .replace("<https://creativecommons.org/publicdomain/zero/1.0/>", "\"free\"")
                        .replace("\"2025-06-30\"^^xsd:date", "\"yesterday\"")
                + "<https://example.org/need> a commons:Need ; skos:prefLabel \"One calendar\"@en .\n"
                + manyNeeds();
        var text = served.put(brookmere, ServedGraphs.OWN, wrong);
        assertThat(text.statusCode()).isEqualTo(422);
        assertThat(text.headers().firstValue("Content-Type")).contains("text/plain;charset=utf-8");
        assertThat(text.body())
                .startsWith("Rejected: ")
                .contains(
                        "publication-licence",
                        "publication-issued",
                        "need-audience",
                        "https://example.org/need-14",
                        "line 38")
                .doesNotContain("more\n");
        assertThat(lastAttempt()).contains("\"status\":422").doesNotContain("\"findings\":0");

        var turtle = served.put(brookmere, ServedGraphs.OWN, wrong, "Accept", "text/turtle");
        assertThat(turtle.statusCode()).isEqualTo(422);
        var report = ServedGraphs.graph(turtle.body(), "urn:base:");
        var results = report.find(Node.ANY, SHACL.result, Node.ANY).toList().size();
        assertThat(results).isGreaterThan(17);
        assertThat(lastAttempt()).contains("\"findings\":" + results);

        var jsonld = served.put(brookmere, ServedGraphs.OWN, wrong, "Accept", "application/ld+json");
        assertThat(RDFParser.fromString(jsonld.body(), Lang.JSONLD).toGraph().isIsomorphicWith(report))
                .isTrue();
        assertThat(served.put(brookmere, ServedGraphs.OWN, wrong, "Accept", "application/json")
                        .body())
                .contains("\"accepted\" : false", "need-audience");
    }

    private static String manyNeeds() {
        var needs = new StringBuilder();
        for (int i = 0; i < 15; i++) {
            needs.append(
                    "<https://example.org/need-%d> a commons:Need ; skos:prefLabel \"Need %d\"@en .%n".formatted(i, i));
        }
        return needs.toString();
    }

    @Test
    void aPublicationWithoutALicenceIsNotGivenOne() {
        var refused = served.put(
                brookmere,
                ServedGraphs.OWN,
                ServedGraphs.SMALL.replace("dct:license <https://creativecommons.org/publicdomain/zero/1.0/> ;", ""));
        assertRefused(refused, 422, "publication-licence");
    }

    @Test
    void aBodyThatSaysItIsAnotherPublicationIsRefused() {
        assertRefused(
                served.put(
                        brookmere,
                        ServedGraphs.OWN,
                        ServedGraphs.SMALL
                                + "<> dct:publisher <https://w3id.org/digital-commons/id/publisher/carrowby> .\n"),
                400,
                "says that carrowby publishes it");
        assertRefused(
                served.put(
                        brookmere,
                        ServedGraphs.OWN,
                        ServedGraphs.SMALL
                                + "<> dct:temporal <https://w3id.org/digital-commons/id/period/2023-24> .\n"),
                400,
                "and its address that it is about 2024-25");
    }

    @Test
    void aWriteThatWasMeantForAnotherStateIsRefused() {
        for (var method : List.of("PUT", "POST", "DELETE")) {
            assertRefused(
                    served.write(method, brookmere, ServedGraphs.OWN, ServedGraphs.SMALL, "If-Match", "\"stale\""),
                    412,
                    "it was changed since");
        }
        assertRefused(
                served.put(brookmere, ServedGraphs.OWN, ServedGraphs.SMALL, "If-None-Match", "*"),
                412,
                "there already");
        assertRefused(
                served.put(
                        brookmere,
                        ServedGraphs.PUBLISHED + "brookmere/new/2024-25",
                        ServedGraphs.SMALL,
                        "If-Match",
                        "*"),
                412,
                "changed since");
    }

    @Test
    void thereIsNothingToWithdrawWhereNothingIs() {
        assertRefused(
                served.write("DELETE", brookmere, ServedGraphs.PUBLISHED + "brookmere/new/2024-25", ""),
                404,
                "nothing to withdraw");
    }

    @Test
    void otherMethodsAreNotKnown() {
        for (var method : List.of("PATCH", "MOVE")) {
            var refused = served.send(asBrookmere(method, "?graph=" + ServedGraphs.OWN));
            assertThat(refused.statusCode()).isEqualTo(405);
            assertThat(refused.headers().firstValue("Allow")).contains("GET, HEAD, PUT, POST, DELETE, OPTIONS");
        }
    }

    @Test
    void aPageOfAnotherSiteMayReadButNotWrite() {
        var preflight = served.send(served.to(ServedGraphs.OWN)
                .header("Origin", "https://example.org")
                .header("Access-Control-Request-Method", "PUT")
                .header("Access-Control-Request-Headers", "authorization,content-type")
                .method("OPTIONS", BodyPublishers.noBody()));
        assertThat(preflight.statusCode()).isEqualTo(204);
        assertThat(preflight.headers().firstValue("Allow")).contains("GET, HEAD, PUT, POST, DELETE, OPTIONS");
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Methods"))
                .contains("GET, HEAD");
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Headers"))
                .isEmpty();
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Credentials"))
                .isEmpty();
        var written = served.put(brookmere, OTHERS, ServedGraphs.SMALL, "Origin", "https://example.org");
        assertThat(written.headers().map().keySet()).noneMatch(h -> h.startsWith("access-control"));
        var read = served.get(ServedGraphs.OWN, "Origin", "https://example.org");
        assertThat(read.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
        assertThat(read.headers().firstValue("Access-Control-Allow-Credentials"))
                .isEmpty();
    }

    private static HttpRequest.Builder turtle(String method, String graph) {
        return served.to(graph)
                .header("Content-Type", "text/turtle")
                .method(method, BodyPublishers.ofString(ServedGraphs.SMALL));
    }

    private static HttpRequest.Builder asBrookmere(String method, String query) {
        return served.at(query)
                .header("Authorization", "Bearer " + brookmere)
                .method(method, BodyPublishers.ofString(ServedGraphs.SMALL));
    }

    private void assertRefused(HttpResponse<String> refused, int status, String sentence) {
        assertThat(refused.body()).contains(sentence).doesNotContain("\tat ", "Exception");
        assertThat(refused.statusCode()).isEqualTo(status);
        assertThat(served.stored()).isEqualTo(before);
        assertThat(served.attempts()).hasSizeGreaterThan(remembered);
        remembered = served.attempts().size();
    }

    private static String lastAttempt() {
        return served.attempts().getLast();
    }
}
