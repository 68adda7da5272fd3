package org.digitalcommons.intake;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.digitalcommons.CommonsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A look that is taken at once and again after each pause, in one thread of its own, until it is closed. A look that
 * fails is logged and is no reason to stop looking. It is never interrupted: that would close files of the store.
 */
public final class RepeatedLook implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RepeatedLook.class);

    private final Runnable look;
    private final Duration pause;
    private final String failure;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread;

    /**
     * A look that is not taken before it is started.
     *
     * @param name of the thread
     * @param pause between the end of one look and the next
     * @param failure what is not done when a look fails, as in {@code Nothing is fetched}
     * @param look done by the thread
     */
    public RepeatedLook(String name, Duration pause, String failure, Runnable look) {
        this.look = look;
        this.pause = pause;
        this.failure = failure;
        this.thread = Thread.ofPlatform().name(name).unstarted(this::run);
    }

    /** Starts to look; to be called once. */
    public void start() {
        thread.start();
    }

    private void run() {
        try {
            do {
                once();
            } while (!stop.await(pause.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void once() {
        try {
            look.run();
        } catch (CommonsException obstacle) {
            LOG.error("{}: {}", failure, obstacle.getMessage());
        } catch (RuntimeException bug) {
            LOG.error(failure, bug);
        }
    }

    /** Takes no further look. */
    public void stop() {
        stop.countDown();
    }

    /** Takes no further look, and waits for the one that goes on. */
    @Override
    public void close() {
        stop();
        try {
            if (thread.isAlive()) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
