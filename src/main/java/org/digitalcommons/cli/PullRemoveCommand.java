package org.digitalcommons.cli;

import org.digitalcommons.pull.HarvestFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code pull remove}: removes an address. */
@Command(
        name = "remove",
        mixinStandardHelpOptions = true,
        description = "Takes an address back: it is not fetched any more. What was published stays.")
final class PullRemoveCommand extends StoreCommand {

    @Parameters(paramLabel = "ID", description = "The name of the address, as commons pull list shows it.")
    private String id = "";

    @Override
    public Integer call() {
        var feed = HarvestFolder.in(stores.existingFolder())
                .remove(id)
                .orElseThrow(() -> terminal.misuse(
                        "There is no address %s. See those there are with: commons pull list".formatted(id)));
        terminal.err().println("%s of %s is not fetched any more.".formatted(feed.address(), feed.publisher()));
        return Main.DONE;
    }
}
