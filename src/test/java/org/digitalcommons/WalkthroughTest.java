package org.digitalcommons;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The README does what it says: every command of it runs, and every file it names is there. */
@Tag("slow")
class WalkthroughTest {

    private static final Path README = Path.of("README.md");

    @TempDir
    private static Path folder;

    private static Path store = Path.of("");

    @BeforeAll
    static void copyTheStore() throws IOException {
        store = DefaultStore.copy(folder.resolve("store"));
    }

    @TestFactory
    Stream<DynamicTest> everyCommandRuns() throws IOException {
        var commands = commands();
        assertThat(commands).contains("./commons serve", "mvn verify").hasSizeGreaterThan(8);
        return commands.stream()
                .filter(c -> !c.equals("./commons serve") && !c.equals("mvn verify"))
                .map(command -> DynamicTest.dynamicTest(command, () -> {
                    assertThat(command).startsWith("./commons ");
                    var words = command.substring("./commons ".length())
                            .replace("target/", folder + "/")
                            .split(" +");
                    var run = CommandLineRun.at(store, words);
                    assertThat(run.err()).doesNotContain("\tat ");
                    assertThat(run.code()).as(run.err()).isZero();
                    if (words[0].equals("ask")) {
                        assertThat(run.out().lines().count()).isGreaterThan(2);
                    }
                }));
    }

    /** {@code serve} on a free port, asked by a client until it answers, then stopped as by Ctrl+C. */
    @Test
    void serveAnswersAndStops() throws IOException, InterruptedException {
        var copy = DefaultStore.copy(folder.resolve("served"));
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.digitalcommons.cli.Main",
                        "serve",
                        "--port",
                        "0",
                        "--store",
                        copy.toString())
                .start();
        try (var words = process.errorReader()) {
            var line = words.readLine();
            assertThat(line).matches("Digital Commons is at http://localhost:\\d+/ \\(Ctrl\\+C stops it\\)");
            process.destroy();
            assertThat(process.waitFor()).isEqualTo(143);
            assertThat(copy.resolve("server.address")).doesNotExist();
        }
        assertThat(CommandLineRun.at(copy, "ask", "publications").code()).isZero();
    }

    @Test
    void everyFileItNamesIsThere() throws IOException {
        var links = Pattern.compile("\\]\\((?!http)([^)#]+)\\)").matcher(Files.readString(README));
        int found = 0;
        while (links.find()) {
            assertThat(Path.of(links.group(1))).exists();
            found++;
        }
        assertThat(found).isGreaterThan(8);
    }

    private static List<String> commands() throws IOException {
        var blocks = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(README));
        var commands = new ArrayList<String>();
        while (blocks.find()) {
            blocks.group(1).lines().filter(l -> !l.isBlank()).forEach(commands::add);
        }
        return commands;
    }
}
