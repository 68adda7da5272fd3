package org.digitalcommons.cli;

import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.digitalcommons.PublicationName;
import org.digitalcommons.Withdrawal;
import org.digitalcommons.validate.Report;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code withdraw}: takes publications back; the history keeps them. */
@Command(
        name = "withdraw",
        mixinStandardHelpOptions = true,
        description = {
            "Takes a publisher's publications back, and all that follows from them. The history keeps them.",
            "Without --dataset and --about it takes back everything of the publisher. For a store that no server holds."
        })
final class WithdrawCommand implements Callable<Integer> {

    @ParentCommand
    private @Nullable Main main;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--as", required = true, paramLabel = "PUBLISHER", description = "The code of the publisher.")
    private String publisher = "";

    @Option(
            names = "--dataset",
            paramLabel = "NAME",
            description = "Only this: a series as organogram, one of its publications as organogram/2011-09-30,"
                    + " or a title as in: commons ask publications")
    private @Nullable String dataset;

    @Option(
            names = "--about",
            paramLabel = "BODY",
            description = "Only what is said of this body, such as ecode-E3831; the rest stays published.")
    private @Nullable String body;

    @Mixin
    private Stores stores = new Stores();

    @Override
    public Integer call() {
        var line = Objects.requireNonNull(spec).commandLine();
        try (var commons = stores.open(Objects.requireNonNull(main))) {
            switch (commons.withdraw(publisher, Optional.ofNullable(dataset), Optional.ofNullable(body))) {
                case Withdrawal.Refused refused -> {
                    line.getErr().print(new Report(refused.verdict()).text());
                    line.getErr()
                            .println("What would be left of %s breaks these rules. Nothing was withdrawn."
                                    .formatted(PublicationName.of(refused.publication())));
                    return Main.REJECTED;
                }
                case Withdrawal.Done done -> {
                    done.taken().forEach(taken -> line.getOut().println(sentence(taken)));
                    line.getOut().flush();
                    Derivations.run(commons);
                    line.getErr()
                            .println("Derived from %,d published graphs. The history keeps what was withdrawn."
                                    .formatted(commons.store().size()));
                    return Main.DONE;
                }
            }
        }
    }

    private static String sentence(Withdrawal.Taken taken) {
        return "%s %s, %s."
                .formatted(
                        taken.whole() ? "Withdrawn:" : "Withdrawn from",
                        PublicationName.of(taken.publication()),
                        taken.graphs() == 1 ? "1 graph" : "%,d graphs".formatted(taken.graphs()));
    }
}
