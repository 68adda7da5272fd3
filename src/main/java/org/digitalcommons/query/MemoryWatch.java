package org.digitalcommons.query;

import com.sun.management.ThreadMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.digitalcommons.limit.Limit;
import org.digitalcommons.query.QueryRefused.Reason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops the query that took most memory when the memory stays full after it was cleared. What a query holds between its
 * rows, nobody counts: the groups of GROUP BY, the rows that DISTINCT has seen, one side of a join. One watch for the
 * whole process, because there is one memory. Safe for any thread.
 */
final class MemoryWatch {

    private static final Logger LOG = LoggerFactory.getLogger(MemoryWatch.class);
    private static final int MILLISECONDS_BETWEEN_LOOKS = 50;
    private static final Set<Allowance> RUNNING = ConcurrentHashMap.newKeySet();
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static long seen = collections();

    static {
        Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().daemon().name("memory-watch").factory())
                .scheduleWithFixedDelay(MemoryWatch::look, 0, MILLISECONDS_BETWEEN_LOOKS, TimeUnit.MILLISECONDS);
    }

    private MemoryWatch() {}

    static void begin(Allowance query) {
        RUNNING.add(query);
    }

    static void end(Allowance query) {
        RUNNING.remove(query);
    }

    static QueryRefused tooMuch() {
        return QueryRefused.of(
                Reason.TOO_MUCH,
                "The query needs more memory than there is and was stopped; group, sort or join fewer rows.");
    }

    /** How many times the memory of what lives long was cleared; only then is it known what is still needed. */
    private static long collections() {
        var pools = lasting().map(MemoryPoolMXBean::getName).toList();
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .filter(collector -> !Collections.disjoint(List.of(collector.getMemoryPoolNames()), pools))
                .mapToLong(GarbageCollectorMXBean::getCollectionCount)
                .sum();
    }

    private static Stream<MemoryPoolMXBean> lasting() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP && pool.isUsageThresholdSupported());
    }

    private static void look() {
        long now = collections();
        if (RUNNING.isEmpty() || now == seen) {
            return;
        }
        seen = now;
        var full = lasting().mapToLong(MemoryWatch::percentFull).max().orElse(0);
        RUNNING.stream()
                .filter(query -> full >= query.limits().limits().of(Limit.MEMORY))
                .max(Comparator.comparingLong(query -> THREADS.getThreadAllocatedBytes(query.thread())))
                .ifPresent(query -> {
                    LOG.warn("Memory is full by {} %; the query that took most was stopped.", full);
                    query.stop(tooMuch());
                });
    }

    private static long percentFull(MemoryPoolMXBean pool) {
        var usage = pool.getCollectionUsage();
        return usage == null || usage.getMax() <= 0 ? 0 : 100 * usage.getUsed() / usage.getMax();
    }
}
