package org.digitalcommons.cli;

import java.nio.file.Path;
import org.digitalcommons.care.Care;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code restore}: makes a store of a backup. */
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        description = {
            "Makes a store of a backup, in a folder that is empty or not there. Every file is compared with its digest and the",
            "store is checked before it is put in place; nothing is left of a restoration that is broken off."
        })
final class RestoreCommand extends StoreCommand {

    @Parameters(paramLabel = "FILE", description = "The backup.")
    private Path file = Path.of("");

    @Override
    public Integer call() {
        terminal.out().println(Care.restore(file, stores.folder()).sentence());
        terminal.out().flush();
        return Main.DONE;
    }
}
