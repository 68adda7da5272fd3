package org.digitalcommons.query;

import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/** Times that are counted up to steps, so that whoever reads the meters can tell percentiles. */
public final class MeasuredTime {

    private static final Duration[] STEPS = {
        Duration.ofMillis(10),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(3),
        Duration.ofSeconds(10)
    };

    private MeasuredTime() {}

    /**
     * The meter of a name.
     *
     * @param tags keys and values in turn, of few words each
     */
    public static Timer of(String name, String... tags) {
        return Timer.builder(name).tags(tags).serviceLevelObjectives(STEPS).register(Metrics.globalRegistry);
    }
}
