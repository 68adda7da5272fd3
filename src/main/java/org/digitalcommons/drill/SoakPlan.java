package org.digitalcommons.drill;

import java.time.Duration;

/**
 * How a server is loaded.
 *
 * @param time for how long
 * @param readers how many requests of readers come each second, whether those before were served or not
 * @param publishers how many publish, each about a body of its own, again as soon as a version is acknowledged
 * @param pause how long a publisher waits between two versions
 * @param attackers how many attack, one attack after the other
 */
public record SoakPlan(Duration time, int readers, int publishers, Duration pause, int attackers) {}
