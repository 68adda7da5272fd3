package org.digitalcommons.harvest;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.digitalcommons.CommonsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches what is due for as long as a server runs, in one thread. It reads the allow-list each time, so an empty list
 * costs one look at a file, and a new entry needs no restart.
 */
public final class HarvestSchedule implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HarvestSchedule.class);

    private final Harvester harvester;
    private final Duration pause;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread;

    private HarvestSchedule(Harvester harvester, Duration pause) {
        this.harvester = harvester;
        this.pause = pause;
        this.thread = Thread.ofPlatform().name("harvest").unstarted(this::run);
    }

    /** Looks once a minute. */
    public static HarvestSchedule start(Harvester harvester) {
        return start(harvester, Duration.ofMinutes(1));
    }

    /** Looks after each pause. */
    public static HarvestSchedule start(Harvester harvester, Duration pause) {
        var started = new HarvestSchedule(harvester, pause);
        started.thread.start();
        return started;
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
            harvester.run(Optional.empty(), false, result -> {
                if (result.isRejected() || result.isObstructed()) {
                    LOG.warn(
                            "What {} registered as {} was not published: {}",
                            result.feed().publisher(),
                            result.feed().id(),
                            result.state().sentence());
                }
            });
        } catch (CommonsException obstacle) {
            LOG.error("Nothing is fetched: {}", obstacle.getMessage());
        } catch (RuntimeException bug) {
            LOG.error("Fetching failed", bug);
        }
    }

    /** Ends a fetch that goes on and waits for what is being published. It is not interrupted: that would close files of the store. */
    @Override
    public void close() {
        stop.countDown();
        harvester.stop();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
