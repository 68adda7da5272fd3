package org.digitalcommons.publish.rdf;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.DCTerms;
import org.digitalcommons.name.Iris;
import org.digitalcommons.name.PublicationName;
import org.digitalcommons.name.StatementLines;
import org.digitalcommons.publish.Delivery;
import org.digitalcommons.publish.Unreadable;
import org.digitalcommons.vocab.Prov;
import org.digitalcommons.vocab.Term;

/**
 * A publication that is written as one graph under its own address, turned into the delivery of a file so that it
 * takes the way of every other file.
 */
public final class GraphDelivery {

    private static final String END = " .\n";

    private GraphDelivery() {}

    /**
     * The delivery of a body.
     *
     * @param ending the ending of a file of its language, such as {@code ttl}
     */
    public static Delivery of(PublicationName name, String ending, byte[] body) {
        // The publisher is part of the name of the file, because files of one name are one file to the receipts.
        var file = "%s/%s-%s.%s".formatted(name.publisher(), name.dataset(), name.period(), ending);
        return new Delivery(
                name.publisher(),
                Optional.empty(),
                Optional.of(name.period()),
                Optional.empty(),
                Delivery.NO_LICENCE,
                Optional.empty(),
                List.of(new Delivery.File(file, body)));
    }

    /**
     * The delivery of what was handed in before together with a body, as N-Triples in order, so that the same is always
     * the same file. Things without an address in the body are new things.
     *
     * @param before what {@link #handedIn} gives
     * @throws Unreadable if the body is not what it is said to be
     */
    public static Delivery joined(PublicationName name, Graph before, String ending, byte[] body) throws Unreadable {
        var lines = new TreeSet<String>();
        var forms = new StatementLines();
        before.stream().forEach(t -> lines.add(forms.of(t) + END));
        var naming = new New(name.node(), unnamed(name.node(), before));
        for (var t : LinkedData.read(of(name, ending, body).files().getFirst()).statements()) {
            lines.add(forms.of(naming.node(t.getSubject()), naming.node(t.getPredicate()), naming.node(t.getObject()))
                    + END);
        }
        return of(name, "nt", String.join("", lines).getBytes(StandardCharsets.UTF_8));
    }

    /** What a publisher handed in, out of what is stored of it: without what the import said of its files. */
    public static Graph handedIn(Graph description, Graph content) {
        var graph = GraphFactory.createDefaultGraph();
        GraphUtil.addInto(graph, description);
        GraphUtil.addInto(graph, content);
        for (var t : graph.find(Node.ANY, Term.hasFile, Node.ANY).toList()) {
            if (isOfTheImport(graph, t.getObject())) {
                var place = t.getObject().getURI() + "#line=";
                graph.remove(t.getObject(), Node.ANY, Node.ANY);
                graph.delete(t);
                graph.find(Node.ANY, Prov.wasDerivedFrom, Node.ANY).toList().stream()
                        .filter(d ->
                                d.getObject().isURI() && d.getObject().getURI().startsWith(place))
                        .forEach(graph::delete);
            }
        }
        return graph;
    }

    /** A publisher may describe files of its own; those that the import describes are linked data, and named so. */
    private static boolean isOfTheImport(Graph graph, Node file) {
        return graph.stream(file, DCTerms.title.asNode(), Node.ANY)
                .map(t -> t.getObject())
                .filter(Node::isLiteral)
                .map(Node::getLiteralLexicalForm)
                .anyMatch(title -> LinkedData.is(title) && Iris.file(title).equals(file));
    }

    /** The highest number that the import gave to a thing without an address. */
    private static int unnamed(Node publication, Graph graph) {
        var name = Pattern.compile(Pattern.quote(publication.getURI() + LinkedData.UNNAMED) + "(\\d{1,9})");
        return graph.stream()
                .flatMap(t -> List.of(t.getSubject(), t.getObject()).stream())
                .filter(Node::isURI)
                .map(node -> name.matcher(node.getURI()))
                .filter(m -> m.matches())
                .mapToInt(m -> Integer.parseInt(m.group(1)))
                .max()
                .orElse(0);
    }

    /** Gives the next numbers to things without an address. */
    private static final class New {

        private final Node publication;
        private final int before;
        private final Map<Node, Node> blanks = new HashMap<>();

        New(Node publication, int before) {
            this.publication = publication;
            this.before = before;
        }

        Node node(Node node) {
            if (node.isBlank()) {
                return blanks.computeIfAbsent(
                        node,
                        b -> NodeFactory.createURI(
                                publication.getURI() + LinkedData.UNNAMED + (before + blanks.size() + 1)));
            }
            return LinkedData.named(node, publication);
        }
    }
}
