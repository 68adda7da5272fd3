package org.digitalcommons.harvest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.digitalcommons.Elsewhere;
import org.digitalcommons.pull.Frequency;
import org.digitalcommons.serve.page.PublisherPages;
import org.digitalcommons.serve.words.Words;
import org.junit.jupiter.api.Test;

/** What is remembered of a feed, and who may read it. */
class HarvestNotesTest extends HarvestCase {

    /** Everybody sees how it goes, and nobody the address or what is wrong with a file that was not published. */
    @Test
    void thePageOfThePublisherSaysHowItGoes() {
        elsewhere.replies(Elsewhere.with(200, SMALL.getBytes(UTF_8)));
        register(PATH, Frequency.of("P1D"));
        run(START);
        commons.upkeep().derive(step -> {});
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

    private String page() {
        return new PublisherPages(commons, Clock.systemUTC(), Words.english())
                .publisher("brookmere")
                .orElseThrow()
                .page()
                .toString();
    }
}
