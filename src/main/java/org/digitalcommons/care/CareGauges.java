package org.digitalcommons.care;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToDoubleFunction;
import org.digitalcommons.Commons;
import org.digitalcommons.pull.HarvestFolder;

/**
 * What an operator watches of a store: its bytes, its publications, the feeds that failed, and the age of its last backup.
 * What takes long to find out is looked at once a minute at most. Safe for any thread.
 */
public final class CareGauges {

    private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(1);

    private final Commons commons;
    private final AtomicLong bytes = new AtomicLong();
    private long looked = System.nanoTime() - BETWEEN_LOOKS.toNanos();

    private CareGauges(Commons commons) {
        this.commons = commons;
    }

    /** Registers the gauges of a store on disk. */
    public static void register(MeterRegistry registry, Commons commons) {
        var gauges = new CareGauges(commons);
        gauges.add(registry, "commons.store.bytes", "Bytes of the database, what was deleted included", g -> g.bytes());
        gauges.add(
                registry,
                "commons.publications",
                "Publications that are current",
                g -> g.commons.contents().publications().size());
        gauges.add(registry, "commons.feeds.failed", "Registered addresses that failed the last time", g -> g.failed());
        gauges.add(
                registry,
                "commons.backup.age.seconds",
                "Seconds since the last backup by schedule; NaN when there is none",
                g -> BackupFolder.age(g.commons)
                        .map(Duration::toSeconds)
                        .map(Long::doubleValue)
                        .orElse(Double.NaN));
    }

    private void add(MeterRegistry registry, String name, String meaning, ToDoubleFunction<CareGauges> value) {
        Gauge.builder(name, this, value)
                .description(meaning)
                .strongReference(true)
                .register(registry);
    }

    private synchronized double bytes() {
        if (System.nanoTime() - looked >= BETWEEN_LOOKS.toNanos()) {
            looked = System.nanoTime();
            bytes.set(commons.upkeep().care().bytes());
        }
        return bytes.get();
    }

    private double failed() {
        var pull = HarvestFolder.in(commons.upkeep().care().folder());
        return pull.feeds().list().stream()
                .filter(feed -> pull.state(feed).failures() > 0)
                .count();
    }
}
