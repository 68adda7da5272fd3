package org.digitalcommons.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.digitalcommons.drill.CrashCount;
import org.digitalcommons.drill.CrashDrill;
import org.digitalcommons.drill.CrashPhase;
import org.digitalcommons.drill.JavaProgram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code drill crash}: kills processes in each phase of their work. */
@Command(
        name = "crash",
        mixinStandardHelpOptions = true,
        description = {
            "Kills a process while it reads, judges, stores, derives, backs up, compacts and restores, again and again, and",
            "looks whether the store is sound and holds what was acknowledged. Goes on where an earlier drill stopped."
        })
final class DrillCrashCommand implements Callable<Integer> {

    private static final String FORM = "%-8s  %7s  %12s  %7s  %5s  %7s%n";

    @Mixin
    private Terminal terminal = new Terminal();

    @Option(names = "--kills", paramLabel = "N", defaultValue = "70", description = "How often to kill now (70).")
    private int kills = 70;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "What the moments follow from (1).")
    private long seed = 1;

    @Option(
            names = "--folder",
            paramLabel = "DIR",
            defaultValue = "var/drill/crash",
            description = "Where the store of the drill and its counts lie (var/drill/crash).")
    private Path folder = Path.of("var", "drill", "crash");

    @Override
    public Integer call() throws IOException, InterruptedException {
        Files.createDirectories(folder);
        var begun = System.nanoTime();
        var program = JavaProgram.line("512m", List.of("drill", "crash-worker", folder.toString()));
        var drill = new CrashDrill(folder, terminal.rooms(), program, seed);
        var counts = drill.run(kills, wrong -> terminal.err().println(wrong));
        var out = terminal.out();
        out.printf(FORM, "phase", "kills", "acknowledged", "found", "lost", "unsound");
        var none = new CrashCount(0, 0, 0, 0);
        for (var phase : CrashPhase.values()) {
            row(phase.word(), counts.getOrDefault(phase, none));
        }
        var all = counts.values().stream().reduce(none, CrashCount::plus);
        out.printf(
                "%,d kills, %,d lost, %,d times not sound; %,d seconds now.%n",
                all.kills(), all.lost(), all.unsound(), (System.nanoTime() - begun) / 1_000_000_000);
        out.flush();
        return all.lost() + all.unsound() == 0 ? Main.DONE : Main.REJECTED;
    }

    private void row(String phase, CrashCount count) {
        terminal.out()
                .printf(FORM, phase, count.kills(), count.acknowledged(), count.found(), count.lost(), count.unsound());
    }
}
