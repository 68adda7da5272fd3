package org.digitalcommons.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.digitalcommons.drill.CrashPhase;
import org.digitalcommons.drill.CrashWorker;
import org.digitalcommons.publish.Unreadable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code drill crash-worker}: the process that {@code drill crash} kills. */
@Command(name = "crash-worker", hidden = true, description = "Works until it is killed.")
final class DrillCrashWorkerCommand implements Callable<Integer> {

    @Mixin
    private Terminal terminal = new Terminal();

    @Parameters(index = "0")
    private Path folder = Path.of("");

    @Parameters(index = "1")
    private String phase = "";

    @Parameters(index = "2")
    private int first;

    @Override
    public Integer call() throws Unreadable {
        new CrashWorker(folder, line -> {
                    terminal.out().println(line);
                    terminal.out().flush();
                })
                .run(terminal.rooms(), CrashPhase.valueOf(phase.toUpperCase(Locale.ROOT)), first);
        return Main.DONE;
    }
}
