package org.digitalcommons.store;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.apache.jena.query.ReadWrite;
import org.apache.jena.query.TxnType;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphWrapper;
import org.apache.jena.tdb2.store.DatasetGraphSwitchable;
import org.apache.jena.tdb2.store.DatasetGraphTDB;
import org.apache.jena.tdb2.sys.TDBInternal;

/**
 * A database whose files can be changed for others between two readers. A reader that TDB2 finds in the middle of its
 * transaction would go on in the new files, where it has none; so the files are changed in a moment without readers, who
 * wait for it no longer than a stated time. Safe for any thread.
 */
final class GatedDataset extends DatasetGraphWrapper {

    private final DatasetGraphSwitchable container;
    private final ReentrantReadWriteLock gate = new ReentrantReadWriteLock();

    GatedDataset(DatasetGraph database) {
        super(database);
        this.container = TDBInternal.getDatabaseContainer(database);
    }

    /** The files of a dataset that are in use now. */
    static DatasetGraphTDB storage(DatasetGraph dataset) {
        return TDBInternal.requireStorage(dataset instanceof GatedDataset gated ? gated.container : dataset);
    }

    /** Closes a database; another process may open it then. */
    static void expel(DatasetGraph dataset) {
        TDBInternal.expel(dataset instanceof GatedDataset gated ? gated.container : dataset);
    }

    DatasetGraphSwitchable container() {
        return container;
    }

    /**
     * Does something while nobody reads, if such a moment comes.
     *
     * @param longest how long readers may have to wait for it
     * @return whether it was done
     */
    boolean betweenReaders(Duration longest, Runnable work) throws InterruptedException {
        if (!gate.writeLock().tryLock(longest.toMillis(), TimeUnit.MILLISECONDS)) {
            return false;
        }
        try {
            work.run();
            return true;
        } finally {
            gate.writeLock().unlock();
        }
    }

    @Override
    public void begin() {
        begin(TxnType.READ_PROMOTE);
    }

    @Override
    public void begin(ReadWrite mode) {
        begin(TxnType.convert(mode));
    }

    /** Writers are kept out by the database itself while its files change. */
    @Override
    public void begin(TxnType type) {
        if (type != TxnType.READ || isInTransaction()) {
            super.begin(type);
            return;
        }
        gate.readLock().lock();
        boolean isBegun = false;
        try {
            super.begin(type);
            isBegun = true;
        } finally {
            if (!isBegun) {
                gate.readLock().unlock();
            }
        }
    }

    @Override
    public void commit() {
        left(super::commit);
    }

    @Override
    public void abort() {
        left(super::abort);
    }

    @Override
    public void end() {
        left(super::end);
    }

    private void left(Runnable last) {
        try {
            last.run();
        } finally {
            if (gate.getReadHoldCount() > 0 && !isInTransaction()) {
                gate.readLock().unlock();
            }
        }
    }
}
