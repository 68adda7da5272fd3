package org.digitalcommons.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.digitalcommons.drill.Load;
import org.digitalcommons.drill.SoakDrill;
import org.digitalcommons.drill.SoakMeasures;
import org.digitalcommons.drill.SoakPlan;
import org.digitalcommons.drill.SoakReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code drill soak}: readers, publishers and attackers at once, for a while. */
@Command(
        name = "soak",
        mixinStandardHelpOptions = true,
        description = {
            "Serves a copy of the store, or an empty one where there is none, in a process with 1 GB of memory to readers,",
            "publishers and attackers at once, and looks whether readers were served, nothing grew without end, and all that",
            "was acknowledged is there. The store itself must not be served meanwhile."
        })
final class DrillSoakCommand extends StoreCommand {

    private static final long MEGABYTE = 1 << 20;
    private static final String LOADS = "%-10s  %8s  %10s  %8s  %8s  %8s  %s%n";
    private static final String MEASURES = "%-26s  %10s  %10s  %10s  %16s%n";

    @Option(names = "--minutes", paramLabel = "N", defaultValue = "20", description = "For how long (20).")
    private int minutes = 20;

    @Option(names = "--short", description = "For 10 seconds.")
    private boolean isShort;

    @Option(
            names = "--readers",
            paramLabel = "N",
            defaultValue = "15",
            description = "How many requests of readers come each second (15).")
    private int readers = 15;

    @Option(names = "--publishers", paramLabel = "N", defaultValue = "2", description = "How many publish (2).")
    private int publishers = 2;

    @Option(names = "--attackers", paramLabel = "N", defaultValue = "2", description = "How many attack (2).")
    private int attackers = 2;

    @Override
    public Integer call() throws Exception {
        if (minutes < 1 || readers < 1 || publishers < 0 || publishers > 5 || attackers < 0 || attackers > 50) {
            throw terminal.misuse(
                    "Take a minute or more, a reader or more, up to 5 publishers and up to 50 attackers.");
        }
        var store = Optional.of(stores.folder()).filter((Path folder) -> Files.isDirectory(folder.resolve("graphs")));
        var time = isShort ? Duration.ofSeconds(10) : Duration.ofMinutes(minutes);
        var pause = isShort ? Duration.ofMillis(100) : Duration.ofSeconds(5);
        var plan = new SoakPlan(time, readers, publishers, pause, attackers);
        var report = new SoakDrill(plan, terminal.rooms()).run(store);
        tell(report);
        return report.wrong().isEmpty() ? Main.DONE : Main.REJECTED;
    }

    private void tell(SoakReport report) {
        var out = terminal.out();
        out.printf(LOADS, "who", "requests", "per second", "p50 ms", "p95 ms", "p99 ms", "answers");
        report.loads().forEach((who, load) -> row(who, load, report.seconds()));
        out.println();
        out.printf(MEASURES, "", "start", "middle", "end", "after compaction");
        row(report, "memory after collection MB", m -> m.memory() / MEGABYTE);
        row(report, "threads", SoakMeasures::threads);
        row(report, "database MB", m -> m.database() / MEGABYTE);
        row(report, "history and others MB", m -> m.beside() / MEGABYTE);
        out.println();
        out.printf(
                "%,d publications acknowledged, %,d found, %,d lost; %,d seconds.%n",
                report.acknowledged(), report.found(), report.lost(), report.seconds());
        report.wrong().forEach(out::println);
        out.println(report.wrong().isEmpty() ? "Everything held." : "Not everything held.");
        out.flush();
    }

    private void row(String who, Load load, long seconds) {
        var answers = load.statuses().entrySet().stream()
                .map(e -> "%s: %,d".formatted(e.getKey() == 0 ? "cut" : e.getKey(), e.getValue()))
                .collect(Collectors.joining(", "));
        terminal.out()
                .printf(
                        LOADS,
                        who,
                        "%,d".formatted(load.count()),
                        "%.2f".formatted(load.count() / (double) Math.max(1, seconds)),
                        "%,d".formatted(load.percentile(50).toMillis()),
                        "%,d".formatted(load.percentile(95).toMillis()),
                        "%,d".formatted(load.percentile(99).toMillis()),
                        answers);
    }

    private void row(SoakReport report, String what, ToLongFunction<SoakMeasures> value) {
        terminal.out()
                .printf(
                        MEASURES,
                        what,
                        "%,d".formatted(value.applyAsLong(report.start())),
                        "%,d".formatted(value.applyAsLong(report.middle())),
                        "%,d".formatted(value.applyAsLong(report.end())),
                        "%,d".formatted(value.applyAsLong(report.compacted())));
    }
}
