package org.digitalcommons;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.digitalcommons.catalog.Lazy;
import org.digitalcommons.catalog.Rooms;
import org.digitalcommons.publish.Delivery;
import org.digitalcommons.publish.Sample;
import org.digitalcommons.publish.SourceFolder;
import org.digitalcommons.publish.Unreadable;
import org.digitalcommons.serve.Server;
import org.digitalcommons.validate.Report;

/** The store that a first start builds from {@code data/}, built once for all tests, and a server of it. */
public final class DefaultStore {

    /** The rooms as they lie in the project. */
    public static final Rooms ROOMS = Rooms.in(Path.of("."));

    private static final Lazy<Path> FOLDER = Lazy.of(DefaultStore::folder);
    private static final Lazy<Commons> COMMONS = Lazy.of(DefaultStore::build);
    private static final Lazy<Server> SERVER = Lazy.of(() -> Server.start(commons(), "127.0.0.1", 0));

    private DefaultStore() {}

    /** The commons; read only, so that tests do not meet. */
    public static Commons commons() {
        return COMMONS.get();
    }

    /** The address of its server, with a slash at the end. */
    public static String address() {
        return SERVER.get().address();
    }

    /** Its folder on disk. */
    public static Path store() {
        commons();
        return FOLDER.get();
    }

    /** A copy of its folder, which another process may open. */
    public static Path copy(Path to) throws IOException {
        try (var files = Files.walk(store())) {
            for (var file : files.toList()) {
                var target = to.resolve(store().relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else if (!file.endsWith("tdb.lock")) {
                    Files.copy(file, target);
                }
            }
        }
        return to;
    }

    private static Path folder() {
        try {
            var folder = Files.createTempDirectory("default-store");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Commons build() {
        try {
            var commons = Commons.open(FOLDER.get(), ROOMS);
            for (var source : SourceFolder.in(ROOMS)) {
                published(commons, SourceFolder.delivery(source));
            }
            for (var made : Sample.deliveries(ROOMS)) {
                published(commons, made);
            }
            commons.derive(step -> {});
            commons.reference();
            commons.derive(step -> {});
            return commons;
        } catch (Unreadable e) {
            throw new IllegalStateException(e);
        }
    }

    private static void published(Commons commons, Delivery delivery) throws Unreadable {
        var outcome = commons.publish(delivery);
        if (!(outcome instanceof Commons.Outcome.Published)) {
            throw new IllegalStateException(delivery.publisher() + ": " + new Report(outcome.verdict()).text());
        }
    }

    private static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException left) {
            // A folder for temporary files is emptied by the system.
        }
    }
}
