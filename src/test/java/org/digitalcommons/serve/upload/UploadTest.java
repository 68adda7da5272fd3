package org.digitalcommons.serve.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.digitalcommons.Commons;
import org.digitalcommons.Fixture;
import org.digitalcommons.rights.Rights;
import org.digitalcommons.rights.Role;
import org.digitalcommons.serve.Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files sent by a program to a real server of a real store. */
@Tag("slow")
class UploadTest {

    private static final String TAXBASE = "E-code,Authority,Dwellings on the valuation list\nE2236,Ashford,28280\n";
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TempDir
    private static Path folder;

    private static Commons commons;
    private static Server server;

    @BeforeAll
    static void open() {
        commons = Fixture.EMPTY.open(folder.resolve("store"));
        server = Server.start(commons, "127.0.0.1", 0);
    }

    @AfterAll
    static void close() {
        server.close();
        commons.close();
    }

    private static String token(String publisher, Role role) {
        return Rights.in(folder.resolve("store"))
                .tokens()
                .create(publisher, role, Optional.empty())
                .secret();
    }

    @Test
    void filesAreCheckedAndPublishedAndTakenBack() throws Exception {
        var token = token("ashford", Role.PUBLISHER);
        var checked = send("publish", token, Map.of("period", "2018-09-10"), "taxbase.csv", TAXBASE);
        assertThat(checked.statusCode()).isEqualTo(200);
        assertThat(checked.body())
                .contains("\"accepted\" : true")
                .contains("\"read\" : 1")
                .contains("graph/published/ashford/taxbase/2018-09-10");
        assertThat(commons.contents().publications()).noneMatch(p -> p.getURI().contains("/ashford/"));

        var desk = checked.headers().firstValue("Location").orElseThrow().substring(1);
        var live = post(desk + "/publish", "");
        assertThat(live.statusCode()).isEqualTo(201);
        assertThat(commons.contents().publications()).anyMatch(p -> p.getURI().contains("/ashford/"));
        assertThat(commons.upkeep().isDerived()).isTrue();

        var again = send("publish?publish=true", token, Map.of("period", "2018-09-10"), "taxbase.csv", TAXBASE);
        assertThat(again.statusCode()).as(again.body()).isEqualTo(200);
        assertThat(again.body()).contains("nothing changed");

        var other = post(
                desk + "/withdraw",
                "publication="
                        + encode("https://w3id.org/digital-commons/graph/published/brookmere/taxbase/2018-09-10"));
        assertThat(other.statusCode()).isEqualTo(403);
        var gone = post(
                desk + "/withdraw",
                "publication=" + encode("https://w3id.org/digital-commons/graph/published/ashford/taxbase/2018-09-10"));
        assertThat(gone.statusCode()).isEqualTo(200);
        assertThat(commons.contents().publications()).noneMatch(p -> p.getURI().contains("/ashford/"));
    }

    @Test
    void whatADeputySendsWaitsForASignatory() throws Exception {
        var sent = send(
                "publish?publish=true", token("dover", Role.DEPUTY), Map.of("period", "2018"), "taxbase.csv", TAXBASE);
        assertThat(sent.statusCode()).isEqualTo(202);
        assertThat(sent.body()).contains("waits for a signatory");
        assertThat(commons.contents().publications()).noneMatch(p -> p.getURI().contains("/dover/"));

        var entered = post("publish", "token=" + encode(token("dover", Role.SIGNATORY)));
        assertThat(entered.statusCode()).isEqualTo(303);
        var desk = entered.headers().firstValue("Location").orElseThrow().substring(1);
        var page = get(desk);
        assertThat(page.body()).contains("Waiting for a signature").contains("taxbase.csv");
        var name = page.body().replaceAll("(?s).*name=\"waiting\" value=\"([^\"]+)\".*", "$1");
        assertThat(post(desk + "/sign", "waiting=" + name).statusCode()).isEqualTo(200);
        assertThat(post(desk + "/publish", "").statusCode()).isEqualTo(201);
        assertThat(commons.contents().publications()).anyMatch(p -> p.getURI().contains("/dover/"));
        assertThat(get(desk).body()).doesNotContain("Waiting for a signature");
    }

    @Test
    void aStrangerSendsNothing() throws Exception {
        var state = commons.contents().state();
        long files = files();
        assertThat(send("publish", "", Map.of(), "taxbase.csv", TAXBASE).statusCode())
                .isEqualTo(401);
        assertThat(send("publish", "dc_wrong", Map.of(), "taxbase.csv", TAXBASE).statusCode())
                .isEqualTo(401);
        assertThat(post("publish/nobodys-desk/publish", "").statusCode()).isEqualTo(404);
        assertThat(post("publish", "token=dc_wrong").statusCode()).isEqualTo(401);
        assertThat(commons.contents().state()).isEqualTo(state);
        assertThat(files()).as("files received").isEqualTo(files);
    }

    private static long files() throws IOException {
        try (var received = Files.walk(folder.resolve("store"))) {
            return received.filter(p ->
                            p.toString().contains("/sessions/") || p.toString().contains("/received/"))
                    .count();
        }
    }

    @Test
    void aRevokedTokenLeavesItsDesk() throws Exception {
        var tokens = Rights.in(folder.resolve("store")).tokens();
        var created = tokens.create("folkestone", Role.PUBLISHER, Optional.empty());
        var entered = post("publish", "token=" + encode(created.secret()));
        var desk = entered.headers().firstValue("Location").orElseThrow().substring(1);
        assertThat(get(desk).statusCode()).isEqualTo(200);
        tokens.revoke(created.token().id());
        assertThat(get(desk).statusCode()).isEqualTo(401);
        assertThat(get(desk).statusCode()).isEqualTo(404);
    }

    @Test
    void packedAndWrongBodiesAreRefused() throws Exception {
        var token = token("hythe", Role.PUBLISHER);
        var packed = request("publish", token)
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofString("x"))
                .build();
        assertThat(CLIENT.send(packed, BodyHandlers.ofString()).statusCode()).isEqualTo(415);
        var broken = send("publish", token, Map.of(), "minutes.csv", "%PDF-1.4");
        assertThat(broken.statusCode()).isEqualTo(422);
        assertThat(broken.body()).contains("is a PDF");
        var bad = send("publish", token, Map.of("period", "2018"), "taxbase.csv", TAXBASE.replace("28280", "many"));
        assertThat(bad.statusCode()).isEqualTo(422);
        assertThat(bad.body()).contains("volume-quantity").contains("taxbase.csv, row 2");
        assertThat(commons.contents().publications()).noneMatch(p -> p.getURI().contains("/hythe/"));
    }

    @Test
    void aNameThatClimbsOutOfItsFolderStaysInIt() throws Exception {
        var token = token("lydd", Role.PUBLISHER);
        var sent = send("publish", token, Map.of("period", "2018"), "../../../evil.csv", TAXBASE);
        assertThat(sent.statusCode()).isEqualTo(200);
        try (var files = Files.walk(folder)) {
            assertThat(files.filter(p -> p.endsWith("evil.csv")))
                    .allSatisfy(p -> assertThat(p.toString()).contains("/sessions/"));
        }
    }

    private static HttpRequest.Builder request(String path, String token) {
        var builder =
                HttpRequest.newBuilder(URI.create(server.address() + path)).header("Accept", "application/json");
        return token.isEmpty() ? builder : builder.header("Authorization", "Bearer " + token);
    }

    private static HttpResponse<String> send(
            String path, String token, Map<String, String> fields, String name, String text)
            throws IOException, InterruptedException {
        var body = new StringBuilder();
        fields.forEach((field, value) -> body.append(
                "--x\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n".formatted(field, value)));
        body.append("--x\r\nContent-Disposition: form-data; name=\"files\"; filename=\"%s\"\r\n\r\n%s\r\n--x--\r\n"
                .formatted(name, text));
        var request = request(path, token)
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(BodyPublishers.ofString(body.toString()))
                .build();
        return CLIENT.send(request, BodyHandlers.ofString());
    }

    private static HttpResponse<String> post(String path, String form) throws IOException, InterruptedException {
        return CLIENT.send(
                request(path, "")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
    }

    private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return CLIENT.send(
                HttpRequest.newBuilder(URI.create(server.address() + path))
                        .header("Accept", "text/html")
                        .build(),
                BodyHandlers.ofString());
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
