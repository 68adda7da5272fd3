package org.digitalcommons.derive;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Passes on what several threads make to one that takes it, a bounded number at a time, so that deriving goes on while
 * its results are written and neither side holds all of them. Making begins when the first item is asked for. The
 * taker stays on one thread; a failure of the maker is thrown to the taker.
 *
 * @param <T> what is handed over
 */
public final class BoundedPipe<T> implements Iterator<T>, AutoCloseable {

    private static final int WAITING = 2_000;
    private static final long PATIENCE_MILLIS = 50;

    private final BlockingQueue<Optional<T>> queue = new ArrayBlockingQueue<>(WAITING);
    private final Thread maker;
    private boolean isBegun;
    private volatile boolean isClosed;
    private volatile Optional<RuntimeException> failure = Optional.empty();
    private Optional<T> next = Optional.empty();
    private boolean isAtEnd;

    private BoundedPipe(Consumer<Consumer<T>> making) {
        this.maker = Thread.ofPlatform().daemon().name("derive").unstarted(() -> make(making));
    }

    /**
     * @param making makes all, and gives each to what it is given, from any thread; it is stopped by an exception when
     *     nobody takes any more
     */
    public static <T> BoundedPipe<T> of(Consumer<Consumer<T>> making) {
        return new BoundedPipe<>(making);
    }

    private void make(Consumer<Consumer<T>> making) {
        try {
            making.accept(made -> put(Optional.of(made)));
        } catch (RuntimeException e) {
            failure = Optional.of(e);
        } catch (Error e) {
            failure = Optional.of(new IllegalStateException(e));
        } finally {
            end();
        }
    }

    /** Says that there is no more, if anybody still listens. */
    private void end() {
        if (!isClosed) {
            try {
                put(Optional.empty());
            } catch (CancellationException gone) {
                // Whoever took has left meanwhile, and there is nobody to tell.
            }
        }
    }

    private void put(Optional<T> made) {
        try {
            while (!queue.offer(made, PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                if (isClosed) {
                    throw new CancellationException("Nobody takes what is made");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("Interrupted");
        }
    }

    /**
     * @throws RuntimeException what broke the making
     */
    @Override
    public boolean hasNext() {
        if (!isBegun) {
            isBegun = true;
            maker.start();
        }
        if (next.isEmpty() && !isAtEnd) {
            try {
                next = queue.take();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CancellationException("Interrupted");
            }
            isAtEnd = next.isEmpty();
        }
        if (isAtEnd) {
            failure.ifPresent(broken -> {
                throw broken;
            });
        }
        return !isAtEnd;
    }

    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        var taken = next.orElseThrow();
        next = Optional.empty();
        return taken;
    }

    /** Stops the making, if it still goes on, and waits for its end. */
    @Override
    public void close() {
        isClosed = true;
        queue.clear();
        if (isBegun) {
            try {
                maker.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
