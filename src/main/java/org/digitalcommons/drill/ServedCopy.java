package org.digitalcommons.drill;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.digitalcommons.store.DiskFolders;

/** A server of a copy of a store, in a process of its own with a small memory, so that whatever ends it ends nothing else. */
public final class ServedCopy implements AutoCloseable {

    /** What the process is given. */
    private static final String HEAP = "1g";

    private static final Pattern ADDRESS = Pattern.compile("is at (http://\\S+?)/? ");

    private final Path folder;
    private final Process process;
    private final URI address;

    private ServedCopy(Path folder, Process process, URI address) {
        this.folder = folder;
        this.process = process;
        this.address = address;
    }

    /**
     * Copies a store that no process holds, and serves the copy.
     *
     * @param store the folder of the store; empty for a new store without publications
     * @param options further options of {@code serve}
     */
    public static ServedCopy start(Optional<Path> store, List<String> options) throws IOException {
        return start(store, options, folder -> {});
    }

    /**
     * The same for a copy that something is done to before it is served.
     *
     * @param prepared does that in the folder of the copy
     */
    static ServedCopy start(Optional<Path> store, List<String> options, Consumer<Path> prepared) throws IOException {
        var folder = Files.createTempDirectory("commons-drill");
        if (store.isPresent()) {
            copy(store.get(), folder);
        }
        prepared.accept(folder);
        var words = new ArrayList<>(List.of("serve", "--empty", "--no-pull", "--port=0", "--store=" + folder));
        words.addAll(options);
        var process = new ProcessBuilder(JavaProgram.line(HEAP, words))
                .redirectErrorStream(true)
                .start();
        var output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            var found = ADDRESS.matcher(line);
            if (found.find()) {
                Thread.ofPlatform().daemon().start(() -> output.lines().forEach(later -> {}));
                return new ServedCopy(folder, process, URI.create(found.group(1)));
            }
        }
        DiskFolders.delete(folder);
        throw new IOException("The server of the drill did not start");
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.toList()) {
                var place = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(place);
                } else if (!file.getFileName().toString().endsWith(".lock")) {
                    Files.copy(file, place);
                }
            }
        }
    }

    /** Where it is. */
    public URI address() {
        return address;
    }

    /** Whether the process is still there. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** The folder of the copy, until it is closed. */
    Path folder() {
        return folder;
    }

    /** The number of the process. */
    long process() {
        return process.pid();
    }

    /** Stops the server as an operator does, and leaves the copy; whether it ended in time and by itself. */
    boolean stop() {
        // The process is asked by its handle: the object itself would close what it said.
        process.toHandle().destroy();
        try {
            return process.waitFor(90, TimeUnit.SECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException stopping) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        DiskFolders.deleteUnchecked(folder);
    }
}
