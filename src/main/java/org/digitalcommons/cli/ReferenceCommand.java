package org.digitalcommons.cli;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.digitalcommons.Commons;
import org.digitalcommons.validate.Report;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code reference}: fixes the values of peers that the scores of a version of the index rest on. */
@Command(
        name = "reference",
        mixinStandardHelpOptions = true,
        description = {
            "Fixes the medians and mean costs of peers that the index compares with, and publishes them as digital-commons.",
            "What a version of the method fixed before stays as it is; only what it lacks is added."
        })
final class ReferenceCommand implements Callable<Integer> {

    @ParentCommand
    private @Nullable Main main;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private Stores stores = new Stores();

    @Override
    public Integer call() {
        var words = Objects.requireNonNull(spec).commandLine().getErr();
        try (var commons = stores.open(Objects.requireNonNull(main))) {
            if (!commons.isDerived()) {
                Derivations.run(commons);
            }
            boolean isRejected = false;
            for (var outcome : Derivations.reference(commons)) {
                switch (outcome) {
                    case Commons.Outcome.Published published ->
                        words.println("%s: %s."
                                .formatted(
                                        published.candidate().publication().getURI(),
                                        published.changed() ? "published" : "nothing new"));
                    case Commons.Outcome.Refused refused -> {
                        isRejected = true;
                        words.println(new Report(refused.verdict()).text());
                    }
                }
            }
            return isRejected ? Main.REJECTED : Main.DONE;
        }
    }
}
