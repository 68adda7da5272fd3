package org.digitalcommons.cli;

import java.time.Instant;
import java.util.List;
import org.digitalcommons.Commons;

/** Derives, and shows how far it is. */
final class Derivations {

    private Derivations() {}

    /** Brings what is derived up to date. */
    static void run(Commons commons) {
        run(commons, false);
    }

    /**
     * Derives.
     *
     * @param all from nothing; otherwise only what changed
     */
    static void run(Commons commons, boolean all) {
        try (var progress = Progress.of("Deriving", commons.derivationSteps())) {
            if (all) {
                commons.deriveAll(progress::step);
            } else {
                commons.derive(progress::step);
            }
        }
    }

    /** Takes the peer references that are missing and derives what rests on them. */
    static List<Commons.Outcome> reference(Commons commons) {
        var outcomes = commons.reference();
        if (!commons.isDerived()) {
            run(commons);
        }
        return outcomes;
    }

    /** The commons as it was at an instant. */
    static Commons asOf(Commons commons, Instant instant) {
        try (var progress = Progress.of("Deriving", commons.derivationSteps())) {
            return commons.asOf(instant, progress::step);
        }
    }
}
