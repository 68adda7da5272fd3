package org.digitalcommons.cli;

import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.graph.NodeConst;
import org.digitalcommons.name.Iris;
import org.digitalcommons.rights.Rights;
import org.digitalcommons.vocab.Term;
import picocli.CommandLine.Command;

/** {@code grant list}: who may speak for whom, those of the shipped data included. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Lists the grants: name, publisher, for whom, and for which kinds of statements.")
final class GrantListCommand extends StoreCommand {

    private static final String FORM = "%-34s  %-28s  %-40s  %s";

    @Override
    public Integer call() {
        var out = terminal.out();
        out.println(FORM.formatted("grant", "publisher", "for", "kinds"));
        var all = Rights.in(stores.folder()).grants().with(terminal.rooms().graph("data/grant"));
        all.stream(Node.ANY, NodeConst.nodeRDFType, Term.Grant)
                .map(t -> line(all, t.getSubject()))
                .sorted()
                .forEach(out::println);
        return Main.DONE;
    }

    private static String line(Graph grants, Node grant) {
        var kinds = names(grants, grant, Term.speaksOf);
        return FORM.formatted(
                Iris.lastSegment(grant),
                names(grants, grant, Term.grantee),
                names(grants, grant, Term.speaksFor),
                kinds.isEmpty() ? "all" : kinds);
    }

    private static String names(Graph grants, Node grant, Node property) {
        return grants.stream(grant, property, Node.ANY)
                .map(t -> Iris.localName(t.getObject().getURI()))
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
