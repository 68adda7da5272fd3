package org.digitalcommons;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.apache.jena.graph.NodeFactory;
import org.digitalcommons.catalog.Rooms;
import org.digitalcommons.harvest.HarvestSchedule;
import org.digitalcommons.harvest.HarvestResult;
import org.digitalcommons.harvest.Harvester;
import org.digitalcommons.pull.Address;
import org.digitalcommons.pull.Feed;
import org.digitalcommons.pull.Frequency;
import org.digitalcommons.pull.Limits;
import org.digitalcommons.pull.Pull;
import org.digitalcommons.pull.Refusal;
import org.digitalcommons.rights.Rights;
import org.digitalcommons.rights.Role;
import org.digitalcommons.serve.page.PublisherPages;
import org.digitalcommons.serve.words.Words;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What publishers registered is fetched from a real server and goes live, or nothing changes and it is told why. */
@Tag("slow")
class PullsTest {

    private static final Instant START = Instant.parse("2026-01-31T12:00:00Z");
    private static final String PATH = "/open/services-2024-25.ttl";
    private static final String OWN = "https://w3id.org/digital-commons/graph/published/brookmere/services/2024-25";
    private static final Limits LIMITS =
            new Limits(50_000, 100_000, Duration.ofSeconds(6), Duration.ofSeconds(6), 3, Duration.ofHours(1));

    private static final String SMALL = """
            @prefix body:       <https://w3id.org/digital-commons/id/body/sample-> .
            @prefix commons:    <https://w3id.org/digital-commons/def#> .
            @prefix cv:         <http://data.europa.eu/m8g/> .
            @prefix dcat:       <http://www.w3.org/ns/dcat#> .
            @prefix dct:        <http://purl.org/dc/terms/> .
            @prefix frequency:  <http://publications.europa.eu/resource/authority/frequency/> .
            @prefix identifier: <https://w3id.org/digital-commons/concept/identifier/> .
            @prefix org:        <http://www.w3.org/ns/org#> .
            @prefix peer-group: <https://w3id.org/digital-commons/concept/peer-group/> .
            @prefix skos:       <http://www.w3.org/2004/02/skos/core#> .
            @prefix xsd:        <http://www.w3.org/2001/XMLSchema#> .

            <> a commons:Publication , dcat:Dataset ;
              dct:title "Brookmere"@en ;
              dct:license <https://creativecommons.org/publicdomain/zero/1.0/> ;
              dct:issued "2025-06-30"^^xsd:date ;
              dct:accrualPeriodicity frequency:QUARTERLY ;
              commons:fictional true .

            body:brookmere a cv:PublicOrganisation , org:Organization ;
              skos:prefLabel "Brookmere Borough Council"@en ;
              org:identifier "brookmere"^^identifier:sample ;
              org:classification peer-group:pioneer-council ;
              dcat:contactPoint <mailto:data@brookmere.example> .
            """;

    @TempDir
    private Path folder;

    private Commons commons;
    private Elsewhere elsewhere;
    private String token = "";

    @BeforeEach
    void open() throws IOException {
        commons = Commons.open(folder, Rooms.in(Path.of(".")));
        elsewhere = new Elsewhere();
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

    @Test
    void whatIsFetchedIsLiveAndUnchangedIsNotPublishedAgain() throws IOException {
        elsewhere.replies(request -> {
            var same = "\"1\"".equals(request.getRequestHeaders().getFirst("If-None-Match"));
            Elsewhere.with(same ? 304 : 200, same ? new byte[0] : SMALL.getBytes(UTF_8), "ETag", "\"1\"")
                    .to(request);
        });
        var feed = register(PATH, Optional.empty());
        var first = run(START);
        assertThat(first.state().sentence()).isEqualTo("Published.");
        assertThat(first.isNew()).isTrue();
        assertThat(commons.store().publications()).containsExactly(NodeFactory.createURI(OWN));
        commons.derive(step -> {});
        var before = stored();

        // The publication says that it appears quarterly; that holds from the second time on.
        assertThat(first.state().due()).isEqualTo("2026-02-28T12:00:00Z");
        assertThat(runs(START.plus(Duration.ofDays(27)))).isEmpty();
        var second = run(Instant.parse("2026-02-28T12:00:00Z"));
        assertThat(second.state().status()).isEqualTo(304);
        assertThat(second.state().due()).isEqualTo("2026-05-28T12:00:00Z");
        assertThat(Pull.in(folder).state(feed)).isEqualTo(second.state());
        assertThat(stored()).isEqualTo(before);
        assertThat(commons.versions()).hasSize(1);
        assertThat(elsewhere.asked()).containsExactly(PATH, PATH);

        assertThat(attempts().getFirst())
                .matches("\\{\"time\":\"2026-01-31T12:00:00Z\",\"token\":\"" + token + "\",\"publisher\":\"brookmere\","
                        + "\"action\":\"PULL\",\"graph\":\"" + OWN + "\",\"status\":201,\"findings\":0,"
                        + "\"checksum\":\"sha256:[0-9a-f]{64}\",\"times\":1}");
        assertThat(attempts().getLast()).contains("\"status\":304").doesNotContain("127.0.0.1");
    }

    @Test
    void theSameFileWithoutValidatorsIsNotPublishedAgain() {
        elsewhere.replies(Elsewhere.with(200, SMALL.getBytes(UTF_8)));
        register(PATH, Frequency.of("P1D"));
        assertThat(run(START).state().status()).isEqualTo(201);
        register(PATH, Frequency.of("P2D"));
        assertThat(run(START).state().status())
                .as("registered anew, it is read anew")
                .isEqualTo(204);
        register(PATH, Frequency.of("P1D"));
        run(START);
        commons.withdraw("brookmere", Optional.of(OWN), Optional.empty());
        assertThat(run(START.plus(Duration.ofDays(1))).state().status()).isEqualTo(304);
        assertThat(commons.store().publications())
                .as("what was withdrawn stays so")
                .isEmpty();
        elsewhere.replies(
                Elsewhere.with(200, SMALL.replace("Borough", "District").getBytes(UTF_8)));
        assertThat(run(START.plus(Duration.ofDays(2))).state().status()).isEqualTo(201);
    }

    @Test
    void whatIsNotAllowedIsNotAsked() throws IOException {
        elsewhere.replies(Elsewhere.with(200, SMALL.getBytes(UTF_8)));
        register(PATH, Optional.empty());
        for (var list : List.of(
                elsewhere.at("/other/") + " private",
                elsewhere.at("/ope") + " private",
                "127.0.0.1",
                elsewhere.at("/open/").replace("http:", "https:") + " private",
                elsewhere.at("localhost", "/open/") + " private")) {
            allow(list);
            var refused = runs(START, true).getFirst();
            assertThat(refused.state().status()).as(list).isEqualTo(403);
            assertThat(refused.state().sentence()).as(list).contains("not on the operator's list");
        }
        Files.delete(Pull.in(folder).allowList());
        assertThat(runs(START, true)).as("without a list nothing is tried").isEmpty();
        assertThat(elsewhere.asked()).isEmpty();
        assertThat(attempts()).hasSize(5).allMatch(line -> line.contains("\"status\":403"));
    }

    @Test
    void aPrivateAddressIsNotAsked() throws IOException {
        elsewhere.replies(Elsewhere.with(200, SMALL.getBytes(UTF_8)));
        for (var host : List.of("127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "169.254.169.254")) {
            allow(elsewhere.at(host, "/"));
            var feed = register(elsewhere.at(host, PATH), Optional.empty());
            var refused = run(START);
            assertThat(refused.state().status()).as(host).isEqualTo(403);
            assertThat(refused.state().sentence()).as(host).contains("private or reserved");
            Pull.in(folder).remove(feed.id());
        }
        assertThat(elsewhere.asked()).isEmpty();
    }

    @Test
    void anAnswerDoesNotLeadWhereNothingIsFetchedFrom() throws IOException {
        try (var inside = new Elsewhere()) {
            inside.replies(Elsewhere.with(200, SMALL.getBytes(UTF_8)));
            allow(elsewhere.at("/open/") + " private\n" + inside.at("localhost", "/") + "\n169.254.169.254\n");
            register(PATH, Optional.empty());
            assertSentOn(inside.at("localhost", PATH), 403, "private or reserved");
            assertSentOn("https://169.254.169.254/latest", 403, "private or reserved");
            assertSentOn(inside.at(PATH), 403, "not on the operator's list");
            assertSentOn("/closed/services-2024-25.ttl", 403, "not on the operator's list");
            assertSentOn("/open/%2e%2e/closed", 400, "hidden or empty steps");
            assertSentOn("file:///etc/passwd", 400, "not a web address");
            assertSentOn(PATH, 502, "more than 3 times");
            assertThat(inside.asked()).isEmpty();

            allow(elsewhere.at("/open/") + " private\n" + inside.at("localhost", "/") + " private");
            elsewhere.replies(Elsewhere.with(302, new byte[0], "Location", inside.at("localhost", PATH)));
            assertThat(runs(START, true).getFirst().state().status()).isEqualTo(201);
            assertThat(inside.asked()).hasSize(1);
        }
    }

    private void assertSentOn(String location, int status, String words) {
        elsewhere.replies(Elsewhere.with(302, new byte[0], "Location", location));
        var state = runs(START, true).getFirst().state();
        assertThat(state.status()).as(location).isEqualTo(status);
        assertThat(state.sentence()).as(location).contains(words);
    }

    @Test
    void whatIsTooLargeIsBrokenOff() throws InterruptedException {
        register(PATH, Optional.empty());
        elsewhere.replies(Elsewhere.with(200, new byte[60_000]));
        assertFailed(413, "larger than 50,000 bytes");
        elsewhere.replies(request -> {
            request.sendResponseHeaders(200, 0);
            for (int i = 0; i < 100_000; i++) {
                request.getResponseBody().write(new byte[1000]);
            }
        });
        assertFailed(413, "larger than 50,000 bytes");
        for (int i = 0; i < 3_000 && !elsewhere.asked().contains("broken off"); i++) {
            Thread.sleep(100);
        }
        assertThat(elsewhere.asked()).as("the endless one").contains("broken off");
    }

    @Test
    void whatUnpacksIntoTooMuchIsNotRead() throws IOException {
        register(PATH, Optional.empty());
        var bomb = packed(new byte[10_000_000]);
        assertThat(bomb.length).isLessThan(50_000);
        elsewhere.replies(Elsewhere.with(200, bomb, "Content-Encoding", "gzip"));
        assertFailed(413, "unpacks into more");
        elsewhere.replies(Elsewhere.with(200, bomb));
        assertFailed(413, "unpacks into more");
        elsewhere.replies(Elsewhere.with(200, packed(bomb), "Content-Encoding", "gzip"));
        assertFailed(413, "unpacks into more");
        elsewhere.replies(Elsewhere.with(200, SMALL.getBytes(UTF_8), "Content-Encoding", "gzip"));
        assertFailed(502, "cannot be unpacked");
        elsewhere.replies(Elsewhere.with(200, SMALL.getBytes(UTF_8), "Content-Encoding", "br"));
        assertFailed(502, "gzip is read");
        elsewhere.replies(Elsewhere.with(200, packed(SMALL.getBytes(UTF_8)), "Content-Encoding", "gzip"));
        assertThat(runs(START, true).getFirst().state().status()).isEqualTo(201);
    }

    @Test
    void whatIsTooSlowIsLeft() throws InterruptedException {
        register(PATH, Optional.empty());
        var end = new CountDownLatch(1);
        elsewhere.replies(request -> {
            try {
                request.sendResponseHeaders(200, 0);
                while (!end.await(100, TimeUnit.MILLISECONDS)) {
                    request.getResponseBody().write('#');
                    request.getResponseBody().flush();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        // It goes on until it is told to end, so that being answered at all shows that it was left.
        assertFailed(504, "did not answer whole within 6 seconds");
        end.countDown();
        elsewhere.replies(Elsewhere.with(500, "sorry".getBytes(UTF_8)));
        assertFailed(502, "status 500");
    }

    private void assertFailed(int status, String words) {
        var before = stored();
        var state = runs(START, true).getFirst().state();
        assertThat(state.status()).isEqualTo(status);
        assertThat(state.sentence()).contains(words);
        assertThat(stored()).isEqualTo(before);
        assertThat(folder.resolve("pull").toFile().list((place, name) -> name.endsWith(".tmp")))
                .as("nothing is left over")
                .isEmpty();
    }

    @Test
    void wrongDataLeavesTheStoreAndIsTold() throws IOException {
        elsewhere.replies(Elsewhere.with(200, SMALL.getBytes(UTF_8), "ETag", "\"1\""));
        var feed = register(PATH, Frequency.of("P1D"));
        run(START);
        var before = stored();
        elsewhere.replies(Elsewhere.with(
                200,
                SMALL.replaceAll("dct:license .*", "")
                        .replaceAll("org:identifier .*", "")
                        .getBytes(UTF_8)));
        var rejected = run(START.plus(Duration.ofDays(1)));
        assertThat(rejected.state().status()).isEqualTo(422);
        assertThat(rejected.isRejected()).isTrue();
        assertThat(stored()).isEqualTo(before);
        assertThat(Pull.in(folder).findings(feed).orElseThrow()).contains("org:identifier");
        assertThat(attempts().getLast()).matches(".*\"status\":422,\"findings\":[1-9].*");

        elsewhere.replies(Elsewhere.with(200, "<> a <broken".getBytes(UTF_8)));
        var unreadable = runs(START.plus(Duration.ofDays(2)), true).getFirst();
        assertThat(unreadable.state().status()).isEqualTo(400);
        assertThat(Pull.in(folder).findings(feed).orElseThrow()).contains("services-2024-25.ttl is not");
        assertThat(stored()).isEqualTo(before);

        elsewhere.replies(Elsewhere.with(200, SMALL.getBytes(UTF_8)));
        assertThat(runs(START.plus(Duration.ofDays(3)), true).getFirst().state().status())
                .as("what was good before is good again")
                .isEqualTo(204);
        assertThat(Pull.in(folder).findings(feed)).isEmpty();
    }

    @Test
    void failuresAreWaitedForLongerAndLongerUpToTheFrequency() {
        register(PATH, Frequency.of("PT6H"));
        var now = START;
        for (int hours : new int[] {1, 2, 4, 6, 6}) {
            var state = run(now).state();
            assertThat(state.status()).isEqualTo(502);
            assertThat(Duration.between(now, state.due())).isEqualTo(Duration.ofHours(hours));
            assertThat(runs(state.due().minusSeconds(1))).isEmpty();
            now = state.due();
        }
    }

    @Test
    void aTokenThatIsTakenBackTakesItsAddressesAlong() throws IOException {
        register(PATH, Optional.empty());
        Rights.in(folder).tokens().revoke(token);
        assertThat(run(START).state().sentence()).contains("does not hold any more");
        assertThat(elsewhere.asked()).isEmpty();
    }

    @Test
    void nobodyPublishesInTheNameOfAnother() {
        elsewhere.replies(Elsewhere.with(
                200,
                SMALL.replace(
                                "dct:title",
                                "dct:publisher <https://w3id.org/digital-commons/id/publisher/other> ; dct:title")
                        .getBytes(UTF_8)));
        register(PATH, Optional.empty());
        assertThat(run(START).state().status()).isEqualTo(400);
        assertThat(commons.store().size()).isZero();
    }

    @Test
    void aServerFetchesByItselfAndStopsAtOnce() throws InterruptedException {
        var held = new CountDownLatch(1);
        elsewhere.replies(Elsewhere.with(200, SMALL.getBytes(UTF_8)));
        register(PATH, Optional.empty());
        var pulls = Harvester.of(commons, LIMITS, Clock.systemUTC()).orElseThrow();
        try (var thread = HarvestSchedule.start(pulls, Duration.ofMillis(50))) {
            assertThat(thread).isNotNull();
            for (int i = 0; i < 6_000 && !(commons.store().size() > 0 && commons.isDerived()); i++) {
                Thread.sleep(100);
            }
            assertThat(commons.store().publications()).containsExactly(NodeFactory.createURI(OWN));
            assertThat(commons.isDerived()).isTrue();
        }
        assertThat(elsewhere.asked()).hasSize(1);

        Pull.in(folder).remove(Pull.in(folder).feeds().list().getFirst().id());
        elsewhere.replies(request -> {
            try {
                held.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        register(PATH, Optional.empty());
        var slow = new Limits(50_000, 100_000, Duration.ofMinutes(10), Duration.ofMinutes(10), 3, Duration.ofHours(1));
        var waiting = HarvestSchedule.start(
                Harvester.of(commons, slow, Clock.systemUTC()).orElseThrow(), Duration.ofMillis(50));
        while (elsewhere.asked().size() < 2) {
            Thread.sleep(20);
        }
        waiting.close();
        assertThat(held.getCount())
                .as("it stopped while the other still held its answer back")
                .isOne();
        assertThat(Pull.in(folder)
                        .state(Pull.in(folder).feeds().list().getFirst())
                        .failures())
                .as("stopped is not failed")
                .isZero();
        held.countDown();
    }

    /** Everybody sees how it goes, and nobody the address or what is wrong with a file that was not published. */
    @Test
    void thePageOfThePublisherSaysHowItGoes() {
        elsewhere.replies(Elsewhere.with(200, SMALL.getBytes(UTF_8)));
        register(PATH, Frequency.of("P1D"));
        run(START);
        commons.derive(step -> {});
        assertThat(page()).contains("Fetched regularly", "Published", "asked 2026-01-31", "next 2026-02-01");
        elsewhere.replies(Elsewhere.with(
                200,
                SMALL.replaceAll("dct:license .*", "")
                        .replaceAll("org:identifier .*", "")
                        .getBytes(UTF_8)));
        run(START.plus(Duration.ofDays(1)));
        assertThat(page()).contains("Rejected: 1 finding").doesNotContain("127.0.0.1", "org:identifier", token);
        elsewhere.replies(Elsewhere.with(404, new byte[0]));
        runs(START.plus(Duration.ofDays(2)), true);
        assertThat(page()).contains("Not fetched, 2 times in a row").doesNotContain("127.0.0.1");
    }

    private String page() {
        return new PublisherPages(commons, Clock.systemUTC(), Words.english())
                .publisher("brookmere")
                .orElseThrow()
                .page()
                .toString();
    }

    @Test
    void whatIsKeptIsPrivate() throws IOException {
        elsewhere.replies(Elsewhere.with(200, SMALL.getBytes(UTF_8)));
        register(PATH, Optional.empty());
        run(START);
        var place = folder.resolve("pull");
        for (var file : List.of("feeds.tsv", "state.tsv")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(place.resolve(file))))
                    .isEqualTo("rw-------");
        }
    }

    private void allow(String lines) throws IOException {
        var list = Pull.in(folder).allowList();
        Files.createDirectories(list.getParent());
        Files.writeString(list, "# what may be fetched\n\n" + lines + "\n");
    }

    private Feed register(String where, Optional<Frequency> every) {
        try {
            var feed = new Feed(
                    "brookmere",
                    token,
                    Address.of(where.startsWith("/") ? elsewhere.at(where) : where),
                    every,
                    Map.of("format", "rdf"),
                    START);
            Pull.in(folder).add(feed);
            return feed;
        } catch (Refusal e) {
            throw new IllegalStateException(e);
        }
    }

    private HarvestResult run(Instant now) {
        var done = runs(now);
        assertThat(done).hasSize(1);
        return done.getFirst();
    }

    private List<HarvestResult> runs(Instant now) {
        return runs(now, false);
    }

    private List<HarvestResult> runs(Instant now, boolean all) {
        return Harvester.of(commons, LIMITS, Clock.fixed(now, ZoneOffset.UTC))
                .orElseThrow()
                .run(Optional.of("brookmere"), all, p -> {});
    }

    private String stored() {
        var store = commons.store();
        return "%s, %d graphs, %s".formatted(store.state(), store.size(), store.publications());
    }

    private List<String> attempts() throws IOException {
        return Files.readAllLines(folder.resolve("rights").resolve("attempts.jsonl"));
    }

    private static byte[] packed(byte[] bytes) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }
}
