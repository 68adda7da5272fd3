package org.digitalcommons.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.digitalcommons.Commons;
import org.digitalcommons.Fixture;
import org.digitalcommons.limit.Settings;
import org.digitalcommons.log.LogFiles;
import org.digitalcommons.rights.Rights;
import org.digitalcommons.rights.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether a server is alive, can answer, and how it fares; what it answers where there is no room; At8, At10. */
@Tag("slow")
class OperatorTest {

    @TempDir
    private Path folder;

    private Commons commons;
    private Server server;
    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeEach
    void open() {
        commons = Fixture.EMPTY.open(folder);
        server = Server.startUnready(commons, "127.0.0.1", 0, Settings.standard());
    }

    @AfterEach
    void close() {
        client.close();
        server.close();
        commons.close();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder at(String path) {
        return HttpRequest.newBuilder(URI.create(server.address() + path));
    }

    @Test
    void aServerThatIsFilledIsAliveAndNotReady() throws IOException, InterruptedException {
        assertThat(send(at("-/health")).statusCode()).isEqualTo(200);
        assertThat(send(at("-/health")).headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(send(at("-/ready")).statusCode()).isEqualTo(503);
        assertThat(send(at("-/ready")).headers().firstValue("Retry-After")).isPresent();
        assertThat(send(at("bodies")).statusCode()).isEqualTo(503);
        assertThat(send(at("bodies")).headers().firstValue("Retry-After")).isPresent();
        server.ready();
        assertThat(send(at("-/ready")).statusCode()).isEqualTo(200);
        assertThat(send(at("bodies")).statusCode()).isEqualTo(200);
    }

    @Test
    void metricsAreForOperatorsAndNameNobody() throws IOException, InterruptedException {
        server.ready();
        send(at("bodies"));
        send(at("nobody-in-particular"));
        send(at("sparql?query=ASK%7B%7D"));
        assertThat(send(at("-/metrics")).statusCode()).isEqualTo(401);
        var token = Rights.in(folder)
                .tokens()
                .create("commons", Role.OPERATOR, Optional.empty())
                .secret();
        var metrics = send(at("-/metrics").header("Authorization", "Bearer " + token));
        assertThat(metrics.statusCode()).isEqualTo(200);
        assertThat(metrics.body())
                .contains(
                        "commons_requests_seconds_count{route=\"bodies\",status=\"200\"}",
                        "route=\"other\",status=\"404\"",
                        "commons_requests_seconds_bucket{route=\"bodies\",status=\"200\",le=\"10.0\"}",
                        "commons_queries_seconds_count{outcome=\"answered\"}",
                        "route=\"sparql\",status=\"200\"",
                        "commons_store_bytes ",
                        "commons_feeds_failed 0",
                        "commons_backup_age_seconds NaN",
                        "jvm_memory_used_bytes")
                .doesNotContain("nobody-in-particular", "127.0.0.1");
    }

    @Test
    void eachRequestIsALineInTheLogThatNamesNobodyAndAFaultOfOursHasItsNumber() throws Exception {
        server.ready();
        var logs = folder.resolve("logs");
        try (var files = LogFiles.begin(logs, new LogFiles.Bounds(1_000_000, 1, 1_000_000))) {
            assertThat(files).isNotNull();
            send(at("bodies?name=jane-rivers").header("Authorization", "Bearer a-secret"));
            send(at("jane-rivers"));
            commons.close();
            var failed = send(at("clusters"));
            assertThat(failed.statusCode()).isEqualTo(500);
            var number = Pattern.compile("report it with the number ([0-9a-f]{16})\\.")
                    .matcher(failed.body());
            assertThat(number.find()).isTrue();
            server.close(); // the last line is written when its reply is gone
            var lines = Files.readAllLines(logs.resolve("commons.jsonl"));
            assertThat(lines)
                    .anyMatch(line -> line.contains("{\"route\":\"bodies\"},{\"status\":\"200\"}"))
                    .anyMatch(line -> line.contains("{\"route\":\"other\"},{\"status\":\"404\"}"))
                    .anyMatch(line -> line.contains("\"ERROR\"") && line.contains(number.group(1)))
                    .anyMatch(line -> line.contains("{\"status\":\"500\"}") && line.contains(number.group(1)));
            assertThat(lines).noneMatch(line -> line.matches("(?s).*(jane-rivers|a-secret|127\\.0\\.0).*"));
        }
    }

    @Test
    void whereThereIsNoRoomOneSentenceSaysSoBeforeAnythingIsWritten() throws IOException, InterruptedException {
        server.ready();
        commons.upkeep().keepFree(Long.MAX_VALUE / 2);
        var token = Rights.in(folder)
                .tokens()
                .create("brookmere", Role.PUBLISHER, Optional.empty())
                .secret();
        var put = at("data?graph=https://w3id.org/digital-commons/graph/published/brookmere/services/2024-25")
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "text/turtle")
                .PUT(BodyPublishers.ofString("<> a <https://example.org/x> ."));
        var refused = send(put);
        assertThat(refused.statusCode()).isEqualTo(507);
        assertThat(refused.body())
                .isEqualTo("There is no room left to store this; tell the operator of this service.\n");
        var upload = at("publish")
                .header("Authorization", "Bearer " + token)
                .header("Accept", "application/json")
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(BodyPublishers.ofString("--x--\r\n"));
        assertThat(send(upload).statusCode()).isEqualTo(507);
        assertThat(Files.exists(folder.resolve("received"))).isFalse();
        assertThat(commons.contents().publications()).isEmpty();
    }
}
