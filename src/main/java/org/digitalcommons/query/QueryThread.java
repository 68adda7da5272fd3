package org.digitalcommons.query;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.digitalcommons.query.QueryRefused.Reason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One query on a thread of its own, and whoever waits for it. The thread is never interrupted, because an interrupt closes
 * the files of a database under all its readers; it is told to stop, and left alone when it does not listen.
 */
final class QueryThread<T> {

    private static final Logger LOG = LoggerFactory.getLogger(QueryThread.class);
    private static final AtomicLong NUMBER = new AtomicLong();

    /** Jena is late by some milliseconds itself. */
    private static final Duration BEFORE_TOLD = Duration.ofMillis(100);

    /** What is left of the second in which a query has to end. */
    private static final Duration BEFORE_GIVEN_UP = Duration.ofMillis(700);

    private final CompletableFuture<Allowance> allowance = new CompletableFuture<>();
    private final CompletableFuture<T> answer = new CompletableFuture<>();
    private final AtomicBoolean isLeft = new AtomicBoolean();
    private final Runnable leave;
    private final AtomicInteger givenUp;
    private final Thread thread;

    /**
     * Starts the work.
     *
     * @param leave frees the place, once
     * @param givenUp counts the threads that are given up and go on
     */
    QueryThread(
            QueryLimits limits,
            Optional<Duration> wish,
            Function<Allowance, T> work,
            Runnable leave,
            AtomicInteger givenUp) {
        this.leave = leave;
        this.givenUp = givenUp;
        this.thread = Thread.ofPlatform()
                .daemon()
                .name("query-" + NUMBER.incrementAndGet())
                .unstarted(() -> run(Allowance.of(limits, wish), work));
        thread.start();
    }

    private void run(Allowance mine, Function<Allowance, T> work) {
        allowance.complete(mine);
        MemoryWatch.begin(mine);
        Runnable told;
        try {
            var made = work.apply(mine);
            told = () -> answer.complete(made);
        } catch (StackOverflowError deep) {
            told = () -> answer.completeExceptionally(QueryText.tooDeep());
        } catch (OutOfMemoryError full) {
            told = () -> answer.completeExceptionally(MemoryWatch.tooMuch());
        } catch (Throwable failure) {
            told = () -> answer.completeExceptionally(failure);
        }
        MemoryWatch.end(mine);
        // Whoever has the answer may count on the place.
        end();
        told.run();
    }

    private void end() {
        if (isLeft.compareAndSet(false, true)) {
            leave.run();
        } else {
            givenUp.decrementAndGet();
            LOG.info("The query of thread {} that was given up has ended.", thread.getName());
        }
    }

    /** The answer, in time. */
    T answer() {
        var told = allowance.join();
        try {
            return answer.get(told.left().plus(BEFORE_TOLD).toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            return lastAnswer(told, QueryRefused.tooLate(told.timeout()));
        } catch (ExecutionException failure) {
            throw thrown(failure);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw stopped(told, QueryRefused.of(Reason.BUSY, "The service is stopping; ask again in a minute."));
        }
    }

    private T lastAnswer(Allowance told, QueryRefused late) {
        told.stop(late);
        try {
            return answer.get(BEFORE_GIVEN_UP.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException deaf) {
            throw stopped(told, late);
        } catch (ExecutionException failure) {
            throw thrown(failure);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw stopped(told, late);
        }
    }

    private QueryRefused stopped(Allowance told, QueryRefused reason) {
        told.stop(reason);
        if (isLeft.compareAndSet(false, true)) {
            var many = givenUp.incrementAndGet();
            LOG.warn(
                    "The query of thread {} did not stop within a second of its {} and was given up; {} such go on.",
                    thread.getName(),
                    QueryLimits.seconds(told.timeout()),
                    many);
            leave.run();
        }
        return reason;
    }

    private static RuntimeException thrown(ExecutionException failure) {
        return failure.getCause() instanceof RuntimeException known
                ? known
                : new IllegalStateException("A query failed", failure.getCause());
    }
}
