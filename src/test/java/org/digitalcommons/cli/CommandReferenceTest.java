package org.digitalcommons.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** {@code docs/commands.md} says what the commands say of themselves; {@code -Ddocs.write=true} writes it anew. */
class CommandReferenceTest {

    private static final Path PAGE = Path.of("docs", "commands.md");

    @Test
    void thePageIsUpToDate() throws IOException {
        var page = page();
        if (Boolean.getBoolean("docs.write")) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE))
                .as("docs/commands.md is out of date; run: mvn test -Dtest=CommandReferenceTest -Ddocs.write=true")
                .isEqualTo(page);
    }

    private static String page() {
        var page = new StringBuilder("""
                # Commands

                This page is written from the program; a test fails when it is out of date. Results go to standard output, everything
                else to standard error.

                | exit code | meaning |
                |---|---|
                | 0 | done |
                | 1 | rejected: the data broke a rule, or a file is not what it is said to be |
                | 2 | misuse: the command line is wrong |
                | 3 | obstacle: a file cannot be read, a port is taken, a store is held by another process; see [errors.md](errors.md) |
                | 70 | a fault of the program itself |
                """);
        describe(page, "commons", Main.commandLine());
        return page.toString();
    }

    /** Every command below another, and those below it. */
    private static void describe(StringBuilder page, String above, CommandLine commands) {
        for (var command : commands.getSubcommands().entrySet()) {
            if (!command.getValue().getCommandSpec().usageMessage().hidden()
                    && !command.getKey().equals("help")) {
                var name = above + " " + command.getKey();
                page.append("\n## `%s`\n\n```\n".formatted(name));
                page.append(usage(command.getValue()).stripTrailing()).append("\n```\n");
                describe(page, name, command.getValue());
            }
        }
    }

    private static String usage(CommandLine command) {
        return command.setUsageHelpWidth(110)
                .getUsageMessage(Ansi.OFF)
                .lines()
                .map(String::stripTrailing)
                .reduce("", (a, b) -> a + b + "\n");
    }
}
