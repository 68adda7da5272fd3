package org.digitalcommons.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.digitalcommons.CommonsException;
import org.digitalcommons.CommonsException.Code;
import org.digitalcommons.intake.GrantWatch;
import org.digitalcommons.intake.ProgressListener;
import org.digitalcommons.rights.Rights;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code grant}: lets a publisher speak for others. */
@Command(
        name = "grant",
        mixinStandardHelpOptions = true,
        description =
                "Lets a publisher speak for bodies other than its own. What it says of others is kept as said by it,"
                        + " and counts nowhere.",
        subcommands = {GrantListCommand.class, GrantRevokeCommand.class})
final class GrantCommand extends StoreCommand {

    @Parameters(arity = "0..1", paramLabel = "PUBLISHER", description = "The code of the publisher, such as gateshead.")
    private String publisher = "";

    @Option(
            names = "--for",
            paramLabel = "BODY|KIND",
            description =
                    "A body by its code, as ecode-E4501; every body with a code of a scheme, as ecode; all, for every"
                            + " body; or a kind of statement by its class, as SpendLine. May be given several times.")
    private List<String> words = new ArrayList<>();

    @Override
    public Integer call() {
        if (publisher.isEmpty() || words.isEmpty()) {
            throw terminal.misuse("Say who may speak for whom, as in: commons grant gateshead --for ecode-E4501.");
        }
        TokenCommand.publisher(terminal, publisher);
        Set<Node> bodies = new LinkedHashSet<>();
        Set<Node> classes = new LinkedHashSet<>();
        var scopes = GrantScope.of(terminal.rooms());
        for (var word : words) {
            switch (scopes.named(word)) {
                case GrantScope.GrantedBodies some -> bodies.add(some.scope());
                case GrantScope.GrantedClass kind -> classes.add(kind.type());
                case GrantScope.UnknownWord unknown -> throw terminal.misuse(unknown.sentence());
            }
        }
        if (bodies.isEmpty()) {
            bodies.add(GrantScope.ALL);
        }
        var name = Rights.in(stores.folder()).grants().add(publisher, bodies, classes);
        terminal.out().println(name);
        terminal.out().flush();
        redivide(stores, terminal.err(), publisher);
        return Main.DONE;
    }

    /** Divides what a publisher published before by the grants that hold now. */
    static void redivide(Stores stores, PrintWriter words, String publisher) {
        if (!Files.isDirectory(stores.folder().resolve("graphs"))) {
            return;
        }
        try {
            int changed = stores.with(commons -> commons.upkeep().regrant(publisher, ProgressListener.NONE));
            words.printf("Publications of %s that count otherwise now: %,d.%n", publisher, changed);
        } catch (CommonsException locked) {
            if (locked.code() != Code.STORE_LOCKED) {
                throw locked;
            }
            words.println(Remote.holding(stores.folder())
                    .map(server -> "The server at %s follows within %d seconds, for what is published already too."
                            .formatted(server.address(), 2 * GrantWatch.PAUSE.toSeconds()))
                    .orElse("Another command holds the store, so what is published already counts as before. Run this"
                            + " again when that command has ended."));
        }
    }
}
