package org.digitalcommons.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.digitalcommons.Fixture;
import org.digitalcommons.query.QueryLimits;
import org.digitalcommons.serve.data.WriteLimits;
import org.junit.jupiter.api.Test;

/** A page asks within the limits of every reader: what takes too long is stopped, and said in a sentence. */
class PageDeadlineTest {

    @Test
    void aPagePastItsDeadlineAnswersThatItIsTooSlowAndLeavesItsPlace() throws Exception {
        var limits = QueryLimits.standard().withTimeout(Duration.ofMillis(1)).withAtOnce(1);
        var commons = Fixture.PIONEER_GROUP.commons();
        try (var server = Server.start(commons, "127.0.0.1", 0, WriteLimits.standard(), limits)) {
            for (int i = 0; i < 3; i++) {
                var late = get(server, "index");
                assertThat(late.statusCode()).isEqualTo(503);
                assertThat(late.body()).contains("The query did not finish within 0.001 seconds and was stopped");
            }
        }
    }

    private static HttpResponse<String> get(Server server, String path) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(server.address() + path))
                    .header("Accept", "text/html")
                    .build();
            return client.send(request, BodyHandlers.ofString());
        }
    }
}
