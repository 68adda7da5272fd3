package org.digitalcommons.serve.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Optional;
import org.digitalcommons.Commons;
import org.digitalcommons.DefaultStore;
import org.digitalcommons.rights.Rights;
import org.digitalcommons.rights.Role;
import org.digitalcommons.serve.Server;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pb3: a file of which nothing is used is refused, and one that shrank or grew much waits for a word of its publisher. */
@Tag("slow")
class ShrunkenPublicationTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TempDir
    private Path store;

    @Test
    void emptyIsRefusedAndShrunkenIsConfirmed() throws Exception {
        try (var commons = Commons.open(store, DefaultStore.ROOMS);
                var server = Server.start(commons, "127.0.0.1", 0)) {
            var desk = new Desk(
                    server.address(),
                    Rights.in(store)
                            .tokens()
                            .create("ecode-E2236", Role.PUBLISHER, Optional.empty())
                            .secret());
            assertThat(desk.published(rows(60), "")).isEqualTo(201);
            var before = commons.contents().versions();

            var empty = desk.sent(rows(0), "");
            assertThat(empty.statusCode()).as(empty.body()).isEqualTo(422);
            assertThat(empty.body()).contains("used-rows-none");

            var shrunken = desk.sent(rows(3), "");
            assertThat(shrunken.statusCode()).as(shrunken.body()).isEqualTo(422);
            assertThat(shrunken.body()).contains("publication-shrunken", "where 60 are published");
            assertThat(desk.sent(rows(0), "yes").body())
                    .as("nobody confirms nothing")
                    .contains("used-rows-none");
            assertThat(commons.contents().versions()).isEqualTo(before);

            assertThat(desk.published(rows(3), "yes")).isEqualTo(201);
            assertThat(desk.sent(rows(60), "").body()).as("grown").contains("publication-shrunken");
            assertThat(desk.sent(rows(5), "").statusCode()).as("few rows").isEqualTo(200);
        }
    }

    private static String rows(int number) {
        var text = new StringBuilder("Date,Supplier,Amount,Directorate,Purpose\n");
        for (int row = 0; row < number; row++) {
            text.append(
                    "2022-05-%02d,Supplier %d Limited,%d.00,Parks,Seats\n".formatted(1 + row % 28, row % 5, 500 + row));
        }
        return text.toString();
    }

    private record Desk(String address, String token) {

        int published(String file, String confirm) throws Exception {
            var sent = sent(file, confirm);
            assertThat(sent.statusCode()).as(sent.body()).isEqualTo(200);
            var desk = sent.headers().firstValue("Location").orElseThrow().substring(1);
            return CLIENT.send(
                            HttpRequest.newBuilder(URI.create(address + desk + "/publish"))
                                    .header("Accept", "application/json")
                                    .POST(BodyPublishers.noBody())
                                    .build(),
                            BodyHandlers.ofString())
                    .statusCode();
        }

        HttpResponse<String> sent(String file, String confirm) throws Exception {
            var field = "--x\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n";
            var body = field.formatted("format", "spend")
                    + field.formatted("about", "ecode-E2236")
                    + field.formatted("period", "2022-05")
                    + field.formatted("confirm", confirm)
                    + "--x\r\nContent-Disposition: form-data; name=\"files\"; filename=\"spend.csv\"\r\n\r\n"
                    + file
                    + "\r\n--x--\r\n";
            return CLIENT.send(
                    HttpRequest.newBuilder(URI.create(address + "publish"))
                            .header("Accept", "application/json")
                            .header("Authorization", "Bearer " + token)
                            .header("Content-Type", "multipart/form-data; boundary=x")
                            .POST(BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.ofString());
        }
    }
}
