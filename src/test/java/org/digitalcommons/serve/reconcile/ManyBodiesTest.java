package org.digitalcommons.serve.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
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
import org.digitalcommons.Granted;
import org.digitalcommons.RealData;
import org.digitalcommons.intake.Outcome;
import org.digitalcommons.publish.Delivery;
import org.digitalcommons.publish.FileContent;
import org.digitalcommons.serve.Server;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Five thousand real bodies, or those of a cut copy: found at once, and a body that is published later is found too. */
@Tag("slow")
@Tag("thorough")
class ManyBodiesTest {

    @Test
    void fiftyNamesAreFoundAmongFiveThousandAndWhatIsPublishedLaterToo() throws Exception {
        var bodies = RealData.fileOfSize("06-bodies/publicbodies-gb.csv");
        try (var commons = Granted.commons("test")) {
            assertThat(commons.publish(delivery(bodies))).isInstanceOf(Outcome.Acceptance.class);
            try (var server = Server.start(commons, "127.0.0.1", 0)) {
                var lines = Files.readAllLines(bodies, StandardCharsets.UTF_8);
                var batch = JsonMapper.builder().build().createObjectNode();
                for (int i = 0; i < 50; i++) {
                    // Spread over the file: every hundredth of the whole one, and nearly every one of the cut copy.
                    var name = lines.get((i + 1) * (lines.size() - 1) / 51)
                            .split(",")[1]
                            .replace("\"", "");
                    batch.putObject("q" + i).put("query", name.replaceFirst("(?<=..)[aeiou]", ""));
                }
                ask(server, "{\"q\":{\"query\":\"first\"}}");
                long start = System.nanoTime();
                var answer = ask(server, batch.toString());
                long first = (System.nanoTime() - start) / 1_000_000;
                start = System.nanoTime();
                assertThat(ask(server, batch.toString())).isEqualTo(answer);
                long second = (System.nanoTime() - start) / 1_000_000;
                System.out.printf(
                        "50 names with a letter left out among %d bodies: %d ms, again %d ms%n",
                        lines.size() - 1, first, second);

                assertThat(ask(server, "{\"q\":{\"query\":\"Avon and Somerset Constabulary\"}}"))
                        .doesNotContain("police-force-avon-and-somerset");
                commons.publish(delivery(RealData.file("06-bodies/police-force.tsv")));
                assertThat(ask(server, "{\"q\":{\"query\":\"Avon and Somerset Constabulary\"}}"))
                        .contains("police-force-avon-and-somerset");
            }
        }
    }

    private static Delivery delivery(Path file) {
        return new Delivery(
                "test",
                Optional.empty(),
                Optional.of("2025-01-01"),
                Optional.of(String.valueOf(file.getFileName())),
                "https://creativecommons.org/publicdomain/zero/1.0/",
                Optional.of("2025-01-01"),
                List.of(new Delivery.File(String.valueOf(file.getFileName()), FileContent.of(file))));
    }

    private static String ask(Server server, String queries) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var response = client.send(
                    HttpRequest.newBuilder(URI.create(server.address() + "reconcile"))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(BodyPublishers.ofString(
                                    "queries=" + URLEncoder.encode(queries, StandardCharsets.UTF_8)))
                            .build(),
                    BodyHandlers.ofString());
            assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
            return response.body();
        }
    }
}
