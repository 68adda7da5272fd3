package org.digitalcommons.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.jena.query.TxnType;
import org.apache.jena.riot.lang.LabelToNode;

/** What keeps a store on disk in good order: looked at as it is at one moment, and written anew without what was deleted. */
public final class StoreCare {

    private final Path folder;
    /** Read by snapshots, changed by compactions; taken before the lock of those who publish. */
    private final ReadWriteLock files = new ReentrantReadWriteLock();

    private final GatedDataset dataset;
    private final History history;
    private final SelectivityReorder weights;

    StoreCare(Path folder, GatedDataset dataset, History history, SelectivityReorder weights) {
        this.folder = folder;
        this.dataset = dataset;
        this.history = history;
        this.weights = weights;
    }

    /**
     * Makes a store of what {@link Snapshot#write} wrote of another, in a folder that holds none.
     *
     * @return how many statements each graph has
     * @throws org.apache.jena.riot.RiotException if it is no N-Quads; then there is a database without statements
     */
    public static Map<String, Long> make(Path folder, InputStream statements) throws IOException {
        var sizes = new TreeMap<String, Long>();
        var dataset = Database.open(folder, new SelectivityReorder());
        try {
            dataset.begin(TxnType.WRITE);
            NQuads.read(statements, Snapshot.FORM, LabelToNode.createUseLabelEncoded(), quad -> {
                sizes.merge(quad.getGraph().toString(), 1L, Long::sum);
                dataset.add(quad);
            });
            dataset.commit();
        } catch (IOException | RuntimeException e) {
            dataset.abort();
            throw e;
        } finally {
            dataset.end();
            GatedDataset.expel(dataset);
        }
        new StoreStamp(StoreStamp.CURRENT, Optional.empty()).keep(folder);
        return sizes;
    }

    /** The form in which this program keeps a store. */
    public static int form() {
        return StoreStamp.CURRENT;
    }

    /** The folder of the store. */
    public Path folder() {
        return folder;
    }

    Path historyFolder() {
        return history.folder();
    }

    /**
     * The store as it is now, for the thread that takes it; to be closed by that thread. A compaction waits for that.
     *
     * @param alone finds something out while nobody publishes
     */
    public Snapshot snapshot(Function<Supplier<Snapshot>, Snapshot> alone) {
        files.readLock().lock();
        boolean isTaken = false;
        try {
            var snapshot = alone.apply(() -> Snapshot.of(dataset, history, files.readLock()::unlock));
            isTaken = true;
            return snapshot;
        } finally {
            if (!isTaken) {
                files.readLock().unlock();
            }
        }
    }

    /**
     * Writes the database anew without what was deleted, and deletes its old files.
     *
     * @param alone runs what it is given while nobody publishes
     * @param patience how long to look for a moment without readers
     * @throws org.digitalcommons.CommonsException if it cannot be written; then the store is as it was
     */
    public CompactionReport compact(Consumer<Runnable> alone, Duration patience) {
        files.writeLock().lock();
        try {
            var before = bytes();
            var isDone = new boolean[1];
            alone.accept(() -> isDone[0] = new Compaction(dataset, weights).isDone(patience));
            var after = bytes();
            if (isDone[0]) {
                var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
                StoreStamp.of(folder).compacted(now, after).write(folder);
            }
            return new CompactionReport(before, after, isDone[0]);
        } finally {
            files.writeLock().unlock();
        }
    }

    /** How many bytes the database takes now, what was deleted included. */
    public long bytes() {
        return StoredBytes.of(folder.resolve("graphs"));
    }

    /** How many bytes the database took after its last compaction; empty when there was none. */
    public Optional<Long> bytesOnceCompacted() {
        return StoreStamp.of(folder).compaction().map(StoreStamp.LeftByCompaction::bytes);
    }
}
