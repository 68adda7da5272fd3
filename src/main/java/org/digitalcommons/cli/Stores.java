package org.digitalcommons.cli;

import java.nio.file.Path;
import org.digitalcommons.Commons;
import picocli.CommandLine.Option;

/** The option that names a store. */
final class Stores {

    @Option(
            names = "--store",
            paramLabel = "DIR",
            defaultValue = "${sys:commons.store:-var/store}",
            description = "The folder of the store (var/store).")
    private Path folder = Path.of("var", "store");

    Path folder() {
        return folder;
    }

    Commons open(Main main) {
        return Commons.open(folder, main.rooms());
    }
}
