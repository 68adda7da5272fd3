package org.digitalcommons;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A command as a user runs it: a process of its own.
 *
 * @param code its exit code
 * @param out what it wrote to standard output
 * @param err what it wrote to standard error
 */
public record CommandLineRun(int code, String out, String err) {

    private static final int LONGEST_SECONDS = 180;

    /** Runs {@code commons} with these words. */
    public static CommandLineRun of(String... words) throws IOException {
        return at(Path.of("var", "store"), words);
    }

    /** Runs {@code commons} with these words and a store of its own, as the launcher of another clone would. */
    public static CommandLineRun at(Path store, String... words) throws IOException {
        var line = new ArrayList<String>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dcommons.store=" + store,
                "-cp",
                System.getProperty("java.class.path"),
                "org.digitalcommons.cli.Main"));
        line.addAll(List.of(words));
        return run(line);
    }

    /** Runs any program. */
    public static CommandLineRun run(List<String> line) throws IOException {
        var process = new ProcessBuilder(line).start();
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
                throw new IllegalStateException("Did not end: " + line);
            }
            return new CommandLineRun(process.exitValue(), text, errors.toString());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
