package org.digitalcommons.cli;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code pull}: addresses of publishers that are fetched regularly, from where the operator allows. */
@Command(
        name = "pull",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Registers addresses that are fetched regularly, from where pull/allowed.txt in the store allows;"
                + " fetches them now.",
        subcommands = {PullAddCommand.class, PullListCommand.class, PullRemoveCommand.class, PullRunCommand.class})
final class PullCommand implements Runnable {

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                Objects.requireNonNull(spec).commandLine(), "Say what to do: pull add, list, remove or run.");
    }
}
