package org.digitalcommons.serve.upload;

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
import java.util.List;
import java.util.Optional;
import org.digitalcommons.Fixture;
import org.digitalcommons.rights.Rights;
import org.digitalcommons.rights.Role;
import org.digitalcommons.serve.Server;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A long file that is sent over the web is read part by part, as the command reads it, and never held. */
@Tag("slow")
class LongUploadTest {

    /** A few bytes more than a file that is read whole: 8 MiB. */
    private static final int LONG = 8 << 20;

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TempDir
    private Path folder;

    @Test
    void aLongFileWaitsOnDiskAndIsPublishedAsItWasJudged() throws Exception {
        var file = folder.resolve("spend.csv");
        int rows = write(file);
        var store = folder.resolve("store");
        try (var commons = Fixture.EMPTY.open(store);
                var server = Server.start(commons, "127.0.0.1", 0)) {
            var token = Rights.in(store)
                    .tokens()
                    .create("ashford", Role.PUBLISHER, Optional.empty())
                    .secret();
            var checked = send(server.address() + "publish", token, file);
            assertThat(checked.statusCode()).as(checked.body()).isEqualTo(200);
            assertThat(checked.body())
                    .contains("\"accepted\" : true", "\"read\" : " + rows)
                    .as("no preview, which would hold it")
                    .doesNotContain("\"changes\"");
            assertThat(staged(store)).hasSize(1);
            assertThat(commons.contents().amount().graphs()).isZero();

            var desk = checked.headers().firstValue("Location").orElseThrow();
            var page = CLIENT.send(
                    HttpRequest.newBuilder(URI.create(server.address() + desk.substring(1)))
                            .header("Accept", "text/html")
                            .build(),
                    BodyHandlers.ofString());
            assertThat(page.body()).contains("too long to be previewed");

            var published = CLIENT.send(
                    HttpRequest.newBuilder(URI.create(server.address() + desk.substring(1) + "/publish"))
                            .header("Accept", "application/json")
                            .POST(BodyPublishers.noBody())
                            .build(),
                    BodyHandlers.ofString());
            assertThat(published.statusCode()).as(published.body()).isEqualTo(201);
            assertThat(staged(store)).isEmpty();
            assertThat(commons.upkeep().isDerived()).isTrue();
            assertThat(commons.contents().amount().published()).isGreaterThan(rows);
        }
    }

    private static int write(Path file) throws IOException {
        int rows = 0;
        try (var out = Files.newBufferedWriter(file)) {
            out.write("Date,Supplier,Amount,Directorate,Purpose\n");
            for (long length = 0; length < LONG; rows++) {
                var line = "2022-05-%02d,Supplier %d Limited,%d.00,Parks,%s\n"
                        .formatted(1 + rows % 28, rows % 50, 500 + rows % 900, "x".repeat(3_000));
                out.write(line);
                length += line.length();
            }
        }
        return rows;
    }

    private static List<Path> staged(Path store) throws IOException {
        if (!Files.isDirectory(store.resolve("staging"))) {
            return List.of();
        }
        try (var files = Files.list(store.resolve("staging"))) {
            return files.toList();
        }
    }

    private static HttpResponse<String> send(String address, String token, Path file)
            throws IOException, InterruptedException {
        var head = "--x\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n";
        var request = HttpRequest.newBuilder(URI.create(address))
                .header("Accept", "application/json")
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(BodyPublishers.concat(
                        BodyPublishers.ofString(
                                head.formatted("format", "spend")
                                        + head.formatted("about", "ecode-E2236")
                                        + head.formatted("period", "2022-05")
                                        + "--x\r\nContent-Disposition: form-data; name=\"files\"; filename=\"spend.csv\"\r\n\r\n"),
                        BodyPublishers.ofFile(file),
                        BodyPublishers.ofString("\r\n--x--\r\n")))
                .build();
        return CLIENT.send(request, BodyHandlers.ofString());
    }
}
