package org.digitalcommons.rights;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RiotException;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.graph.NodeConst;
import org.apache.jena.vocabulary.DCTerms;
import org.digitalcommons.CommonsException;
import org.digitalcommons.CommonsException.Code;
import org.digitalcommons.name.Digest;
import org.digitalcommons.vocab.Term;

/**
 * Whom and what the operator of a store lets publishers speak for, as linked data in the file {@code grants.ttl}. The file
 * is read at each use, so that a running server follows the command line at once.
 *
 * <p>Safe for any thread; processes that write at the same time wait for one another.
 */
public final class GrantBook {

    private static final String NAME = "grants.ttl";

    private final PrivateFolder folder;

    GrantBook(PrivateFolder folder) {
        this.folder = folder;
    }

    /**
     * The grants of the operator, in the terms of the ontology.
     *
     * @throws CommonsException if the file cannot be read
     */
    public Graph graph() {
        var graph = GraphFactory.createDefaultGraph();
        try (InputStream in = Files.newInputStream(file())) {
            RDFParser.source(in).lang(Lang.TURTLE).base("urn:x-grants:").parse(graph);
            return graph;
        } catch (NoSuchFileException none) {
            return graph;
        } catch (IOException | RiotException e) {
            throw new CommonsException(
                    Code.STORE_DAMAGED,
                    "%s cannot be read. Make it readable or restore it; nobody can write until then."
                            .formatted(file()));
        }
    }

    /** The same, together with those that travel with the program. */
    public Graph with(Graph shipped) {
        var all = graph();
        GraphUtil.addInto(all, shipped);
        return all;
    }

    /**
     * Lets a publisher speak; what was granted before stays.
     *
     * @param publisher the code of the publisher
     * @param scopes the bodies, suppliers, publishers and schemes it may speak for, or all bodies
     * @param classes the classes of what it may state; none for all
     * @return the name of the grant; the same words make the same grant
     * @throws CommonsException if it cannot be kept
     */
    public String add(String publisher, Set<Node> scopes, Set<Node> classes) {
        var name = publisher + "-"
                + Digest.hex(scopes.stream().sorted(GrantBook::order).toList() + "|"
                                + classes.stream().sorted(GrantBook::order).toList())
                        .substring(0, 8);
        var grant = NodeFactory.createURI(Term.ID + "grant/" + name);
        change(graph -> {
            graph.add(grant, NodeConst.nodeRDFType, Term.Grant);
            graph.add(grant, Term.grantee, NodeFactory.createURI(Term.ID + "publisher/" + publisher));
            scopes.forEach(scope -> graph.add(grant, Term.speaksFor, scope));
            classes.forEach(type -> graph.add(grant, Term.speaksOf, type));
            if (!graph.contains(grant, DCTerms.issued.asNode(), Node.ANY)) {
                var today = LocalDate.now(ZoneOffset.UTC).toString();
                graph.add(grant, DCTerms.issued.asNode(), NodeFactory.createLiteralDT(today, XSDDatatype.XSDdate));
            }
        });
        return name;
    }

    /**
     * Takes a grant back.
     *
     * @param name its name, as {@link #add} gave it
     * @return whether there was one
     */
    public boolean revoke(String name) {
        var grant = NodeFactory.createURI(Term.ID + "grant/" + name);
        boolean isThere = graph().contains(grant, Node.ANY, Node.ANY);
        if (isThere) {
            change(graph ->
                    List.copyOf(graph.find(grant, Node.ANY, Node.ANY).toList()).forEach(graph::delete));
        }
        return isThere;
    }

    private void change(Consumer<Graph> change) {
        try {
            folder.change(NAME, "grants.lock", () -> {
                var graph = graph();
                change.accept(graph);
                graph.getPrefixMapping().setNsPrefix("commons", Term.NAMESPACE);
                graph.getPrefixMapping().setNsPrefix("dct", DCTerms.getURI());
                var text = new StringWriter();
                RDFDataMgr.write(text, graph, Lang.TURTLE);
                return text.toString();
            });
        } catch (IOException e) {
            throw new CommonsException(
                    Code.STORE_DAMAGED,
                    "%s cannot be written. Choose a store you may write in with --store.".formatted(file()));
        }
    }

    private static int order(Node one, Node other) {
        return one.getURI().compareTo(other.getURI());
    }

    private Path file() {
        return folder.file(NAME);
    }
}
