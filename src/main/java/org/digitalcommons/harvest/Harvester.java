package org.digitalcommons.harvest;

import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.digitalcommons.Commons;
import org.digitalcommons.CommonsException;
import org.digitalcommons.pull.Feed;
import org.digitalcommons.pull.FetchLimits;
import org.digitalcommons.pull.HarvestFolder;
import org.digitalcommons.pull.HarvestState;
import org.digitalcommons.rights.Action;
import org.digitalcommons.rights.Rights;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches what publishers registered and is due, and hands each file in like any other delivery.
 *
 * <p>Running is for one thread at a time; {@link #stop} is for any other.
 */
public final class Harvester {

    private static final Logger LOG = LoggerFactory.getLogger(Harvester.class);

    private final Commons commons;
    private final HarvestFolder pull;
    private final Rights rights;
    private final Clock clock;
    private volatile boolean stopped;

    private Harvester(Commons commons, HarvestFolder pull, Rights rights, Clock clock) {
        this.commons = commons;
        this.pull = pull;
        this.rights = rights;
        this.clock = clock;
    }

    /**
     * The harvester of a commons.
     *
     * @param store the folder of its store
     */
    public static Harvester of(Commons commons, Path store) {
        return of(commons, store, FetchLimits.standard(), Clock.systemUTC());
    }

    /** The same with other limits and another clock. */
    public static Harvester of(Commons commons, Path store, FetchLimits limits, Clock clock) {
        return new Harvester(commons, HarvestFolder.in(store, limits), Rights.in(store), clock);
    }

    /**
     * Asks what is due, one after the other; nothing while the operator allows nothing.
     *
     * @param publisher whose; empty for everybody's
     * @param all also what is not due
     * @param told of each as it is done
     * @throws CommonsException if the list of what is allowed, or of what is registered, cannot be read
     */
    public List<HarvestResult> run(Optional<String> publisher, boolean all, Consumer<HarvestResult> told) {
        if (pull.allowed().isEmpty()) {
            return List.of();
        }
        pull.clear();
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        return pull.feeds().list().stream()
                .filter(feed -> publisher.isEmpty() || publisher.get().equals(feed.publisher()))
                .filter(feed -> all || pull.state(feed).isDue(now))
                .takeWhile(feed -> !stopped)
                .map(this::one)
                .peek(told)
                .toList();
    }

    /** Ends a fetch that goes on; what is being published is published. */
    public void stop() {
        stopped = true;
        pull.stop();
    }

    private HarvestResult one(Feed feed) {
        var entry = rights.audit().entry(Action.PULL, clock);
        var harvest = new Harvest(commons, pull, rights, clock, feed, entry);
        HarvestState after;
        try {
            after = harvest.state();
        } catch (CommonsException obstacle) {
            throw obstacle;
        } catch (RuntimeException bug) {
            LOG.error("Fetching for {} failed", feed.publisher(), bug);
            after = harvest.failed(500, "Something went wrong on our side; please report it.");
        }
        var result = new HarvestResult(feed, after);
        if (!result.isStopped()) {
            pull.keep(after);
            entry.answered(after.status());
        }
        return result;
    }
}
