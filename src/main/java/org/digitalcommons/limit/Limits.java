package org.digitalcommons.limit;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** A value for each {@link Limit}. Never changed. */
public final class Limits {

    private static final Limits STANDARD = new Limits(new EnumMap<>(Limit.class));

    /** Those that are not as they are by default. */
    private final Map<Limit, Long> changed;

    private Limits(EnumMap<Limit, Long> changed) {
        this.changed = changed;
    }

    /** The defaults. */
    public static Limits standard() {
        return STANDARD;
    }

    /** As much as there is, of everything: for the program itself, and for whoever runs it and can stop it. */
    public static Limits none() {
        var all = new EnumMap<Limit, Long>(Limit.class);
        for (var limit : Limit.values()) {
            all.put(limit, limit == Limit.MEMORY ? 100L : (long) Integer.MAX_VALUE);
        }
        all.put(Limit.QUERY_TIME, Duration.ofDays(365).toMillis());
        return new Limits(all);
    }

    /** The same with another value for one limit; milliseconds for times. */
    public Limits with(Limit limit, long value) {
        var all = new EnumMap<Limit, Long>(Limit.class);
        all.putAll(changed);
        all.put(limit, value);
        return new Limits(all);
    }

    /**
     * The same with another value for one limit, as it is written in the file of settings.
     *
     * @throws IllegalArgumentException if there is no such limit, or the value is not one; the message is a sentence
     */
    public Limits with(String word, String written) {
        var limit = Limit.named(word)
                .orElseThrow(() -> new IllegalArgumentException("There is no limit %s.".formatted(word)));
        return with(
                limit,
                value(limit, written)
                        .orElseThrow(() -> new IllegalArgumentException(
                                "%s is no value for %s; write a number above zero.".formatted(written, word))));
    }

    private static Optional<Long> value(Limit limit, String written) {
        try {
            long value = limit.unit() == Limit.Unit.SECONDS
                    ? Math.round(Double.parseDouble(written.strip()) * 1000)
                    : Long.parseLong(written.strip());
            return value > 0 && value < Long.MAX_VALUE ? Optional.of(value) : Optional.empty();
        } catch (NumberFormatException notNumber) {
            return Optional.empty();
        }
    }

    /** The value of a limit; milliseconds for times. */
    public long of(Limit limit) {
        var value = changed.get(limit);
        return value == null ? limit.standard() : value;
    }

    /** The value of a limit, as far as an int reaches. */
    public int count(Limit limit) {
        return (int) Math.min(Integer.MAX_VALUE, of(limit));
    }

    /** A limit of time. */
    public Duration time(Limit limit) {
        return Duration.ofMillis(of(limit));
    }
}
