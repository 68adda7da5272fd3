package org.digitalcommons.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.digitalcommons.Commons;
import org.digitalcommons.intake.Outcome;
import org.digitalcommons.intake.Submission;
import org.digitalcommons.publish.Candidate;
import org.digitalcommons.publish.Delivery;
import org.digitalcommons.publish.Unreadable;
import org.digitalcommons.rights.AuditEntry;
import org.digitalcommons.validate.Report;
import org.digitalcommons.validate.Verdict;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code publish}: import, validate, store, derive. */
@Command(
        name = "publish",
        mixinStandardHelpOptions = true,
        description =
                "Imports files, validates them, and makes them current in a store with all that follows from them.")
final class PublishCommand extends StoreCommand {

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "The files of one publication.")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--as", required = true, paramLabel = "PUBLISHER", description = "The code of the publisher.")
    private String publisher = "";

    @Option(
            names = "--confirm",
            description = "Say that it is right to publish much less, or much more, than what it takes the place of.")
    private boolean isConfirmed;

    @Option(names = "--dry-run", description = "Say what would be found; store nothing.")
    private boolean dryRun;

    @Mixin
    private LocalFileOptions source = new LocalFileOptions();

    @Mixin
    private WriteTarget target = new WriteTarget();

    @Override
    public Integer call() throws Unreadable {
        var said = source.delivery(publisher, Optional.empty(), files);
        var delivery = isConfirmed ? said.confirming() : said;
        // A server reads the files itself, so that both of them find the same.
        return target.write(
                stores,
                publisher,
                () -> inStore(delivery, terminal.err()),
                client -> new SentFiles(client).publish(delivery, files, dryRun, terminal.err()));
    }

    private int inStore(Delivery delivery, PrintWriter words) throws Unreadable {
        if (dryRun && !Files.isDirectory(stores.folder())) {
            try (var commons = Commons.inMemory(terminal.rooms())) {
                return tryOut(commons, delivery, words);
            }
        }
        return stores.withNew(commons -> dryRun ? tryOut(commons, delivery, words) : publish(commons, delivery, words));
    }

    private int tryOut(Commons commons, Delivery delivery, PrintWriter words) throws Unreadable {
        try (var bars = new ProgressBars(commons.upkeep()::derivationSteps);
                var assessment = AskForColumns.onTerminal(words)
                        .with(delivery, each -> commons.files().assess(Submission.of(each), bars))) {
            bars.close();
            words.print(new Report(assessment.verdict()).text());
            boolean accepted = assessment.isAccepted();
            words.println(
                    accepted ? "It would be published. Nothing was stored." : "Not published; the store is as it was.");
            tell(commons, assessment.candidate(), words);
            if (accepted && !assessment.isWhole()) {
                words.println("It is too long to be previewed against the store; everything else was tried.");
            } else if (assessment.verdict() instanceof Verdict.Pass passed) {
                new PreviewText(terminal.out()).print(commons.preview(assessment.candidate(), passed));
            }
            return accepted ? Main.DONE : Main.REJECTED;
        }
    }

    private static int publish(Commons commons, Delivery delivery, PrintWriter words) throws Unreadable {
        Outcome outcome;
        try (var bars = new ProgressBars(commons.upkeep()::derivationSteps, stored -> {
            words.print(new Report(stored.verdict()).text());
            words.println(stored.changed() ? "Published." : "Published before; nothing changed.");
            words.flush();
        })) {
            outcome = AskForColumns.onTerminal(words)
                    .with(delivery, each -> commons.publish(Submission.of(each), AuditEntry.none(), bars));
        }
        if (outcome instanceof Outcome.Rejection rejection) {
            words.print(new Report(rejection.verdict()).text());
            words.println("Not published; the store is as it was.");
        }
        tell(commons, outcome.candidate(), words);
        return outcome instanceof Outcome.Acceptance ? Main.DONE : Main.REJECTED;
    }

    private static void tell(Commons commons, Candidate candidate, PrintWriter words) {
        RowNotes.print(commons.files().rowNotes(candidate), words);
        candidate.columns().forEach(words::println);
        words.println(candidate.rows());
    }
}
