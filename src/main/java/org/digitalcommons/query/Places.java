package org.digitalcommons.query;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.digitalcommons.limit.Limit;
import org.digitalcommons.query.QueryRefused.Reason;

/**
 * A fixed number of places for queries that run at the same time, each on a thread of its own. A query that finds none
 * waits a little, if the line is short, and is then asked to come back. Safe for any thread.
 */
public final class Places {

    private final QueryLimits limits;
    private final Semaphore free;
    private final AtomicInteger inLine = new AtomicInteger();
    private final AtomicInteger givenUp = new AtomicInteger();

    /** As many as the limits say; where they say none, whoever asks does the work without a place. */
    public Places(QueryLimits limits) {
        this.limits = limits;
        this.free = new Semaphore(limits.atOnce(), true);
    }

    /**
     * Runs a query on a place, which is free again after it, however it ends: at the latest a second after its time, because
     * a query that does not listen by then is given up.
     *
     * @param wish the time that the client is willing to wait, if that is less than what it may
     * @param work what is done from the text of the query to the answer
     * @throws QueryRefused if no place is free for a while, or the query is stopped
     */
    <T> T on(Optional<Duration> wish, Function<Allowance, T> work) {
        if (!limits.isShared()) {
            return here(wish, work);
        }
        take();
        return new QueryThread<>(limits, wish, work, free::release, givenUp).answer();
    }

    /**
     * Does other work of a page on a place, within the same time.
     *
     * @throws QueryRefused if no place is free for a while, or it takes too long
     */
    public <T> T forWork(Supplier<T> work) {
        return on(Optional.empty(), allowance -> work.get());
    }

    /** Runs a query on the thread of the caller, which holds a transaction that no other thread sees. */
    <T> T here(Optional<Duration> wish, Function<Allowance, T> work) {
        return work.apply(Allowance.of(limits, wish));
    }

    private void take() {
        if (givenUp.get() >= limits.limits().of(Limit.QUERY_GIVEN_UP)) {
            throw busy();
        }
        if (free.tryAcquire()) {
            return;
        }
        if (inLine.incrementAndGet() > limits.limits().of(Limit.QUERY_IN_LINE)) {
            inLine.decrementAndGet();
            throw busy();
        }
        try {
            if (free.tryAcquire(limits.limits().of(Limit.QUERY_WAIT), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } finally {
            inLine.decrementAndGet();
        }
        throw busy();
    }

    private static QueryRefused busy() {
        return QueryRefused.of(
                Reason.BUSY, "The service is busy with other queries; send this one again in a few seconds.");
    }

    /** How many are free now. */
    int free() {
        return free.availablePermits();
    }

    /** How many queries were told to stop and go on nevertheless. */
    int givenUp() {
        return givenUp.get();
    }
}
