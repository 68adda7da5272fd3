package org.digitalcommons;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import org.digitalcommons.catalog.Lazy;
import org.digitalcommons.catalog.Rooms;
import org.digitalcommons.intake.Outcome;
import org.digitalcommons.intake.ProgressListener;
import org.digitalcommons.publish.Delivery;
import org.digitalcommons.publish.Sample;
import org.digitalcommons.publish.Unreadable;
import org.digitalcommons.publish.importer.SourceFolder;
import org.digitalcommons.validate.Report;

/**
 * A store that many tests read or change: made once, by the first test of any process that wants it, and kept between
 * runs for as long as the rooms, the data and the program that it was made of stay the same. Nobody works in it: whoever
 * reads shares {@link #commons()}, whoever writes takes a {@link #copy}. Safe from any thread.
 */
public final class Fixture {

    private static final Path KEPT = Path.of("target", "fixtures");

    /** A store without publications, as a first start leaves it: our terms and the questions are there. */
    public static final Fixture EMPTY = new Fixture("empty", folder -> {
        try (var commons = Commons.open(folder, DefaultStore.ROOMS)) {
            commons.upkeep().derive(ProgressListener.NONE);
        }
    });

    /** The pioneer group, published and derived. */
    public static final Fixture PIONEER_GROUP = new Fixture("pioneer-group", Fixture::pioneerGroup);

    /** The pioneer group with the peer references of the index taken, and derived again. */
    public static final Fixture PIONEER_PEERS = new Fixture("pioneer-peers", folder -> {
        Folders.copy(PIONEER_GROUP.kept.get(), folder);
        try (var commons = Commons.open(folder, DefaultStore.ROOMS)) {
            commons.upkeep().reference(ProgressListener.NONE);
        }
    });

    /** The store that a first start makes of {@code data/}. */
    public static final Fixture DEFAULT_STORE = new Fixture("default-store", Fixture::defaultStore);

    /** Three fictional councils that publish honestly. */
    static final Fixture COUNCILS = new Fixture("councils", folder -> {
        try (var commons = Commons.open(folder, DefaultStore.ROOMS)) {
            Councils.publishHonestly(commons);
        }
    });

    private interface Maker {
        void make(Path folder) throws IOException, Unreadable;
    }

    private final String name;
    private final Maker maker;
    private final Lazy<Path> kept = Lazy.of(this::kept);
    private final Lazy<Commons> commons = Lazy.of(this::opened);

    private Fixture(String name, Maker maker) {
        this.name = name;
        this.maker = maker;
    }

    /** The commons of a copy that all tests of this process share; to be read only. It is not to be closed. */
    public Commons commons() {
        return commons.get();
    }

    /** A copy of the store in a folder that is not there yet, or empty, which may be changed and opened by other processes. */
    public Path copy(Path to) throws IOException {
        Folders.copy(kept.get(), to);
        return to;
    }

    /** The commons of a copy in a folder that is not there yet, or empty; it is the caller's to change and to close. */
    public Commons open(Path folder) {
        try {
            return Commons.open(copy(folder), DefaultStore.ROOMS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Commons opened() {
        try {
            return open(Folders.temporary(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path kept() {
        var folder = KEPT.resolve(name).resolve(FixtureDigest.VALUE.get());
        try {
            Files.createDirectories(KEPT);
            try (var file = FileChannel.open(
                            KEPT.resolve(name + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var lock = file.lock()) {
                if (lock.isValid() && !Files.exists(folder)) {
                    make(folder);
                }
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes the store beside where it will lie, so that what was broken off is never taken for whole. */
    private void make(Path folder) throws IOException {
        var of = System.nanoTime();
        Folders.delete(KEPT.resolve(name)); // those of earlier rooms, and what was broken off
        var unfinished = KEPT.resolve(name).resolve("unfinished");
        Files.createDirectories(unfinished);
        try {
            maker.make(unfinished);
        } catch (Unreadable e) {
            throw new IllegalStateException(e);
        }
        Files.deleteIfExists(unfinished.resolve("tdb.lock"));
        Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
        System.out.printf("Made the fixture %s in %.1f s%n", name, (System.nanoTime() - of) / 1e9);
    }

    private static void pioneerGroup(Path folder) throws Unreadable {
        try (var commons = Commons.open(folder, DefaultStore.ROOMS)) {
            commons.upkeep()
                    .publish(Sample.deliveries(DefaultStore.ROOMS), Fixture::requireAccepted, ProgressListener.NONE);
        }
    }

    private static void defaultStore(Path folder) throws Unreadable {
        Rooms rooms = DefaultStore.ROOMS;
        try (var commons = Commons.open(folder, rooms)) {
            var deliveries = new ArrayList<Delivery>();
            for (var source : SourceFolder.in(rooms)) {
                deliveries.add(SourceFolder.delivery(source));
            }
            deliveries.addAll(Sample.deliveries(rooms));
            commons.upkeep().publish(deliveries, Fixture::requireAccepted, ProgressListener.NONE);
            commons.upkeep().reference(ProgressListener.NONE);
        }
    }

    private static void requireAccepted(Outcome outcome) {
        if (!(outcome instanceof Outcome.Acceptance)) {
            throw new IllegalStateException(
                    outcome.candidate().publication() + ": " + new Report(outcome.verdict()).text());
        }
    }
}
