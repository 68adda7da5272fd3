package org.digitalcommons.cli;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code derive}: brings the derived graphs up to date. */
@Command(
        name = "derive",
        mixinStandardHelpOptions = true,
        description = "Brings what is derived up to date with what is published.")
final class DeriveCommand implements Callable<Integer> {

    @ParentCommand
    private @Nullable Main main;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--all", description = "Derive everything from nothing, even when it is up to date.")
    private boolean all;

    @Mixin
    private Stores stores = new Stores();

    @Override
    public Integer call() {
        var words = Objects.requireNonNull(spec).commandLine().getErr();
        try (var commons = stores.open(Objects.requireNonNull(main))) {
            if (!all && commons.isDerived()) {
                words.println("Up to date.");
                return Main.DONE;
            }
            Derivations.run(commons, all);
            words.println("Derived from %d published graphs."
                    .formatted(commons.store().size()));
            return Main.DONE;
        }
    }
}
