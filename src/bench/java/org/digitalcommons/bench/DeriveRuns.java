package org.digitalcommons.bench;

import org.digitalcommons.Commons;

/** The one place that says how what follows from a publication is brought up to date. */
final class DeriveRuns {

    private DeriveRuns() {}

    /** Everything, from nothing. */
    static void all(Commons commons) {
        commons.upkeep().deriveAll(step -> {});
    }
}
