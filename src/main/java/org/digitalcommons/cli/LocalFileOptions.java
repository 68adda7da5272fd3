package org.digitalcommons.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.digitalcommons.publish.Delivery;
import org.digitalcommons.publish.Unreadable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of a command that reads files where they are, and so may be told to name the holders of senior posts. */
final class LocalFileOptions extends DeliveryOptions {

    @Option(
            names = "--disclose-senior",
            paramLabel = "DUTY",
            description = "Name the holders of senior posts, under the duty to publish them that is given here."
                    + " Otherwise no name is read; contacts and junior names never are.")
    private @Nullable String duty;

    @Override
    Delivery delivery(String publisher, Optional<String> format, List<Path> files) throws Unreadable {
        var delivery = super.delivery(publisher, format, files);
        return Optional.ofNullable(duty)
                .filter(given -> !given.isBlank())
                .map(delivery::disclosing)
                .orElse(delivery);
    }
}
