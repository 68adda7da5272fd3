package org.digitalcommons.cli;

import java.io.PrintWriter;
import java.util.Optional;
import org.digitalcommons.harvest.HarvestResult;
import org.digitalcommons.harvest.Harvester;
import org.digitalcommons.pull.HarvestFolder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code pull run}: fetches and publishes what is due. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "Fetches what is due now, and publishes it like every other file. A server does so by itself.")
final class PullRunCommand extends StoreCommand {

    @Option(names = "--publisher", paramLabel = "CODE", description = "Only what this publisher registered.")
    private @Nullable String publisher;

    @Option(names = "--all", description = "Also what is not due yet.")
    private boolean all;

    @Override
    public Integer call() {
        var words = terminal.err();
        var pull = HarvestFolder.in(stores.existingFolder());
        if (pull.allowed().isEmpty()) {
            words.println("Nothing is fetched: %s allows nothing. Write a host into it, or the beginning of addresses."
                    .formatted(pull.allowList()));
            return Main.DONE;
        }
        try (var commons = stores.open()) {
            var done = Harvester.of(commons, stores.folder())
                    .run(Optional.ofNullable(publisher), all, pulled -> tell(pull, pulled, words));
            if (done.isEmpty()) {
                words.println("Nothing is due.");
            }
            return done.stream().anyMatch(HarvestResult::isRejected)
                    ? Main.REJECTED
                    : done.stream().anyMatch(HarvestResult::isObstructed) ? Main.OBSTACLE : Main.DONE;
        }
    }

    private static void tell(HarvestFolder pull, HarvestResult pulled, PrintWriter words) {
        words.println("%s %s: %s"
                .formatted(
                        pulled.feed().publisher(),
                        pulled.feed().address(),
                        pulled.state().sentence()));
        if (pulled.isRejected()) {
            pull.findings(pulled.feed()).ifPresent(words::print);
        }
        words.flush();
    }
}
