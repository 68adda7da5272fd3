package org.digitalcommons.cli;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.digitalcommons.pull.Pull;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pull remove}: takes an address back. */
@Command(
        name = "remove",
        mixinStandardHelpOptions = true,
        description = "Takes an address back: it is not fetched any more. What was published stays.")
final class PullRemoveCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "ID", description = "The name of the address, as commons pull list shows it.")
    private String id = "";

    @Mixin
    private Stores stores = new Stores();

    @Override
    public Integer call() {
        var line = Objects.requireNonNull(spec).commandLine();
        var feed = Pull.in(stores.folder())
                .remove(id)
                .orElseThrow(() -> new CommandLine.ParameterException(
                        line, "There is no address %s. See those there are with: commons pull list".formatted(id)));
        line.getErr().println("%s of %s is not fetched any more.".formatted(feed.address(), feed.publisher()));
        return Main.DONE;
    }
}
