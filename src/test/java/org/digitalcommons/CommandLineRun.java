package org.digitalcommons;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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
        var line = program("org.digitalcommons.cli.Main", "-Dcommons.store=" + store);
        line.addAll(List.of(words));
        return run(line);
    }

    /** Runs several commands in one process of their own, one after the other. */
    public static List<CommandLineRun> each(List<List<String>> commands) throws IOException {
        var input = Files.createTempFile("commands", ".txt");
        try {
            Files.write(
                    input,
                    commands.stream().map(words -> String.join("\t", words)).toList());
            var all = run(new ProcessBuilder(program("org.digitalcommons.cli.SeveralCommands"))
                    .redirectInput(input.toFile()));
            var out = all.out().split("\0");
            var err = all.err().split("\0\n", -1);
            var runs = new ArrayList<CommandLineRun>();
            for (int i = 0; i < commands.size(); i++) {
                // The end of a line of a code is at the beginning of what the next command writes.
                runs.add(new CommandLineRun(
                        Integer.parseInt(out[2 * i + 1]), i == 0 ? out[0] : out[2 * i].substring(1), err[i]));
            }
            return runs;
        } finally {
            Files.delete(input);
        }
    }

    static List<String> program(String main, String... settings) {
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
