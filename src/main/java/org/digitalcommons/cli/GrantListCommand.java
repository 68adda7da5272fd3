package org.digitalcommons.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.graph.NodeConst;
import org.digitalcommons.CommonsException;
import org.digitalcommons.CommonsException.Code;
import org.digitalcommons.intake.ProgressListener;
import org.digitalcommons.name.Iris;
import org.digitalcommons.rights.Rights;
import org.digitalcommons.vocab.Term;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code grant list}: who may speak for whom, those of the shipped data included. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Lists the grants: name, publisher, for whom, and for which kinds of statements.")
final class GrantListCommand implements Callable<Integer> {

    private static final String FORM = "%-34s  %-28s  %-40s  %s";

    @Mixin
    private Terminal terminal = new Terminal();

    @Mixin
    private Stores stores = new Stores();

    @Override
    public Integer call() {
        var out = terminal.out();
        out.println(FORM.formatted("grant", "publisher", "for", "kinds"));
        var all = GraphFactory.createDefaultGraph();
        GraphUtil.addInto(all, terminal.rooms().graph("data/grant"));
        GraphUtil.addInto(all, Rights.in(stores.folder()).grants().graph());
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
            words.println(
                    "A server holds the store: this holds for what is published from now on. For what was published"
                            + " before, run the command again when the server is stopped.");
        }
    }
}
