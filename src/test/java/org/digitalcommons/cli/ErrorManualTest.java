package org.digitalcommons.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import org.digitalcommons.CommonsException;
import org.digitalcommons.CommonsException.Code;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine.Command;

/** The manual of errors has a heading for each code, and what is printed leads there. */
class ErrorManualTest {

    private static final Path MANUAL = Path.of("docs/errors.md");

    @Test
    void theManualHasAHeadingForEachCodeAndForNothingElse() throws IOException {
        assertThat(Files.readAllLines(MANUAL).stream().filter(line -> line.startsWith("## ")))
                .containsExactly(
                        Arrays.stream(Code.values()).map(code -> "## " + code).toArray(String[]::new));
    }

    @ParameterizedTest
    @EnumSource
    void eachHeadingTellsCauseRemedyAndExitCode(Code code) throws IOException {
        var section =
                Pattern.compile("(?ms)^## " + code + "\n(.*?)(?=^## |\\z)").matcher(Files.readString(MANUAL));
        assertThat(section.find()).isTrue();
        assertThat(section.group(1))
                .containsSubsequence("**Cause.**", "**What to do.**", "**Exit code.** " + Main.OBSTACLE + ".");
    }

    @ParameterizedTest
    @EnumSource
    void aPrintedErrorNamesItsHeading(Code code) {
        var printed = new StringWriter();
        var line = Main.commandLine().addSubcommand(new Stopped(code)).setErr(new PrintWriter(printed, true));
        assertThat(line.execute("stopped")).isEqualTo(Main.OBSTACLE);
        assertThat(printed.toString().lines())
                .containsExactly(
                        "It is in the way.",
                        "See docs/errors.md#" + code.toString().toLowerCase(Locale.ROOT));
    }

    @Command(name = "stopped")
    private record Stopped(Code code) implements Runnable {
        @Override
        public void run() {
            throw new CommonsException(code, "It is in the way.");
        }
    }
}
