package org.digitalcommons.cli;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apache.jena.graph.Node;
import org.digitalcommons.rights.Rights;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
final class GrantCommand implements Callable<Integer> {

    @Mixin
    private Terminal terminal = new Terminal();

    @Parameters(arity = "0..1", paramLabel = "PUBLISHER", description = "The code of the publisher, such as gateshead.")
    private String publisher = "";

    @Option(
            names = "--for",
            paramLabel = "BODY|KIND",
            description =
                    "A body by its code, as ecode-E4501; every body with a code of a scheme, as ecode; all, for every"
                            + " body; or a kind of statement by its class, as SpendLine. May be given several times.")
    private List<String> words = new ArrayList<>();

    @Mixin
    private Stores stores = new Stores();

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
        GrantListCommand.redivide(stores, terminal.err(), publisher);
        return Main.DONE;
    }
}
