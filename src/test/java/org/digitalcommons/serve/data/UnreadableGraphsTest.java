package org.digitalcommons.serve.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.digitalcommons.serve.sparql.ElsewhereServer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A body that cannot be one small graph is refused before it is judged, and changes nothing. */
@Tag("slow")
class UnreadableGraphsTest extends RefusedWrites {

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

    private HttpRequest.Builder chunked(String body) {
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
}
