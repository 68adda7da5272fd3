package org.digitalcommons;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A command as a user runs it: in a process other than that of the tests.
 *
 * @param code its exit code
 * @param out what it wrote to standard output
 * @param err what it wrote to standard error
 */
public record CommandLineRun(int code, String out, String err) {

    private static final int LONGEST_SECONDS = 600;

    /** Runs {@code commons} with these words, in a process that may have run other commands before. */
    public static CommandLineRun of(String... words) throws IOException {
        return at(Path.of("var", "store"), words);
    }

    /** Runs {@code commons} with these words and a store of its own, as the launcher of another clone would. */
    public static CommandLineRun at(Path store, String... words) throws IOException {
        return CommandProcess.run(store, words);
    }

    /** Runs {@code commons} with these words in a process of its own, as the launcher does. */
    public static CommandLineRun alone(Path store, String... words) throws IOException {
        var line = program("org.digitalcommons.cli.Main", "-Dcommons.store=" + store);
        line.addAll(List.of(words));
        return run(line);
    }

    /** How a program of ours or of the tests is started. */
    public static List<String> program(String main, String... settings) {
        var line = new ArrayList<String>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
        line.addAll(List.of(settings));
        line.addAll(List.of("-cp", System.getProperty("java.class.path"), main));
        return line;
    }

    /** Runs any program. */
    public static CommandLineRun run(List<String> line) throws IOException {
        return run(new ProcessBuilder(line));
    }

    private static CommandLineRun run(ProcessBuilder program) throws IOException {
        var process = program.start();
        try (var out = process.getInputStream();
                var err = process.getErrorStream()) {
            var errors = new StringBuilder();
            var reader = Thread.ofVirtual().start(() -> {
                try {
                    errors.append(new String(err.readAllBytes(), StandardCharsets.UTF_8));
                } catch (IOException closed) {
                    errors.append(closed.getMessage());
                }
            });
            var text = new String(out.readAllBytes(), StandardCharsets.UTF_8);
            reader.join();
            if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("Did not end: " + program.command());
            }
            return new CommandLineRun(process.exitValue(), text, errors.toString());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
