package org.digitalcommons.cli;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code drill}: proofs that an operator can repeat. */
@Command(
        name = "drill",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Does on purpose what must not hurt, and tells what was tried and what held.",
        subcommands = {
            DrillAttackCommand.class,
            DrillCrashCommand.class,
            DrillCrashWorkerCommand.class,
            DrillSoakCommand.class,
            DrillRestoreCommand.class
        })
final class DrillCommand implements Runnable {

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                Objects.requireNonNull(spec).commandLine(), "Say what to drill: attack, crash, soak or restore.");
    }
}
