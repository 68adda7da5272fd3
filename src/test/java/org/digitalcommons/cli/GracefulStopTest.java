package org.digitalcommons.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.digitalcommons.CommandLineRun;
import org.digitalcommons.Commons;
import org.digitalcommons.DefaultStore;
import org.digitalcommons.Fixture;
import org.digitalcommons.Granted;
import org.digitalcommons.rights.Rights;
import org.digitalcommons.rights.Role;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that is asked to stop answers what it has begun, and says nothing else; At9, At12. */
@Tag("slow")
class GracefulStopTest {

    private static final String GRAPH = "https://w3id.org/digital-commons/graph/published/brookmere/services/2024-25";
    private static final String TURTLE = """
            @prefix body: <https://w3id.org/digital-commons/id/body/sample-> .
            @prefix commons: <https://w3id.org/digital-commons/def#> .
            @prefix cv: <http://data.europa.eu/m8g/> .
            @prefix dcat: <http://www.w3.org/ns/dcat#> .
            @prefix dct: <http://purl.org/dc/terms/> .
            @prefix identifier: <https://w3id.org/digital-commons/concept/identifier/> .
            @prefix org: <http://www.w3.org/ns/org#> .
            @prefix peer-group: <https://w3id.org/digital-commons/concept/peer-group/> .
            @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
            @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
            <> a commons:Publication , dcat:Dataset ; dct:title "Brookmere"@en ;
              dct:license <https://creativecommons.org/publicdomain/zero/1.0/> ;
              dct:issued "2025-06-30"^^xsd:date ; commons:fictional true .
            body:brookmere a cv:PublicOrganisation , org:Organization ;
              skos:prefLabel "Brookmere Borough Council"@en ; org:identifier "brookmere"^^identifier:sample ;
              org:classification peer-group:pioneer-council ; dcat:contactPoint <mailto:data@brookmere.example> .
            """;

    private final CountDownLatch sent = new CountDownLatch(1);

    @TempDir
    private Path folder;

    /** A text that tells when it was read to its end: the server asked for it, and so has begun. */
    private InputStream announced(String text) {
        return new FilterInputStream(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))) {
            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                int read = super.read(into, from, length);
                if (read < 0) {
                    sent.countDown();
                }
                return read;
            }
        };
    }

    @Test
    void whatIsBeingPublishedIsAnsweredAndStoredAndTheLogHasNoTrace() throws Exception {
        var store = Fixture.EMPTY.copy(folder.resolve("store"));
        Granted.anyBody(store, "brookmere");
        var left = Files.createDirectories(store.resolve("sessions/x")).resolve("big.csv");
        Files.write(left, new byte[1_000]);
        var token = Rights.in(store)
                .tokens()
                .create("brookmere", Role.PUBLISHER, Optional.empty())
                .secret();
        var line = CommandLineRun.program("org.digitalcommons.cli.Main", "-Dcommons.store=" + store);
        line.addAll(List.of("serve", "--empty", "--no-pull", "--port", "0"));
        var server = new ProcessBuilder(line).redirectErrorStream(true).start();
        try (var client = HttpClient.newHttpClient();
                var out = server.inputReader()) {
            var said = new StringBuilder();
            String address = "";
            while (address.isEmpty()) {
                var words = out.readLine();
                said.append(words).append('\n');
                address = words.contains("Digital Commons is at") ? words.replaceAll(".* at (\\S+) .*", "$1") : "";
            }
            assertThat(left).as("what a process left that was killed").doesNotExist();
            var put = HttpRequest.newBuilder(
                            URI.create(address + "data?graph=" + URLEncoder.encode(GRAPH, StandardCharsets.UTF_8)))
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", "text/turtle")
                    .expectContinue(true)
                    .PUT(BodyPublishers.ofInputStream(() -> announced(TURTLE)))
                    .build();
            var answer = client.sendAsync(put, BodyHandlers.ofString());
            sent.await();
            server.toHandle().destroy();
            assertThat(answer.get(60, TimeUnit.SECONDS).statusCode()).isEqualTo(201);
            out.lines().forEach(words -> said.append(words).append('\n'));
            assertThat(server.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(said.toString()).doesNotContain("Exception", "\tat ", "ERROR");
        } finally {
            server.destroyForcibly();
        }
        assertThat(store.resolve("server.key")).doesNotExist();
        assertThat(store.resolve("server.address")).doesNotExist();
        try (var commons = Commons.open(store, DefaultStore.ROOMS)) {
            assertThat(commons.contents().publications()).hasSize(1);
        }
    }

    @Test
    void aSecondProcessOnTheSameStoreSaysOneSentence() throws IOException {
        var store = folder.resolve("store");
        try (var commons = Fixture.EMPTY.open(store)) {
            assertThat(commons.contents().publications()).isEmpty();
            var second = CommandLineRun.alone(store, "derive");
            assertThat(second.err()).contains("Another process holds the store").doesNotContain("\tat ");
            assertThat(second.err().lines()).hasSize(2);
            assertThat(second.code()).isEqualTo(Main.OBSTACLE);
        }
    }
}
