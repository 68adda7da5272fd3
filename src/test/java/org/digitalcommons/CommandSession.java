package org.digitalcommons;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A process that runs one command after the other, each when it is wanted, with a store of its own. Starting a program takes
 * longer than most commands. For one test at a time.
 */
public final class CommandSession implements BeforeEachCallback, AfterEachCallback {

    private final Supplier<Path> store;
    private @Nullable Process started;

    /** A process for each test; its commands take this store where none is named. */
    public CommandSession(Supplier<Path> store) {
        this.store = store;
    }

    @Override
    public void beforeEach(ExtensionContext test) throws IOException {
        started = new ProcessBuilder(CommandLineRun.program(
                        "org.digitalcommons.cli.SeveralCommands", "-Dcommons.store=" + store.get()))
                .start();
    }

    /** Runs {@code commons} with these words, which hold no tabs and no line ends. */
    public CommandLineRun run(String... words) throws IOException {
        var process = Objects.requireNonNull(started);
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
    public void afterEach(ExtensionContext test) throws IOException {
        var process = Objects.requireNonNull(started);
        process.getOutputStream().close();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
