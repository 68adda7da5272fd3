package org.digitalcommons.drill;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;

/** What came of many requests of one kind, and how long each took. Safe from any thread. */
public final class Load {

    private static final long LONGEST = TimeUnit.MINUTES.toMicros(30);

    private final ConcurrentHistogram microseconds = new ConcurrentHistogram(LONGEST, 3);
    private final Map<Integer, LongAdder> statuses = new ConcurrentSkipListMap<>();

    /**
     * Notes a request.
     *
     * @param status its HTTP status; 0 when the connection ended without one
     */
    void note(int status, Duration took) {
        microseconds.recordValue(Math.min(LONGEST, took.toNanos() / 1_000));
        statuses.computeIfAbsent(status, s -> new LongAdder()).increment();
    }

    /** How many there were. */
    public long count() {
        return microseconds.getTotalCount();
    }

    /** How many there were with each status; 0 stands for a connection that ended without one. */
    public Map<Integer, Long> statuses() {
        var counts = new TreeMap<Integer, Long>();
        statuses.forEach((status, count) -> counts.put(status, count.sum()));
        return counts;
    }

    /** What so many of a hundred took at most; zero when there were none. */
    public Duration percentile(double percentile) {
        return count() == 0
                ? Duration.ZERO
                : Duration.of(microseconds.getValueAtPercentile(percentile), ChronoUnit.MICROS);
    }
}
