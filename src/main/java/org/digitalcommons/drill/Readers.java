package org.digitalcommons.drill;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/**
 * Readers who come at a stated rate, whether those before them were served or not: whoever waits for an answer before it
 * asks again does not see how long others wait.
 */
final class Readers {

    private static final int EACH_SECOND = 20;
    private static final String FROM = "127.0.0.1";
    private static final String[] PAGES = {"/", "/bodies", "/assets/site.css", "/ask"};

    private Readers() {}

    /**
     * How long readers waited.
     *
     * @param requests how many there were
     * @param failed how many were not served
     * @param p95 what 95 of 100 waited at most
     */
    record Waits(int requests, int failed, Duration p95) {

        @Override
        public String toString() {
            return "%d requests, %d not served, p95 %d ms".formatted(requests, failed, p95.toMillis());
        }
    }

    /** Reads for a while. */
    static Waits read(URI server, int seconds) throws InterruptedException {
        int requests = EACH_SECOND * seconds;
        var load = new Load();
        var done = new CountDownLatch(requests);
        long begun = System.nanoTime();
        for (int i = 0; i < requests; i++) {
            long due = begun + i * 1_000_000_000L / EACH_SECOND;
            var page = PAGES[i % PAGES.length];
            Thread.sleep(Duration.ofNanos(Math.max(0, due - System.nanoTime())));
            Thread.ofPlatform().start(() -> {
                int status = Stranger.status(Stranger.reply(FROM, server, Stranger.get(page)));
                load.note(status, Duration.ofNanos(System.nanoTime() - due));
                done.countDown();
            });
        }
        done.await();
        long served = load.statuses().getOrDefault(200, 0L);
        return new Waits(requests, (int) (requests - served), load.percentile(95));
    }
}
