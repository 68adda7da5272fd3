package org.digitalcommons.serve.data;

import java.time.Duration;

/**
 * Counts those who come without a token that holds, minute by minute and all together: who they are is nobody's
 * business. Safe for any thread.
 */
final class Strangers {

    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final int most;
    private long begun = System.nanoTime();
    private int seen;
    private long turnedAway;

    Strangers(int most) {
        this.most = most;
    }

    /** Counts one; whether there were too many before it in this minute. */
    synchronized boolean isOneTooMany() {
        if (System.nanoTime() - begun > WINDOW.toNanos()) {
            begun = System.nanoTime();
            seen = 0;
        }
        seen++;
        if (seen > most) {
            turnedAway++;
            return true;
        }
        return false;
    }

    /** How many were turned away since this was asked last. */
    synchronized long turnedAway() {
        long count = turnedAway;
        turnedAway = 0;
        return count;
    }
}
