package org.digitalcommons.harvest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.digitalcommons.Elsewhere;
import org.digitalcommons.pull.Frequency;
import org.digitalcommons.pull.HarvestFolder;
import org.junit.jupiter.api.Test;

/** What is fetched and not published leaves the store as it was, and its publisher is told why. */
class NotPublishedTest extends HarvestCase {

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
        assertThat(HarvestFolder.in(folder).findings(feed).orElseThrow()).contains("org:identifier");
        assertThat(attempts().getLast()).matches(".*\"status\":422,\"findings\":[1-9].*");

        elsewhere.replies(Elsewhere.with(200, "<> a <broken".getBytes(UTF_8)));
        var unreadable = runs(START.plus(Duration.ofDays(2)), true).getFirst();
        assertThat(unreadable.state().status()).isEqualTo(400);
        assertThat(HarvestFolder.in(folder).findings(feed).orElseThrow()).contains("services-2024-25.ttl is not");
        assertThat(stored()).isEqualTo(before);

        elsewhere.replies(Elsewhere.with(200, SMALL.getBytes(UTF_8)));
        assertThat(runs(START.plus(Duration.ofDays(3)), true).getFirst().state().status())
                .as("what was good before is good again")
                .isEqualTo(204);
        assertThat(HarvestFolder.in(folder).findings(feed)).isEmpty();
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
    void nobodyPublishesInTheNameOfAnother() {
        elsewhere.replies(Elsewhere.with(
                200,
                SMALL.replace(
                                "dct:title",
                                "dct:publisher <https://w3id.org/digital-commons/id/publisher/other> ; dct:title")
                        .getBytes(UTF_8)));
        register(PATH, Optional.empty());
        assertThat(run(START).state().status()).isEqualTo(400);
        assertThat(commons.contents().size()).isZero();
    }
}
