package org.digitalcommons.bench;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import org.digitalcommons.catalog.Rooms;
import org.digitalcommons.cli.SourceCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code commons bench}: measures in one run, and prints tables. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measures this program over sizes of a synthetic country, and other engines beside it.")
public final class BenchCommand implements SourceCommand {

    @Parameters(
            arity = "0..*",
            paramLabel = "NAME",
            description = "What to measure; all when none is named: ${COMPLETION-CANDIDATES}.")
    private List<Part> parts = new ArrayList<>();

    @Option(
            names = "--sizes",
            split = ",",
            defaultValue = "375,1500",
            paramLabel = "N",
            description = "How many bodies, in rising order (375,1500; add 6000 for the third size).")
    private List<Integer> sizes = List.of();

    @Option(names = "--runs", defaultValue = "5", paramLabel = "K", description = "The median of so many runs (5).")
    private int runs = 5;

    @Option(
            names = "--changes",
            defaultValue = "2",
            paramLabel = "K",
            description = "How often one body is changed (2).")
    private int changes = 2;

    @Option(
            names = "--limit",
            defaultValue = "20000",
            paramLabel = "MS",
            description = "Break off a question after this (20000).")
    private long limit = 20_000;

    @Option(names = "--seed", defaultValue = "1", description = "The seed of the country (1).")
    private long seed = 1;

    @Option(names = "--folder", defaultValue = "target/bench", description = "Where to work (target/bench).")
    private Path folder = Path.of("");

    @Option(names = "--rooms", defaultValue = ".", description = "The folder of the rooms.")
    private Path home = Path.of(".");

    private final PrintStream out =
            new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    private final Tables tables = new Tables();

    /** Made by picocli. */
    public BenchCommand() {}

    @Override
    public Integer call() throws Exception {
        var plan = new Plan(parts, home, folder, runs, changes, limit, seed);
        out.println("# Benchmarks, " + LocalDateTime.now().format(DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm")));
        out.println();
        out.println(String.format(
                Locale.ROOT,
                "JDK %s, %d processors, heap of at most %,d MB, load of the machine %.1f; median of %d runs. On a shared"
                        + " machine times are busy: only ratios of one run count.",
                Runtime.version().feature(),
                Runtime.getRuntime().availableProcessors(),
                Runtime.getRuntime().maxMemory() >> 20,
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                runs));
        // What was measured is told, also when a larger size breaks off or is broken off.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> tables.print(out, plan, sizes)));
        for (int size : sizes) {
            measure(plan, size);
        }
        return ExitCode.OK;
    }

    private void measure(Plan plan, int size) throws Exception {
        tables.say("writing a country of " + size);
        var rooms = Rooms.in(plan.home());
        var country = Country.of(rooms, plan.seed(), plan.folder().resolve(Integer.toString(size)), size);
        tables.sizes().put("statements", size, country.statements());
        tables.sizes()
                .put(
                        "statements of the body that is changed",
                        size,
                        country.body(Plan.ONE).graphs().values().stream()
                                .mapToLong(g -> g.size())
                                .sum());
        var ours = new LinkedHashMap<String, Double>();
        if (plan.measuresOurs()) {
            new StageRuns(plan, tables, rooms).measure(country, ours);
        }
        if (plan.measures(Part.peers)) {
            new PeerRuns(plan, tables, rooms).measure(country, ours);
        }
    }
}
