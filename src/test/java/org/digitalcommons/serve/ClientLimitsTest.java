package org.digitalcommons.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.digitalcommons.Fixture;
import org.digitalcommons.limit.Limit;
import org.digitalcommons.limit.Limits;
import org.digitalcommons.limit.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** At5, At14: what one client may send, and what a client cannot make the server say or believe. */
class ClientLimitsTest {

    private static final int BURST = 20;

    @TempDir
    private Path folder;

    @Test
    void oneClientSendsOnlySoManyRequestsAndAnotherIsServed() {
        with(Settings.of(Limits.standard().with(Limit.REQUESTS, 1)), server -> {
            for (int i = 0; i < BURST; i++) {
                health(server, "127.0.0.5", "");
            }
            assertThat(health(server, "127.0.0.5", "")).contains("429");
            assertThat(health(server, "127.0.0.6", "")).contains("200");
        });
    }

    @Test
    void aForwardingHeaderIsBelievedOfATrustedProxyAlone() {
        var limits = Limits.standard().with(Limit.REQUESTS, 1);
        with(new Settings(limits, Optional.empty(), Set.of("127.0.0.5")), server -> {
            for (int i = 0; i < BURST; i++) {
                health(server, "127.0.0.5", "X-Forwarded-For: 203.0.113.1, 203.0.113.7\r\n");
                health(server, "127.0.0.6", "X-Forwarded-For: 203.0.113.%d\r\n".formatted(i));
            }
            assertThat(health(server, "127.0.0.5", "X-Forwarded-For: 203.0.113.9, 203.0.113.7\r\n"))
                    .contains("429");
            assertThat(health(server, "127.0.0.5", "X-Forwarded-For: 203.0.113.7, 203.0.113.8\r\n"))
                    .contains("200");
            assertThat(health(server, "127.0.0.6", "X-Forwarded-For: 203.0.113.77\r\n"))
                    .contains("429");
        });
    }

    @Test
    void aNameInHostIsNotHandedToOthers() {
        with(
                Settings.standard(),
                server -> assertThat(description(server)).contains("http://localhost:" + server.port()));
        var address = Optional.of(URI.create("https://data.example.org"));
        with(
                new Settings(Limits.standard(), address, Set.of()),
                server -> assertThat(description(server)).contains("<https://data.example.org/sparql>"));
    }

    private static String description(Server server) {
        var text = named(server, "/sparql?format=ttl");
        assertThat(text).contains("200 OK").doesNotContain("evil.example");
        assertThat(named(server, "/reconcile?format=json")).contains("200 OK").doesNotContain("evil.example");
        return text;
    }

    private static String named(Server server, String address) {
        try (var client = new Attacker("127.0.0.1", server.port())) {
            return client.send("GET %s HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n".formatted(address))
                    .rest();
        }
    }

    private void with(Settings settings, Consumer<Server> use) {
        try (var commons = Fixture.EMPTY.open(folder.resolve("store" + System.nanoTime()));
                var server = Server.start(commons, "127.0.0.1", 0, settings)) {
            use.accept(server);
        }
    }

    private static String health(Server server, String address, String lines) {
        try (var client = new Attacker(address, server.port())) {
            return client.send("GET /-/health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + lines + "\r\n")
                    .status();
        }
    }
}
