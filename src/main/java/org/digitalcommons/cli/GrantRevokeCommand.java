package org.digitalcommons.cli;

import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.graph.NodeConst;
import org.digitalcommons.catalog.Question;
import org.digitalcommons.name.Iris;
import org.digitalcommons.name.NearestNames;
import org.digitalcommons.rights.Rights;
import org.digitalcommons.vocab.Term;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code grant revoke}: takes a grant back. */
@Command(
        name = "revoke",
        mixinStandardHelpOptions = true,
        description = "Takes a grant back: what it let its publisher state is kept as said from then on.")
final class GrantRevokeCommand extends StoreCommand {

    @Parameters(paramLabel = "GRANT", description = "The name of the grant, as grant list shows it.")
    private String name = "";

    @Override
    public Integer call() {
        if (!Rights.in(stores.folder()).grants().revoke(name)) {
            throw Question.Unanswerable.misspelt(
                    isShipped()
                            ? "The grant %s comes with the program, and is not taken back by a command.".formatted(name)
                            : "There is no grant %s in this store.".formatted(name),
                    NearestNames.of(
                            name, names(Rights.in(stores.folder()).grants().graph())));
        }
        GrantCommand.redivide(stores, terminal.err(), name.replaceAll("-[0-9a-f]{8}$", ""));
        return Main.DONE;
    }

    private boolean isShipped() {
        return names(terminal.rooms().graph("data/grant")).contains(name);
    }

    private static List<String> names(Graph grants) {
        return grants.stream(Node.ANY, NodeConst.nodeRDFType, Term.Grant)
                .map(t -> Iris.lastSegment(t.getSubject()))
                .sorted()
                .toList();
    }
}
