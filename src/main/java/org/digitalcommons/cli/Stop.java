package org.digitalcommons.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Ctrl+C or SIGTERM: ends the wait, and holds the process until what was opened is closed. */
final class Stop implements AutoCloseable {

    private static final int LONGEST_SECONDS = 90;

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);

    Stop() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
    }

    private void stop() {
        asked.countDown();
        try {
            if (!closed.await(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("Stopped before everything was closed; the store itself is safe.");
            }
        } catch (InterruptedException now) {
            Thread.currentThread().interrupt();
        }
    }

    void await() throws InterruptedException {
        asked.await();
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
