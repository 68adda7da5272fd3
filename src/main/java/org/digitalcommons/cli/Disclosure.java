package org.digitalcommons.cli;

import java.util.Optional;
import org.digitalcommons.publish.Delivery;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that lets the holders of senior posts be named, for commands that read files where they are. */
final class Disclosure {

    @Option(
            names = "--disclose-senior",
            paramLabel = "DUTY",
            description = "Name the holders of senior posts, under the duty to publish them that is given here."
                    + " Otherwise no name is read; contacts and junior names never are.")
    private @Nullable String duty;

    /** A delivery, with the duty if one is given. */
    Delivery in(Delivery delivery) {
        return Optional.ofNullable(duty)
                .filter(given -> !given.isBlank())
                .map(delivery::disclosing)
                .orElse(delivery);
    }
}
