package org.digitalcommons.harvest;

import org.digitalcommons.pull.Feed;
import org.digitalcommons.pull.HarvestState;

/**
 * The result of one feed.
 *
 * @param feed what was registered
 * @param state what is known of it now
 */
public record HarvestResult(Feed feed, HarvestState state) {

    /** Whether there is something new. */
    public boolean isNew() {
        return state.status() == 201;
    }

    /** Whether the file broke a rule or cannot be read. */
    public boolean isRejected() {
        return state.status() == 400 || state.status() == 422;
    }

    /** Whether there is no file to judge. */
    public boolean isObstructed() {
        return state.status() >= 400 && !isStopped() && !isRejected();
    }

    /** Whether the operator stopped it; then it is as if it had not been begun. */
    boolean isStopped() {
        return state.status() == 503;
    }
}
