package org.digitalcommons.cli;

import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.digitalcommons.Commons;
import org.digitalcommons.publish.Delivery;
import org.digitalcommons.publish.Unreadable;
import org.digitalcommons.validate.Report;
import org.digitalcommons.validate.Verdict;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code publish}: import, validate, store, derive. */
@Command(
        name = "publish",
        mixinStandardHelpOptions = true,
        description =
                "Imports files, validates them, and makes them current in a store with all that follows from them.")
final class PublishCommand implements Callable<Integer> {

    @ParentCommand
    private @Nullable Main main;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "The files of one publication.")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--as", required = true, paramLabel = "PUBLISHER", description = "The code of the publisher.")
    private String publisher = "";

    @Option(names = "--dry-run", description = "Say what would be found; store nothing.")
    private boolean dryRun;

    @Option(
            names = "--to",
            paramLabel = "URL",
            description = "The address of a server to publish at instead of a store, such as http://localhost:3030/.")
    private @Nullable String to;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "The file that holds the token of the publisher at the server.")
    private @Nullable Path tokenFile;

    @Mixin
    private Source source = new Source();

    @Mixin
    private Stores stores = new Stores();

    @Override
    public Integer call() throws Unreadable {
        var words = Objects.requireNonNull(spec).commandLine().getErr();
        var delivery = source.delivery(publisher, Optional.empty(), files);
        if (to != null) {
            return send(Remote.at(to).address(), delivery, words);
        }
        return stores.orAtItsServer(() -> atStore(delivery, words), server -> send(server.address(), delivery, words));
    }

    /** The server reads the files itself, so that both of them find the same. */
    private int send(URI server, Delivery delivery, PrintWriter words) {
        return new SentFiles(RemoteDesk.of(publisher, server, tokenFile)).publish(delivery, files, dryRun, words);
    }

    private int atStore(Delivery delivery, PrintWriter words) throws Unreadable {
        var rooms = Objects.requireNonNull(main).rooms();
        if (dryRun) {
            try (var commons = Files.isDirectory(stores.folder())
                    ? stores.open(Objects.requireNonNull(main))
                    : Commons.inMemory(rooms)) {
                return tryOut(commons, delivery, words);
            }
        }
        try (var commons = stores.open(Objects.requireNonNull(main))) {
            return publish(commons, delivery, words);
        }
    }

    private int tryOut(Commons commons, Delivery delivery, PrintWriter words) throws Unreadable {
        Commons.Tried tried;
        try (var rows = Progress.ofRows("Reading")) {
            tried = AskForColumns.onTerminal(words).with(delivery, each -> commons.tryOut(each, rows::at));
        }
        var candidate = tried.candidate();
        var verdict = tried.verdict();
        words.print(new Report(verdict).text());
        boolean accepted = verdict instanceof Verdict.Accepted;
        words.println(
                accepted ? "It would be published. Nothing was stored." : "Not published; the store is as it was.");
        RowNotes.print(commons.rowNotes(candidate), words);
        candidate.columns().forEach(words::println);
        words.println(candidate.rows());
        if (accepted && !tried.isWhole()) {
            words.println("It is too long to be previewed against the store; everything else was tried.");
        } else if (accepted) {
            new PreviewText(Objects.requireNonNull(spec).commandLine().getOut()).print(commons.preview(candidate));
        }
        return accepted ? Main.DONE : Main.REJECTED;
    }

    private static int publish(Commons commons, Delivery delivery, PrintWriter words) throws Unreadable {
        Commons.Outcome outcome;
        try (var rows = Progress.ofRows("Reading")) {
            outcome = AskForColumns.onTerminal(words).with(delivery, each -> commons.publish(each, rows::at));
        }
        words.print(new Report(outcome.verdict()).text());
        switch (outcome) {
            case Commons.Outcome.Refused refused -> words.println("Not published; the store is as it was.");
            case Commons.Outcome.Published published -> {
                words.println(published.changed() ? "Published." : "Published before; nothing changed.");
                if (!commons.isDerived()) {
                    Derivations.run(commons);
                }
            }
        }
        RowNotes.print(commons.rowNotes(outcome.candidate()), words);
        outcome.candidate().columns().forEach(words::println);
        words.println(outcome.candidate().rows());
        return outcome.verdict() instanceof Verdict.Accepted ? Main.DONE : Main.REJECTED;
    }
}
