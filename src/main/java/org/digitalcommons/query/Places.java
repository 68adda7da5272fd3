package org.digitalcommons.query;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.digitalcommons.query.QueryRefused.Reason;

/**
 * A fixed number of places for queries that run at the same time. A query that finds none waits a little, and is then
 * asked to come back. Safe for any thread.
 */
public final class Places {

    private static final int SECONDS_IN_LINE = 2;

    private final Semaphore free;

    /**
     * @param atOnce how many queries may run at the same time
     */
    public Places(int atOnce) {
        this.free = new Semaphore(atOnce, true);
    }

    /**
     * Runs something on a place, which is free again after it, however it ends.
     *
     * @throws QueryRefused if none is free for a while
     */
    public <T> T on(Supplier<T> work) {
        take();
        try {
            return work.get();
        } finally {
            free.release();
        }
    }

    private void take() {
        try {
            if (free.tryAcquire(SECONDS_IN_LINE, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        throw QueryRefused.of(
                Reason.BUSY, "The service is busy with other queries; send this one again in a few seconds.");
    }

    /** How many are free now. */
    int free() {
        return free.availablePermits();
    }
}
