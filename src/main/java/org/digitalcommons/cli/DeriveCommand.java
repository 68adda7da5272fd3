package org.digitalcommons.cli;

import org.digitalcommons.Commons;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code derive}: brings the derived graphs up to date. */
@Command(
        name = "derive",
        mixinStandardHelpOptions = true,
        description = "Brings what is derived up to date with what is published.")
final class DeriveCommand extends StoreCommand {

    @Option(names = "--all", description = "Derive everything from nothing, even when it is up to date.")
    private boolean all;

    @Override
    public Integer call() {
        return stores.with(commons -> {
            terminal.err()
                    .println(
                            derived(commons)
                                    ? "Derived from %d published graphs."
                                            .formatted(
                                                    commons.contents().amount().graphs())
                                    : "Up to date.");
            return Main.DONE;
        });
    }

    private boolean derived(Commons commons) {
        try (var bars = new ProgressBars(commons.upkeep()::derivationSteps)) {
            if (all) {
                commons.upkeep().deriveAll(bars);
            }
            return all || commons.upkeep().derive(bars);
        }
    }
}
