package org.digitalcommons.serve.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.digitalcommons.Commons;
import org.digitalcommons.DefaultStore;
import org.digitalcommons.Fixture;
import org.digitalcommons.rights.Rights;
import org.digitalcommons.rights.Role;
import org.digitalcommons.serve.Server;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody publishes is on the page of its body at once (Pb8), said by whom it is (Pb1), and tried by anybody (Pb9). */
@Tag("slow")
class PublishedAtOnceTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String BODY = "Brookmere Borough Council";

    @TempDir
    private Path folder;

    @Test
    void paymentsAreOnThePageOfTheirBodyAndThoseOfStrangersAreSaidByThem() throws Exception {
        Fixture.PIONEER_GROUP.copy(folder);
        try (var commons = Commons.open(folder, DefaultStore.ROOMS);
                var server = Server.start(commons, "127.0.0.1", 0)) {
            var versions = commons.contents().versions();
            assertThat(get(server, "").body())
                    .as("Pb9: in the menu, and on the first page")
                    .contains("<a href=\"/publish\">", "href=\"/publish/try\"");
            assertThat(get(server, "publish").body()).as("Pb9").contains("href=\"/publish/try\"");
            var form = get(server, "publish/try");
            assertThat(form.statusCode()).as("Pb9: a page with a form").isEqualTo(200);
            assertThat(form.body())
                    .contains("action=\"/publish/try\"", "type=\"file\"")
                    .doesNotContain("name=\"token\"");

            var fields = Map.of("format", "spend", "period", "2024-05", "about", BODY);
            var tried = send(server, "publish/try", "", fields, "Winkle and Daughters Ltd");
            assertThat(tried.statusCode()).as("Pb9: " + tried.body()).isEqualTo(200);
            assertThat(tried.body()).contains("\"accepted\" : true", "\"used\" : 2");
            var guest = tried.headers().firstValue("Location").orElseThrow().substring(1);
            assertThat(post(server, guest + "/publish").statusCode()).isEqualTo(401);
            assertThat(post(server, guest + "/withdraw").statusCode()).isEqualTo(403);
            assertThat(commons.contents().versions()).isEqualTo(versions);

            var own =
                    send(server, "publish?publish=true", token("sample-brookmere"), fields, "Winkle and Daughters Ltd");
            assertThat(own.statusCode()).as("Pb8: " + own.body()).isEqualTo(201);
            assertThat(own.body()).doesNotContain("hearsay");
            assertThat(get(server, "bodies/sample-brookmere").body())
                    .as("Pb8")
                    .contains("Winkle and Daughters Ltd", "published by sample-brookmere")
                    .doesNotContain("Said by others");

            var strange = send(server, "publish", token("sample-eastwick"), fields, "Rumour Ltd");
            assertThat(strange.statusCode()).as("Pb1: " + strange.body()).isEqualTo(200);
            var desk = strange.headers().firstValue("Location").orElseThrow().substring(1);
            assertThat(post(server, desk + "/publish").statusCode()).isEqualTo(201);
            assertThat(strange.body()).contains("hearsay", "commons grant sample-eastwick --for sample-brookmere");
            assertThat(get(server, "bodies/sample-brookmere").body())
                    .as("Pb1")
                    .contains("Said by others", "sample-eastwick");
            assertThat(get(server, "ask/published-of-body?body=sample-brookmere&format=csv")
                            .body())
                    .contains("Winkle and Daughters Ltd")
                    .doesNotContain("Rumour Ltd");
        }
    }

    private String token(String publisher) {
        return Rights.in(folder)
                .tokens()
                .create(publisher, Role.PUBLISHER, Optional.empty())
                .secret();
    }

    private static HttpResponse<String> get(Server server, String path) throws Exception {
        return CLIENT.send(
                HttpRequest.newBuilder(URI.create(server.address() + path))
                        .header("Accept", path.contains("csv") ? "text/csv" : "text/html")
                        .build(),
                BodyHandlers.ofString());
    }

    private static HttpResponse<String> post(Server server, String path) throws Exception {
        return CLIENT.send(
                HttpRequest.newBuilder(URI.create(server.address() + path))
                        .header("Accept", "application/json")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("all=true"))
                        .build(),
                BodyHandlers.ofString());
    }

    private static HttpResponse<String> send(
            Server server, String path, String token, Map<String, String> fields, String supplier) throws Exception {
        var body = new StringBuilder();
        fields.forEach((name, value) ->
                body.append("--x\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n".formatted(name, value)));
        body.append("--x\r\nContent-Disposition: form-data; name=\"files\"; filename=\"spend.csv\"\r\n\r\n")
                .append("Date,Supplier,Amount,Directorate,Purpose\n")
                .append("2024-05-01,%s,600.00,Parks,Seats\n2024-05-02,%s,700.00,Parks,Paint\n"
                        .formatted(supplier, supplier))
                .append("\r\n--x--\r\n");
        var request = HttpRequest.newBuilder(URI.create(server.address() + path))
                .header("Accept", "application/json")
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(BodyPublishers.ofString(body.toString()));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }
}
