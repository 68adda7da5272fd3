package org.digitalcommons.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.digitalcommons.CommandLineRun;
import org.digitalcommons.catalog.Question;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code withdraw}, {@code history} and {@code ask --as-of} as scripts rely on them. */
@Tag("slow")
class HistoryCommandsTest {

    private static final String TAXBASE = Path.of("data", "source", "taxbase-2018-09-10", "council-taxbase-2018.csv")
            .toString();

    @TempDir
    private Path folder;

    @Test
    void whatWasWithdrawnIsToldListedAndAskedForAsOfBefore() throws IOException {
        assertThat(run("grant", "test", "--for", "all").code()).isZero();
        assertThat(run("publish", TAXBASE, "--as", "test", "--period", "2018").code())
                .isZero();

        var nothing = run("withdraw", "--as", "test", "--dataset", "organogram");
        assertThat(nothing.err()).isEqualTo("""
                        test has no publication organogram here. It has: taxbase/2018.
                        See docs/errors.md#not_published
                        """);
        assertThat(nothing.code()).isEqualTo(3);

        var withdrawn = run("withdraw", "--as", "test");
        assertThat(withdrawn.out()).isEqualTo("Withdrawn: test/taxbase/2018, 328 graphs.\n");
        assertThat(withdrawn.err()).contains("Derived from 0 published graphs. The history keeps what was withdrawn.");
        assertThat(withdrawn.code()).isZero();

        var table = run("history", "--as", "test");
        assertThat(table.out())
                .startsWith("publication        version  from ")
                .containsPattern("test/taxbase/2018 +1  20\\S+Z +20\\S+Z +sha256:[0-9a-f]{12} +5,272\n")
                .endsWith("\n1 version\n");
        var other = run("history", "--as", "tst");
        assertThat(other.err()).isEqualTo("Nothing of a publisher tst was ever here.\nDid you mean test?\n");
        assertThat(other.code()).isEqualTo(2);
        var line = run("history", "--format", "csv").out().split("\r\n")[1].split(",");
        assertThat(line[0]).endsWith("/graph/published/test/taxbase/2018");

        var then = run("ask", "bodies", "--format", "csv", "--as-of", line[2]);
        assertThat(then.err()).isEmpty();
        assertThat(then.out()).contains("/id/body/ecode-E3831,");
        assertThat(run("ask", "bodies", "--format", "csv").out().lines()).hasSize(1);

        var before = run("ask", "bodies", "--as-of", "2020-01-01");
        assertThat(before.err())
                .isEqualTo(
                        "Nothing was current here at 2020-01-01T23:59:59.999Z; the first publication became current at %s.%n"
                                .formatted(line[2]));
        assertThat(before.out()).contains("0 rows");
        assertThat(before.code()).isZero();
    }

    @Test
    void aWrongMomentIsMisuse() throws IOException {
        var word = run("ask", "bodies", "--as-of", "yesterday");
        assertThat(word.err()).startsWith("yesterday is not a date. Write a day as 2026-07-01, or ");
        assertThat(word.code()).isEqualTo(2);
        var server = run("ask", "bodies", "--as-of", "2026-07-01", "--endpoint", "http://127.0.0.1:1/");
        assertThat(server.err()).startsWith("A server answers from what is current. Leave out --endpoint");
        assertThat(server.code()).isEqualTo(2);
    }

    @Test
    void aDayIsItsEndAndAnInstantItself() {
        assertThat(AsOf.of("2026-07-01").instant()).isEqualTo(Instant.parse("2026-07-01T23:59:59.999Z"));
        assertThat(AsOf.of("2026-07-01T12:00:00+01:00").instant()).isEqualTo(Instant.parse("2026-07-01T11:00:00Z"));
        assertThatThrownBy(() -> AsOf.of("2026-07-01T12:00:00")).isInstanceOf(Question.Unanswerable.class);
        assertThatThrownBy(() -> AsOf.of("2026-02-30")).isInstanceOf(Question.Unanswerable.class);
    }

    private CommandLineRun run(String... words) throws IOException {
        return CommandLineRun.at(folder.resolve("store"), words);
    }
}
