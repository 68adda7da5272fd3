package org.digitalcommons.harvest;

import java.time.Duration;
import java.util.Optional;
import org.digitalcommons.intake.RepeatedLook;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches what is due for as long as a server runs, in one thread. It reads the allow-list each time, so an empty list
 * costs one look at a file, and a new entry needs no restart.
 */
public final class HarvestSchedule implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HarvestSchedule.class);

    private final Harvester harvester;
    private final RepeatedLook looks;

    private HarvestSchedule(Harvester harvester, Duration pause) {
        this.harvester = harvester;
        this.looks = new RepeatedLook("harvest", pause, "Nothing is fetched", this::look);
    }

    /** Looks once a minute. */
    public static HarvestSchedule start(Harvester harvester) {
        return start(harvester, Duration.ofMinutes(1));
    }

    /** Looks after each pause. */
    public static HarvestSchedule start(Harvester harvester, Duration pause) {
        var started = new HarvestSchedule(harvester, pause);
        started.looks.start();
        return started;
    }

    private void look() {
        harvester.run(Optional.empty(), false, result -> {
            if (result.isRejected() || result.isObstructed()) {
                LOG.warn(
                        "What {} registered as {} was not published: {}",
                        result.feed().publisher(),
                        result.feed().id(),
                        result.state().sentence());
            }
        });
    }

    /** Ends a fetch that goes on and waits for what is being published. */
    @Override
    public void close() {
        looks.stop();
        harvester.stop();
        looks.close();
    }
}
