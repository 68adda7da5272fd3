package org.digitalcommons.cli;

import java.util.List;
import org.digitalcommons.Commons;
import org.digitalcommons.intake.Outcome;
import org.digitalcommons.validate.Report;
import picocli.CommandLine.Command;

/** {@code reference}: fixes the values of peers that the scores of a version of the index rest on. */
@Command(
        name = "reference",
        mixinStandardHelpOptions = true,
        description = {
            "Fixes the medians and mean costs of peers that the index compares with, and publishes them as digital-commons.",
            "What a version of the method fixed before stays as it is; only what it lacks is added."
        })
final class ReferenceCommand extends StoreCommand {

    @Override
    public Integer call() {
        var outcomes = stores.with(ReferenceCommand::outcomes);
        outcomes.forEach(outcome -> terminal.err()
                .println(
                        switch (outcome) {
                            case Outcome.Acceptance acceptance ->
                                "%s: %s."
                                        .formatted(
                                                acceptance.candidate().publication(),
                                                acceptance.changed() ? "published" : "nothing new");
                            case Outcome.Rejection rejection -> new Report(rejection.verdict()).text();
                            case Outcome.Deferral deferral -> new Report(deferral.verdict()).text();
                        }));
        return outcomes.stream().allMatch(Outcome.Acceptance.class::isInstance) ? Main.DONE : Main.REJECTED;
    }

    private static List<Outcome> outcomes(Commons commons) {
        try (var bars = new ProgressBars(commons.upkeep()::derivationSteps)) {
            return commons.upkeep().reference(bars);
        }
    }
}
