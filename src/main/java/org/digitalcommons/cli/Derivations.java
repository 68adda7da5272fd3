package org.digitalcommons.cli;

import java.time.Instant;
import org.digitalcommons.Commons;

/** Derives, and shows how far it is. */
final class Derivations {

    private Derivations() {}

    static void run(Commons commons) {
        try (var progress = Progress.of("Deriving", commons.derivationSteps())) {
            commons.derive(progress::step);
        }
    }

    /** The commons as it was at an instant. */
    static Commons asOf(Commons commons, Instant instant) {
        try (var progress = Progress.of("Deriving", commons.derivationSteps())) {
            return commons.asOf(instant, progress::step);
        }
    }
}
