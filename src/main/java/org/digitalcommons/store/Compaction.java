package org.digitalcommons.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.stream.Stream;
import org.apache.jena.dboe.base.file.Location;
import org.apache.jena.dboe.transaction.txn.TransactionCoordinator;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.store.DatasetGraphTDB;
import org.apache.jena.tdb2.sys.StoreConnection;
import org.digitalcommons.CommonsException;
import org.digitalcommons.CommonsException.Code;

/**
 * Writes a database anew without what was deleted, and gives its old files back. Readers go on; writers wait until the new
 * files are in use. The database's own compaction would take the files from readers in the middle of a transaction, and
 * forget the order in which {@link SelectivityReorder} puts patterns.
 *
 * <p>Killed before the new files are in their place, it leaves a folder that the next start deletes; killed after it, the
 * next start uses the new files and deletes the old.
 */
final class Compaction {

    private static final String NAME = "Data-";
    private static final String UNFINISHED = "-tmp";

    /** How long readers may have to wait, each time that a moment without readers is looked for. */
    private static final Duration LONGEST_WAIT = Duration.ofMillis(250);

    private static final Duration BETWEEN = Duration.ofMillis(500);

    private final GatedDataset dataset;
    private final SelectivityReorder weights;
    private final DatasetGraphTDB old;
    private final Path oldPlace;
    private final Path place;
    private final Path draft;

    Compaction(GatedDataset dataset, SelectivityReorder weights) {
        this.dataset = dataset;
        this.weights = weights;
        this.old = GatedDataset.storage(dataset);
        this.oldPlace = Path.of(old.getLocation().getDirectoryPath());
        var number = Integer.parseInt(name(oldPlace).substring(NAME.length()));
        this.place = oldPlace.resolveSibling("%s%04d".formatted(NAME, number + 1));
        this.draft = oldPlace.resolveSibling(name(place) + UNFINISHED);
    }

    /**
     * Does it; nobody else compacts meanwhile.
     *
     * @param patience how long to look for a moment without readers
     * @return whether there was one; otherwise everything is as it was
     */
    boolean isDone(Duration patience) {
        try {
            var isDone = new boolean[1];
            dataset.container().execReadOnlyDatabase(() -> isDone[0] = isChanged(patience));
            if (isDone[0]) {
                StoreConnection.release(old.getLocation());
                DiskFolders.delete(oldPlace);
                // The disk keeps deleted files as long as they are mapped, which lasts until their buffers are
                // collected.
                System.gc();
            }
            return isDone[0];
        } catch (IOException stays) {
            // The new files are in use; the next start deletes the old.
            return true;
        } finally {
            delete(draft);
        }
    }

    private boolean isChanged(Duration patience) {
        try {
            DiskFolders.delete(draft);
            Files.createDirectory(draft);
            copy(Location.create(draft));
            var end = System.nanoTime() + patience.toNanos();
            while (!dataset.betweenReaders(LONGEST_WAIT, this::change)) {
                if (System.nanoTime() > end) {
                    return false;
                }
                Thread.sleep(BETWEEN);
            }
            return true;
        } catch (IOException | RuntimeException e) {
            throw new CommonsException(
                    Code.DISK_FULL,
                    "The database could not be written anew in %s: %s. The store is as it was; make room for a copy of it and compact again."
                            .formatted(draft, e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void copy(Location draftPlace) {
        var copy = StoreConnection.connectCreate(draftPlace, old.getStoreParams(), weights)
                .getDatasetGraphTDB();
        try {
            Txn.executeRead(old, () -> Txn.executeWrite(copy, () -> old.find().forEachRemaining(copy::add)));
        } finally {
            StoreConnection.internalExpel(draftPlace, true);
        }
    }

    /** Nobody reads and nobody writes. */
    private void change() {
        try {
            Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        WholeFile.force(oldPlace.resolveSibling("."));
        var fresh = StoreConnection.connectCreate(Location.create(place), old.getStoreParams(), weights)
                .getDatasetGraphTDB();
        coordinator(fresh).takeOverFrom(coordinator(old));
        dataset.container().change(old, fresh);
    }

    /** Where the database lies now. */
    Path place() {
        return place;
    }

    private static TransactionCoordinator coordinator(DatasetGraphTDB database) {
        return database.getTxnSystem().getTxnMgr();
    }

    /** Deletes what a compaction that was killed left in the folder of a database: all files but the newest. */
    static void clear(Path graphs) {
        try (Stream<Path> all = Files.list(graphs)) {
            var files = all.filter(f -> name(f).startsWith(NAME)).sorted().toList();
            for (var old : files.subList(0, files.size() - 1)) {
                DiskFolders.delete(old);
            }
        } catch (IOException stays) {
            // It takes room and does no harm; the next start tries again.
        }
    }

    private static void delete(Path folder) {
        try {
            DiskFolders.delete(folder);
        } catch (IOException stays) {
            // The next start deletes it.
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
