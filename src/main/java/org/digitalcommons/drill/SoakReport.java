package org.digitalcommons.drill;

import java.util.List;
import java.util.Map;

/**
 * What came of a load.
 *
 * @param loads what came of the requests of each kind of client
 * @param seconds how long it lasted
 * @param start what the server took before it, after a compaction
 * @param middle after half of it
 * @param end at its end
 * @param compacted at its end, after a compaction
 * @param acknowledged how many publications were acknowledged
 * @param found how many of these are there
 * @param wrong what is not as it should be, each in one sentence
 */
public record SoakReport(
        Map<String, Load> loads,
        long seconds,
        SoakMeasures start,
        SoakMeasures middle,
        SoakMeasures end,
        SoakMeasures compacted,
        long acknowledged,
        long found,
        List<String> wrong) {

    /** How many acknowledged publications are not there. */
    public long lost() {
        return acknowledged - found;
    }
}
