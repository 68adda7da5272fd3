package org.digitalcommons;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A process that runs one command after the other, each on the store that is named with it. It is kept for the next test,
 * because starting a program takes longer than most commands. One thread at a time uses it.
 */
final class CommandProcess {

    private static final Queue<CommandProcess> IDLE = new ConcurrentLinkedQueue<>();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> IDLE.forEach(idle -> idle.process.destroy())));
    }

    private final Process process;

    private CommandProcess(Process process) {
        this.process = process;
    }

    /** Runs {@code commons} with these words, which hold no tabs and no line ends, in a process that nobody else uses. */
    static CommandLineRun run(Path store, String... words) throws IOException {
        var idle = IDLE.poll();
        var mine = idle == null ? started() : idle;
        var run = mine.answer(store, words);
        IDLE.add(mine);
        return run;
    }

    private static CommandProcess started() throws IOException {
        return new CommandProcess(
                new ProcessBuilder(CommandLineRun.program("org.digitalcommons.cli.SeveralCommands")).start());
    }

    private CommandLineRun answer(Path store, String... words) throws IOException {
        var input = process.getOutputStream();
        input.write((store + "\t" + String.join("\t", words) + "\n").getBytes(StandardCharsets.UTF_8));
        input.flush();
        // Not in the common pool: it has one thread on two processors, and whatever fetches by HTTP needs it meanwhile.
        var err = CompletableFuture.supplyAsync(() -> until(process.getErrorStream(), '\0'), Thread.ofVirtual()::start);
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
}
