package org.digitalcommons;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/**
 * A process that runs one command after the other, each when it is wanted, with a store of its own. Starting a program takes
 * longer than most commands. For one test at a time.
 */
public final class CommandSession implements AutoCloseable {

    private final Process process;

    private CommandSession(Process process) {
        this.process = process;
    }

    /** Starts the process; its commands take this store where none is named. */
    public static CommandSession at(Path store) throws IOException {
        return new CommandSession(new ProcessBuilder(
                        CommandLineRun.program("org.digitalcommons.cli.SeveralCommands", "-Dcommons.store=" + store))
                .start());
    }

    /** Runs {@code commons} with these words, which hold no tabs and no line ends. */
    public CommandLineRun run(String... words) throws IOException {
        var input = process.getOutputStream();
        input.write((String.join("\t", words) + "\n").getBytes(StandardCharsets.UTF_8));
        input.flush();
        var err = CompletableFuture.supplyAsync(() -> until(process.getErrorStream(), '\0'));
        var out = until(process.getInputStream(), '\0');
        var code = Integer.parseInt(until(process.getInputStream(), '\0'));
        until(process.getInputStream(), '\n');
        var said = err.join();
        until(process.getErrorStream(), '\n');
        return new CommandLineRun(code, out, said);
    }

    private static String until(InputStream in, char end) {
        var text = new ByteArrayOutputStream();
        try {
            for (int c = in.read(); c != end; c = in.read()) {
                if (c < 0) {
                    throw new IllegalStateException("The process ended: " + text.toString(StandardCharsets.UTF_8));
                }
                text.write(c);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
