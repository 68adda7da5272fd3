package org.digitalcommons.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.digitalcommons.CommandLineRun;
import org.digitalcommons.Commons;
import org.digitalcommons.DefaultStore;
import org.digitalcommons.Fixture;
import org.digitalcommons.catalog.Rooms;
import org.digitalcommons.publish.Sample;
import org.digitalcommons.publish.Unreadable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fg13: a publication that appears weekly and last appeared on the first day of 2020 is late today, whoever asks and wherever. */
@Tag("slow")
class LatePublisherTest {

    private static final Rooms ROOMS = DefaultStore.ROOMS;
    private static final String LATE = ",2020-01-01,weekly,2020-01-08,yes,";

    @TempDir
    private static Path folder;

    private static Commons commons;
    private static Server server;

    @BeforeAll
    static void publish() throws IOException, Unreadable {
        var weekly = Files.readString(Path.of("data", "sample", "pioneer", "eastwick.ttl"))
                .replaceFirst("dct:issued \"[^\"]*\"", "dct:issued \"2020-01-01\"")
                .replaceFirst("frequency/[A-Z]+>", "frequency/WEEKLY>")
                .replaceFirst("frequency:[A-Z]+", "frequency:WEEKLY");
        commons = Fixture.EMPTY.open(folder.resolve("store"));
        commons.publish(Sample.delivery(Files.writeString(folder.resolve("eastwick.ttl"), weekly)));
        commons.upkeep().derive(step -> {});
        server = Server.start(commons, "127.0.0.1", 0);
    }

    @AfterAll
    static void close() {
        server.close();
        commons.close();
    }

    @Test
    void onThePagesOfPublishers() throws IOException, InterruptedException {
        for (var page : new String[] {"publishers", "publishers/sample-eastwick", "ask/publications"}) {
            assertThat(get(page, "text/html")).as(page).contains("2020-01-08").containsPattern("<td[^>]*>yes<");
        }
    }

    @Test
    void inTheDataOfTheQuestionWithADayAndWithout() throws IOException, InterruptedException {
        for (var on : new String[] {"", "&on=today", "&on=2020-01-09"}) {
            assertThat(get("ask/publications?format=csv&late=yes" + on, "*/*")).contains(LATE);
        }
        assertThat(get("ask/publications?format=csv&on=2020-01-08", "*/*")).contains(",weekly,2020-01-08,no,");
    }

    @Test
    void onTheEndpointWithTheQueryAsItLies() throws IOException, InterruptedException {
        var query = URLEncoder.encode(ROOMS.text("queries/ask/publications.rq"), StandardCharsets.UTF_8);
        assertThat(get("sparql?query=" + query, "text/csv")).contains(LATE);
    }

    @Test
    void byTheCommand() throws IOException {
        var address = "http://127.0.0.1:%d/".formatted(server.port());
        var run = CommandLineRun.of("ask", "publications", "--late", "yes", "--format", "csv", "--endpoint", address);
        assertThat(run.out()).contains(LATE);
    }

    private static String get(String path, String accept) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/%s".formatted(server.port(), path)))
                .header("Accept", accept)
                .build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofString()).body();
        }
    }
}
