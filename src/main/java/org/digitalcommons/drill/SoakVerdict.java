package org.digitalcommons.drill;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is not as it should be in a {@link SoakReport}. A reader is to be served; queries and publications may be turned away
 * when there are too many; whoever attacks may get any answer but a fault of ours. Between half of the load and its end
 * neither memory nor threads may grow by more than a quarter, and after a compaction the disk may have taken a quarter more.
 */
final class SoakVerdict {

    private static final Set<Integer> SERVED = Set.of(200, 201, 304);
    private static final Set<Integer> TURNED_AWAY = Set.of(429, 503, 507);
    private static final long MEGABYTE = 1 << 20;

    private static final Map<String, Set<Integer>> MEANT = Map.of(
            "pages",
            SERVED,
            "questions",
            SERVED,
            "queries",
            Set.of(200, 429, 503),
            "publishers",
            Set.of(200, 201, 429, 503, 507));

    private SoakVerdict() {}

    static SoakReport of(SoakReport report) {
        var wrong = new ArrayList<>(report.wrong());
        report.loads()
                .forEach((who, load) -> load.statuses().forEach((status, count) -> {
                    if (isFault(who, status)) {
                        wrong.add("%s: %,d with status %d.".formatted(who, count, status));
                    }
                }));
        if (report.lost() != 0) {
            wrong.add("%,d publications were acknowledged and are not there.".formatted(report.lost()));
        }
        grown(wrong, "memory", report.middle().memory(), report.end().memory(), 64 * MEGABYTE);
        grown(wrong, "threads", report.middle().threads(), report.end().threads(), 50);
        var start = report.start();
        var last = report.compacted();
        grown(wrong, "the disk", start.database() + start.beside(), last.database() + last.beside(), 64 * MEGABYTE);
        return new SoakReport(
                report.loads(),
                report.seconds(),
                start,
                report.middle(),
                report.end(),
                last,
                report.acknowledged(),
                report.found(),
                List.copyOf(wrong));
    }

    private static boolean isFault(String who, int status) {
        var meant = MEANT.get(who);
        return meant == null ? status >= 500 && !TURNED_AWAY.contains(status) : !meant.contains(status);
    }

    private static void grown(List<String> wrong, String what, long before, long after, long unheeded) {
        if (after > before + before / 4 + unheeded) {
            wrong.add("It grew: %s, from %,d to %,d.".formatted(what, before, after));
        }
    }
}
