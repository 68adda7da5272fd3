package org.digitalcommons.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.ArrayList;
import java.util.List;

/** Wall time in milliseconds, and memory. */
final class Timing {

    private Timing() {}

    /** Something that is timed, and may fail. */
    interface Work {
        void run() throws Exception;
    }

    /** How long something takes once. */
    static double once(Work work) throws Exception {
        long begun = System.nanoTime();
        work.run();
        return (System.nanoTime() - begun) / 1e6;
    }

    /** The median of some runs, after one that does not count. */
    static double median(int runs, Work work) throws Exception {
        work.run();
        var times = new ArrayList<Double>();
        for (int i = 0; i < runs; i++) {
            times.add(once(work));
        }
        return median(times);
    }

    /** The middle one; of an even number, the upper of the two. */
    static double median(List<Double> times) {
        return times.stream().sorted().toList().get(times.size() / 2);
    }

    /** Forgets the peak of memory. */
    static void forgetPeak() {
        System.gc();
        heap().forEach(MemoryPoolMXBean::resetPeakUsage);
    }

    /** The most heap that was in use since it was forgotten, in megabytes; garbage not yet collected counts. */
    static long peak() {
        return heap().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum() >> 20;
    }

    private static List<MemoryPoolMXBean> heap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
    }
}
