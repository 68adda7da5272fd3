package org.digitalcommons.serve.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.digitalcommons.Commons;
import org.digitalcommons.DefaultStore;
import org.digitalcommons.Fixture;
import org.digitalcommons.intake.ApprovalQueue;
import org.digitalcommons.name.PublicationName;
import org.digitalcommons.rights.Rights;
import org.digitalcommons.rights.Role;
import org.digitalcommons.serve.Server;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pb3: what a program puts, and is much less than before, waits for the approval of its publisher. */
@Tag("slow")
class WaitingPublicationTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final PublicationName NAME = new PublicationName("wigan", "suppliers", "2024-25");

    @TempDir
    private Path store;

    @Test
    void aShrunkenGraphWaitsAndIsApprovedByTheTokenOfItsPublisher() throws Exception {
        Fixture.EMPTY.copy(store);
        try (var commons = Commons.open(store, DefaultStore.ROOMS);
                var server = Server.start(commons, "127.0.0.1", 0)) {
            var token = Rights.in(store)
                    .tokens()
                    .create("wigan", Role.PUBLISHER, Optional.empty())
                    .secret();
            var first = put(server, token, 60);
            assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
            var before = commons.contents().versions();

            var held = put(server, token, 3);
            assertThat(held.statusCode()).as(held.body()).isEqualTo(202);
            assertThat(held.body()).contains("publication-shrunken");
            assertThat(put(server, token, 4).statusCode())
                    .as("again, in its place")
                    .isEqualTo(202);
            assertThat(commons.contents().versions()).isEqualTo(before);
            var empty = put(server, token, 0);
            assertThat(empty.statusCode()).as("emptied: " + empty.body()).isEqualTo(202);
            assertThat(commons.contents().versions()).isEqualTo(before);
            assertThat(put(server, token, 4).statusCode()).isEqualTo(202);

            assertThat(send(server, "publishers/wigan", token, null).body())
                    .contains("Waiting for approval", "1 publication waits");
            var waiting = ApprovalQueue.in(store).of("wigan");
            assertThat(waiting).hasSize(1);
            var seen = send(
                    server,
                    desk(server, token) + "/sign",
                    token,
                    "waiting=" + waiting.getFirst().name());
            assertThat(seen.statusCode()).as(seen.body()).isEqualTo(200);
            assertThat(commons.contents().versions()).as("looked at").isEqualTo(before);
            var desk = seen.headers().firstValue("Location").orElseThrow().substring(1);
            assertThat(send(server, desk + "/publish", token, "").statusCode()).isEqualTo(201);
            assertThat(commons.contents().versions()).isNotEqualTo(before);
            assertThat(ApprovalQueue.in(store).of("wigan")).isEmpty();
            assertThat(send(server, "publishers/wigan", token, null).body()).doesNotContain("Waiting for approval");
        }
    }

    private static String desk(Server server, String token) throws Exception {
        return send(server, "publish", token, "")
                .headers()
                .firstValue("Location")
                .orElseThrow()
                .substring(1);
    }

    private static HttpResponse<String> send(Server server, String path, String token, @Nullable String form)
            throws Exception {
        var request = HttpRequest.newBuilder(URI.create(server.address() + path))
                .header("Accept", form == null ? "text/html" : "application/json")
                .header("Authorization", "Bearer " + token);
        return CLIENT.send(
                form == null
                        ? request.build()
                        : request.header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString(form))
                                .build(),
                BodyHandlers.ofString());
    }

    private static HttpResponse<String> put(Server server, String token, int suppliers) throws Exception {
        var body = new StringBuilder("""
                PREFIX commons: <https://w3id.org/digital-commons/def#>
                PREFIX dct: <http://purl.org/dc/terms/>
                PREFIX schema: <https://schema.org/>
                PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
                <%s> a commons:Publication ; dct:title "Suppliers"@en ;
                  dct:license <https://creativecommons.org/publicdomain/zero/1.0/> .
                """.formatted(NAME.node().getURI()));
        for (int number = 0; number < suppliers; number++) {
            body.append(
                    "<https://w3id.org/digital-commons/id/supplier/company-%08d> a schema:Organization ;\n  skos:prefLabel \"Supplier %d\" .%n"
                            .formatted(number, number));
        }
        var address =
                server.address() + "data?graph=" + URLEncoder.encode(NAME.node().getURI(), StandardCharsets.UTF_8);
        return CLIENT.send(
                HttpRequest.newBuilder(URI.create(address))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "text/turtle")
                        .PUT(BodyPublishers.ofString(body.toString()))
                        .build(),
                BodyHandlers.ofString());
    }
}
