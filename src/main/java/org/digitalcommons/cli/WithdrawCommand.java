package org.digitalcommons.cli;

import java.util.LinkedHashMap;
import java.util.Optional;
import org.digitalcommons.Commons;
import org.digitalcommons.intake.Withdrawal;
import org.digitalcommons.rights.AuditEntry;
import org.digitalcommons.validate.Report;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code withdraw}: takes publications back; the history keeps them. */
@Command(
        name = "withdraw",
        mixinStandardHelpOptions = true,
        description = {
            "Takes a publisher's publications back, and all that follows from them. The history keeps them.",
            "Without --dataset and --about it takes back everything of the publisher. A server that holds the store takes the token of the publisher."
        })
final class WithdrawCommand extends StoreCommand {

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
    private WriteTarget target = new WriteTarget();

    @Override
    public Integer call() {
        return target.write(stores, publisher, () -> stores.with(this::inStore), this::atServer);
    }

    private int atServer(UploadClient client) {
        var fields = new LinkedHashMap<String, String>();
        Optional.ofNullable(dataset).ifPresent(v -> fields.put("dataset", v));
        Optional.ofNullable(body).ifPresent(v -> fields.put("about", v));
        if (fields.isEmpty()) {
            fields.put("all", "true");
        }
        fields.put("publisher", publisher);
        var told = client.form("withdraw", fields);
        boolean refused = told.status() == 422;
        var words = refused ? terminal.err() : terminal.out();
        told.each("news").forEach(words::println);
        words.flush();
        return refused ? Main.REJECTED : Main.DONE;
    }

    private int inStore(Commons commons) {
        Withdrawal withdrawal;
        try (var bars = new ProgressBars(commons.upkeep()::derivationSteps)) {
            withdrawal = commons.withdraw(
                    publisher, Optional.ofNullable(dataset), Optional.ofNullable(body), AuditEntry.none(), bars);
        }
        return switch (withdrawal) {
            case Withdrawal.Obstacle obstacle -> {
                terminal.err().print(new Report(obstacle.verdict()).text());
                terminal.err().println(obstacle.sentence());
                yield Main.REJECTED;
            }
            case Withdrawal.Success success -> {
                success.removals().forEach(removal -> terminal.out().println(removal.sentence()));
                terminal.out().flush();
                terminal.err()
                        .println("Derived from %,d published graphs. The history keeps what was withdrawn."
                                .formatted(commons.contents().amount().graphs()));
                yield Main.DONE;
            }
        };
    }
}
