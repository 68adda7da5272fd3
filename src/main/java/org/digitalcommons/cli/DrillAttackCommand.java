package org.digitalcommons.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.digitalcommons.drill.AttackDrill;
import org.digitalcommons.drill.ServedCopy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code drill attack}: the catalogue of threats against a server of a copy. */
@Command(
        name = "attack",
        mixinStandardHelpOptions = true,
        description = {
            "Serves a copy of the store, or an empty one where there is none, in a process with 1 GB of memory, and attacks",
            "it by the catalogue of docs/operate/threats.md. The store itself must not be served meanwhile."
        })
final class DrillAttackCommand extends StoreCommand {

    @Option(names = "--short", description = "Let a query run for 1 second instead of 10, and read for 5 seconds.")
    private boolean isShort;

    @Override
    public Integer call() throws Exception {
        var store = Optional.of(stores.folder()).filter((Path folder) -> Files.isDirectory(folder.resolve("graphs")));
        var time = Duration.ofSeconds(isShort ? 1 : 10);
        try (var server = ServedCopy.start(store, List.of("--set=query.time=" + time.toSeconds()))) {
            terminal.out().println("%-18s  %-40s  %-46s  %s".formatted("threat", "tried", "outcome", "held"));
            boolean held = new AttackDrill(server, time, this::tell).run(isShort ? 5 : 30);
            terminal.out().println(held ? "Everything held." : "Not everything held.");
            terminal.out().flush();
            return held ? Main.DONE : Main.REJECTED;
        }
    }

    private void tell(AttackDrill.Strike attempt) {
        terminal.out()
                .println("%-18s  %-40s  %-46s  %s"
                        .formatted(
                                attempt.threat(), attempt.tried(), attempt.outcome(), attempt.held() ? "yes" : "NO"));
        terminal.out().flush();
    }
}
