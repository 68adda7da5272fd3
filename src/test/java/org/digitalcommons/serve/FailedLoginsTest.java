package org.digitalcommons.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Optional;
import org.digitalcommons.Fixture;
import org.digitalcommons.rights.Rights;
import org.digitalcommons.rights.Role;
import org.digitalcommons.serve.data.WriteLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Wrong tokens are counted together, wherever they are tried, and whoever has a right one does not notice. */
class FailedLoginsTest {

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void wrongTokensAreCountedAtEveryAddressTogether(@TempDir Path folder) throws IOException, InterruptedException {
        try (var commons = Fixture.EMPTY.open(folder);
                var server = Server.start(commons, "127.0.0.1", 0, new WriteLimits(1_000_000, 4))) {
            for (var address : new String[] {"publish", "data?graph=urn:x", "publish", "data?graph=urn:x"}) {
                assertThat(shown("wrong", server, address).statusCode())
                        .as(address)
                        .isEqualTo(401);
            }
            for (var address : new String[] {"publish", "data?graph=urn:x"}) {
                var late = shown("wrong", server, address);
                assertThat(late.statusCode()).as(address).isEqualTo(429);
                assertThat(late.headers().firstValue("Retry-After")).contains("60");
            }
            var right = Rights.in(folder)
                    .tokens()
                    .create("brookmere", Role.PUBLISHER, Optional.empty())
                    .secret();
            assertThat(shown(right, server, "publish").statusCode()).isEqualTo(303);
            assertThat(shown(right, server, "data?graph=urn:x").statusCode()).isEqualTo(403);
        }
    }

    private HttpResponse<String> shown(String token, Server server, String address)
            throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(server.address() + address))
                        .header("Authorization", "Bearer " + token)
                        .POST(BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());
    }
}
