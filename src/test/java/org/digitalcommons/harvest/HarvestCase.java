package org.digitalcommons.harvest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.digitalcommons.Commons;
import org.digitalcommons.Elsewhere;
import org.digitalcommons.Fixture;
import org.digitalcommons.Granted;
import org.digitalcommons.pull.Address;
import org.digitalcommons.pull.Feed;
import org.digitalcommons.pull.FetchLimits;
import org.digitalcommons.pull.FetchRefusal;
import org.digitalcommons.pull.Frequency;
import org.digitalcommons.pull.HarvestFolder;
import org.digitalcommons.rights.Rights;
import org.digitalcommons.rights.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** A store whose publisher registered an address at a web server of somebody else, both real. */
@Tag("slow")
abstract class HarvestCase {

    static final Instant START = Instant.parse("2026-01-31T12:00:00Z");
    static final String PATH = "/open/services-2024-25.ttl";
    static final String OWN = "https://w3id.org/digital-commons/graph/published/brookmere/services/2024-25";
    static final FetchLimits LIMITS =
            new FetchLimits(50_000, 100_000, Duration.ofSeconds(30), Duration.ofSeconds(60), 3, Duration.ofHours(1));

    static final String SMALL = small();

    @TempDir
    Path folder;

    Commons commons;
    Elsewhere elsewhere;
    String token = "";

    @BeforeEach
    void open() throws IOException {
        commons = Fixture.EMPTY.open(folder);
        elsewhere = new Elsewhere();
        Granted.anyBody(folder, "brookmere");
        token = Rights.in(folder)
                .tokens()
                .create("brookmere", Role.PUBLISHER, Optional.empty())
                .token()
                .id();
        allow(elsewhere.at("/open/") + " private");
    }

    @AfterEach
    void close() {
        elsewhere.close();
        commons.close();
    }

    void assertSentOn(String location, int status, String words) {
        elsewhere.replies(Elsewhere.with(302, new byte[0], "Location", location));
        var state = runs(START, true).getFirst().state();
        assertThat(state.status()).as(location).isEqualTo(status);
        assertThat(state.sentence()).as(location).contains(words);
    }

    void assertFailed(int status, String words) {
        assertFailed(LIMITS, status, words);
    }

    void assertFailed(FetchLimits limits, int status, String words) {
        var before = stored();
        var state = runs(START, true, limits).getFirst().state();
        assertThat(state.status()).isEqualTo(status);
        assertThat(state.sentence()).contains(words);
        assertThat(stored()).isEqualTo(before);
        assertThat(folder.resolve("pull").toFile().list((place, name) -> name.endsWith(".tmp")))
                .as("nothing is left over")
                .isEmpty();
    }

    void allow(String lines) throws IOException {
        var list = HarvestFolder.in(folder).allowList();
        Files.createDirectories(list.getParent());
        Files.writeString(list, "# what may be fetched\n\n" + lines + "\n");
    }

    Feed register(String where, Optional<Frequency> every) {
        try {
            var feed = new Feed(
                    "brookmere",
                    token,
                    Address.of(where.startsWith("/") ? elsewhere.at(where) : where),
                    every,
                    Map.of("format", "rdf"),
                    START);
            HarvestFolder.in(folder).add(feed);
            return feed;
        } catch (FetchRefusal e) {
            throw new IllegalStateException(e);
        }
    }

    HarvestResult run(Instant now) {
        var done = runs(now);
        assertThat(done).hasSize(1);
        return done.getFirst();
    }

    List<HarvestResult> runs(Instant now) {
        return runs(now, false);
    }

    List<HarvestResult> runs(Instant now, boolean all) {
        return runs(now, all, LIMITS);
    }

    private List<HarvestResult> runs(Instant now, boolean all, FetchLimits limits) {
        return Harvester.of(commons, folder, limits, Clock.fixed(now, ZoneOffset.UTC))
                .run(Optional.of("brookmere"), all, p -> {});
    }

    String stored() {
        var store = commons.contents();
        return "%s, %d graphs, %s".formatted(store.state(), store.size(), store.publications());
    }

    List<String> attempts() throws IOException {
        return Files.readAllLines(folder.resolve("rights").resolve("attempts.jsonl"));
    }

    static String small() {
        try (var file = HarvestCase.class.getResourceAsStream("/harvest/brookmere.ttl")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
