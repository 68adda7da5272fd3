package org.digitalcommons.cli;

import org.digitalcommons.Commons;

/** Derives, and shows how far it is. */
final class Derivations {

    private Derivations() {}

    static void run(Commons commons) {
        try (var progress = Progress.of("Deriving", commons.derivationSteps())) {
            commons.derive(progress::step);
        }
    }
}
