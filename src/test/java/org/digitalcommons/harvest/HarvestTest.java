package org.digitalcommons.harvest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.apache.jena.graph.NodeFactory;
import org.digitalcommons.Elsewhere;
import org.digitalcommons.pull.FetchLimits;
import org.digitalcommons.pull.Frequency;
import org.digitalcommons.pull.HarvestFolder;
import org.junit.jupiter.api.Test;

/** What publishers registered is fetched from a real server and goes live. */
class HarvestTest extends HarvestCase {

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
        assertThat(commons.contents().publications()).containsExactly(NodeFactory.createURI(OWN));
        commons.upkeep().derive(step -> {});
        var before = stored();

        // The publication says that it appears quarterly; that holds from the second time on.
        assertThat(first.state().due()).isEqualTo("2026-02-28T12:00:00Z");
        assertThat(runs(START.plus(Duration.ofDays(27)))).isEmpty();
        var second = run(Instant.parse("2026-02-28T12:00:00Z"));
        assertThat(second.state().status()).isEqualTo(304);
        assertThat(second.state().due()).isEqualTo("2026-05-28T12:00:00Z");
        assertThat(HarvestFolder.in(folder).state(feed)).isEqualTo(second.state());
        assertThat(stored()).isEqualTo(before);
        assertThat(commons.contents().versions()).hasSize(1);
        assertThat(elsewhere.asked()).containsExactly(PATH, PATH);

        assertThat(attempts().getFirst())
                .matches("\\{\"time\":\"2026-01-31T12:00:00Z\",\"token\":\"" + token + "\",\"publisher\":\"brookmere\","
                        + "\"action\":\"PULL\",\"graph\":\"" + OWN + "\",\"status\":201,\"findings\":0,"
                        + "\"checksum\":\"sha256:[0-9a-f]{64}\",\"times\":1}");
        assertThat(attempts().getLast()).contains("\"status\":304").doesNotContain("127.0.0.1");
    }

    @Test
    void aClockThatIsSetBackDoesNotPutAFetchOffForYears() {
        elsewhere.replies(Elsewhere.with(200, SMALL.getBytes(UTF_8)));
        register(PATH, Frequency.of("P1D"));
        assertThat(run(START.plus(Duration.ofDays(3_650))).state().status()).isEqualTo(201);
        assertThat(run(START).state().status()).isEqualTo(304);
        assertThat(runs(START.plus(Duration.ofHours(1)))).as("not due").isEmpty();
        assertThat(commons.contents().versions()).hasSize(1);
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
        assertThat(commons.contents().publications())
                .as("what was withdrawn stays so")
                .isEmpty();
        elsewhere.replies(
                Elsewhere.with(200, SMALL.replace("Borough", "District").getBytes(UTF_8)));
        assertThat(run(START.plus(Duration.ofDays(2))).state().status()).isEqualTo(201);
    }

    @Test
    void aServerFetchesByItselfAndStopsAtOnce() throws InterruptedException {
        var held = new CountDownLatch(1);
        elsewhere.replies(Elsewhere.with(200, SMALL.getBytes(UTF_8)));
        register(PATH, Optional.empty());
        var pulls = Harvester.of(commons, folder, LIMITS, Clock.systemUTC());
        try (var thread = HarvestSchedule.start(pulls, Duration.ofMillis(50))) {
            assertThat(thread).isNotNull();
            for (int i = 0;
                    i < 6_000
                            && !(commons.contents().size() > 0
                                    && commons.upkeep().isDerived());
                    i++) {
                Thread.sleep(100);
            }
            assertThat(commons.contents().publications()).containsExactly(NodeFactory.createURI(OWN));
            assertThat(commons.upkeep().isDerived()).isTrue();
        }
        assertThat(elsewhere.asked()).hasSize(1);

        HarvestFolder.in(folder)
                .remove(HarvestFolder.in(folder).feeds().list().getFirst().id());
        elsewhere.replies(request -> {
            try {
                held.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        register(PATH, Optional.empty());
        var slow = new FetchLimits(
                50_000, 100_000, Duration.ofMinutes(10), Duration.ofMinutes(10), 3, Duration.ofHours(1));
        var waiting =
                HarvestSchedule.start(Harvester.of(commons, folder, slow, Clock.systemUTC()), Duration.ofMillis(50));
        for (int i = 0; i < 30_000 && elsewhere.asked().size() < 2; i++) {
            Thread.sleep(20);
        }
        assertThat(elsewhere.asked()).hasSize(2);
        waiting.close();
        assertThat(held.getCount())
                .as("it stopped while the other still held its answer back")
                .isOne();
        assertThat(HarvestFolder.in(folder)
                        .state(HarvestFolder.in(folder).feeds().list().getFirst())
                        .failures())
                .as("stopped is not failed")
                .isZero();
        held.countDown();
    }
}
