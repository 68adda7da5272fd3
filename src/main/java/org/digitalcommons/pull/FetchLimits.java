package org.digitalcommons.pull;

import java.time.Duration;

/**
 * How much one fetch may take.
 *
 * @param bytes the longest answer, as it travels
 * @param unpacked the most a compressed answer may hold
 * @param connect the longest wait for a connection
 * @param total the longest time for everything, answers that send on included
 * @param hops how many answers may send on
 * @param firstWait the wait after a first failure; doubled with each further one, up to the frequency
 */
public record FetchLimits(long bytes, long unpacked, Duration connect, Duration total, int hops, Duration firstWait) {

    /** 64 megabytes, 256 unpacked, 10 seconds to connect, 5 minutes in all, 3 hops, one hour. */
    public static FetchLimits standard() {
        return new FetchLimits(
                64L << 20, 256L << 20, Duration.ofSeconds(10), Duration.ofMinutes(5), 3, Duration.ofHours(1));
    }
}
