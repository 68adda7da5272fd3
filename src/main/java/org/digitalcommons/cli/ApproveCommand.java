package org.digitalcommons.cli;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.digitalcommons.Commons;
import org.digitalcommons.catalog.Question;
import org.digitalcommons.intake.ApprovalQueue;
import org.digitalcommons.intake.Outcome;
import org.digitalcommons.intake.PendingDelivery;
import org.digitalcommons.intake.Submission;
import org.digitalcommons.name.NearestNames;
import org.digitalcommons.publish.Unreadable;
import org.digitalcommons.rights.AuditEntry;
import org.digitalcommons.validate.Report;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code approve}: lists what waits for the approval of a publisher, or publishes one of it. */
@Command(
        name = "approve",
        mixinStandardHelpOptions = true,
        description = {
            "Lists what waits for the approval of a publisher, or publishes one of it: what a deputy handed over, and what was"
                    + " fetched or put by a program and is much less, or much more, than what is published now.",
            "A server that holds the store takes the token of the publisher."
        })
final class ApproveCommand extends StoreCommand {

    @Option(names = "--as", required = true, paramLabel = "PUBLISHER", description = "The code of the publisher.")
    private String publisher = "";

    @Parameters(
            arity = "0..1",
            paramLabel = "NAME",
            description = "The name of what is approved; without it, what waits is listed.")
    private String name = "";

    @Mixin
    private WriteTarget target = new WriteTarget();

    @Override
    public Integer call() throws Unreadable {
        if (name.isEmpty()) {
            var waiting = ApprovalQueue.in(stores.existingFolder()).of(publisher);
            waiting.forEach(one -> terminal.out().println(one.name() + "  " + String.join(", ", one.files())));
            terminal.out().flush();
            if (waiting.isEmpty()) {
                terminal.err().println("Nothing waits for %s.".formatted(publisher));
            }
            return Main.DONE;
        }
        return target.write(stores, publisher, () -> stores.<Integer, Unreadable>with(this::inStore), this::atServer);
    }

    private int inStore(Commons commons) throws Unreadable {
        var queue = ApprovalQueue.in(stores.folder());
        var approved = queue.named(publisher, name)
                .orElseThrow(() -> Question.Unanswerable.misspelt(
                        "Nothing of the name %s waits for %s.".formatted(name, publisher),
                        NearestNames.of(
                                name,
                                queue.of(publisher).stream()
                                        .map(PendingDelivery::name)
                                        .toList())));
        Outcome outcome;
        try (var bars = new ProgressBars(commons.upkeep()::derivationSteps)) {
            outcome = commons.publish(Submission.of(approved.delivery().confirming()), AuditEntry.none(), bars);
        }
        boolean isDone = outcome instanceof Outcome.Acceptance;
        if (isDone) {
            queue.remove(approved.delivery());
        }
        terminal.err().print(new Report(outcome.verdict()).text());
        terminal.err().println(isDone ? "Approved and published." : "Not published; the store is as it was.");
        terminal.err().println(outcome.candidate().rows());
        return isDone ? Main.DONE : Main.REJECTED;
    }

    private int atServer(UploadClient client) {
        var seen = client.form("sign", Map.of("waiting", name));
        var done = seen.text("desk")
                .filter(desk -> seen.status() != 422)
                .map(desk ->
                        client.post(desk + "/publish", "application/x-www-form-urlencoded", BodyPublishers.noBody()))
                .orElse(seen);
        done.text("text").ifPresent(terminal.err()::print);
        done.each("problems").forEach(terminal.err()::println);
        done.each("news").forEach(terminal.err()::println);
        return done.status() == 422 ? Main.REJECTED : Main.DONE;
    }
}
