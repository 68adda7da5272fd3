package org.digitalcommons.serve.http;

import java.time.Duration;

/**
 * Counts requests to write without a token or with a wrong one, minute by minute and for all clients together, so that
 * no client is tracked. One instance serves a whole server. Safe for any thread.
 */
public final class FailedLogins {

    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final int most;
    private long begun = System.nanoTime();
    private int seen;
    private long turnedAway;

    /**
     * Counts from now on.
     *
     * @param most how many are answered singly in a minute; those beyond are asked to wait
     */
    public FailedLogins(int most) {
        this.most = most;
    }

    /** Counts one, and gives the refusal to answer it with: this one, or 429 once there were too many in this minute. */
    public synchronized Refusal count(Refusal refusal) {
        if (System.nanoTime() - begun > WINDOW.toNanos()) {
            begun = System.nanoTime();
            seen = 0;
        }
        seen++;
        if (seen <= most) {
            return refusal;
        }
        turnedAway++;
        return Refusal.of(429, "There were too many attempts to write without a valid token; wait a minute.")
                .with("Retry-After", "60");
    }

    /** How many were turned away since this was asked last. */
    public synchronized long turnedAway() {
        long count = turnedAway;
        turnedAway = 0;
        return count;
    }
}
