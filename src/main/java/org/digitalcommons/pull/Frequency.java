package org.digitalcommons.pull;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAmount;
import java.util.Optional;

/**
 * How often something is published: a duration of ISO 8601 such as {@code P1M}, an hour at least.
 *
 * @param written the duration
 */
public record Frequency(String written) {

    /** Where nobody said how often. */
    public static final Frequency MONTHLY = new Frequency("P1M");

    private static final Duration SHORTEST = Duration.ofHours(1);

    /** The frequency of a duration; empty if it is none, or shorter than an hour. */
    public static Optional<Frequency> of(String duration) {
        try {
            var found = new Frequency(duration);
            return Optional.of(found).filter(f -> !f.after(Instant.EPOCH).isBefore(Instant.EPOCH.plus(SHORTEST)));
        } catch (DateTimeException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    /** The instant that is one turn later; days and months are those of UTC. */
    public Instant after(Instant start) {
        return start.atZone(ZoneOffset.UTC).plus(amount()).toInstant();
    }

    private TemporalAmount amount() {
        return written.contains("T") ? Duration.parse(written) : Period.parse(written);
    }

    @Override
    public String toString() {
        return written;
    }
}
