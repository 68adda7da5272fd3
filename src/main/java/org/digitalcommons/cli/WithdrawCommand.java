package org.digitalcommons.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.digitalcommons.intake.Withdrawal;
import org.digitalcommons.validate.Report;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
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
            "Without --dataset and --about it takes back everything of the publisher. A server that holds the store takes the token of the publisher."
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

    @Option(names = "--to", paramLabel = "URL", description = "Withdraw at this server of ours instead of in a store.")
    private @Nullable String to;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "The file that holds the token of the publisher at the server.")
    private @Nullable Path tokenFile;

    @Mixin
    private Stores stores = new Stores();

    @Override
    public Integer call() {
        var line = Objects.requireNonNull(spec).commandLine();
        if (to != null) {
            return at(Remote.at(to), line);
        }
        return stores.orAtItsServer(() -> atStore(line), server -> at(server, line));
    }

    private int at(Remote server, CommandLine line) {
        var fields = new LinkedHashMap<String, String>();
        Optional.ofNullable(dataset).ifPresent(v -> fields.put("dataset", v));
        Optional.ofNullable(body).ifPresent(v -> fields.put("about", v));
        if (fields.isEmpty()) {
            fields.put("all", "true");
        }
        fields.put("publisher", publisher);
        var told = RemoteDesk.of(publisher, server.address(), tokenFile).form("withdraw", fields);
        boolean refused = told.status() == 422;
        var words = refused ? line.getErr() : line.getOut();
        told.each("news").forEach(words::println);
        words.flush();
        return refused ? Main.REJECTED : Main.DONE;
    }

    private int atStore(CommandLine line) {
        try (var commons = stores.open(Objects.requireNonNull(main))) {
            switch (commons.withdraw(publisher, Optional.ofNullable(dataset), Optional.ofNullable(body))) {
                case Withdrawal.Refused refused -> {
                    line.getErr().print(new Report(refused.verdict()).text());
                    line.getErr().println(refused.sentence());
                    return Main.REJECTED;
                }
                case Withdrawal.Done done -> {
                    done.taken().forEach(taken -> line.getOut().println(taken.sentence()));
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
}
