package org.digitalcommons.publish.importer;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.graph.NodeConst;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.DCTerms;
import org.digitalcommons.catalog.Rooms;
import org.digitalcommons.name.Digest;
import org.digitalcommons.name.Iris;
import org.digitalcommons.publish.Delivery;
import org.digitalcommons.publish.Unreadable;
import org.digitalcommons.publish.table.Extract;
import org.digitalcommons.vocab.Prov;
import org.digitalcommons.vocab.Term;

/**
 * A folder of source files with {@code source.ttl} beside them, which says who published them, under
 * which licence, and by which command of ours they were extracted: all that a delivery needs.
 */
public final class SourceFolder {

    private static final String NAME = "source.ttl";

    private SourceFolder() {}

    /** The folders of a room that hold a source, in order of name. */
    public static List<Path> in(Rooms rooms) {
        var folders = new ArrayList<Path>();
        for (var file : rooms.files("data/source", NAME)) {
            var folder = file.getParent();
            if (folder != null) {
                folders.add(folder);
            }
        }
        return folders;
    }

    /**
     * Reads a folder into a delivery.
     *
     * @throws Unreadable if a file is missing or is not the file that was extracted
     */
    public static Delivery delivery(Path folder) throws Unreadable {
        var graph = GraphFactory.createDefaultGraph();
        Rooms.read(folder.resolve(NAME), graph);
        var source = graph.find(Node.ANY, NodeConst.nodeRDFType, DCAT.Dataset.asNode())
                .next()
                .getSubject();
        var files = new ArrayList<Delivery.File>();
        var problems = new ArrayList<String>();
        for (var file : objects(graph, source, Term.hasFile)) {
            var name = value(graph, file, DCTerms.title.asNode()).orElseThrow();
            try {
                var bytes = Files.readAllBytes(folder.resolve(name));
                var stated = value(graph, file, DCTerms.identifier.asNode()).orElse("");
                if (!stated.equals(Digest.checksum(bytes))) {
                    problems.add("%s is not the file that %s describes: its checksum differs. Extract it again."
                            .formatted(name, NAME));
                }
                files.add(new Delivery.File(name, bytes));
            } catch (IOException e) {
                problems.add("%s, which %s names, cannot be read. Extract it again.".formatted(name, NAME));
            }
        }
        if (!problems.isEmpty()) {
            throw new Unreadable(problems);
        }
        files.sort((a, b) -> a.name().compareTo(b.name()));
        return new Delivery(
                Iris.lastSegment(
                        value(graph, source, DCTerms.publisher.asNode()).orElseThrow()),
                value(graph, source, DCTerms.conformsTo.asNode()).map(Iris::lastSegment),
                value(graph, source, DCTerms.temporal.asNode()).map(Iris::lastSegment),
                value(graph, source, DCTerms.title.asNode()),
                value(graph, source, DCTerms.license.asNode()).orElseThrow(),
                value(graph, source, DCTerms.issued.asNode()),
                List.copyOf(files));
    }

    /**
     * Writes an extract and its description into a folder.
     *
     * @param origin where the original files were published
     * @param command the command that made the extract
     */
    public static void write(Path folder, Delivery delivery, Extract extract, String origin, String command) {
        var graph = GraphFactory.createDefaultGraph();
        graph.getPrefixMapping()
                .setNsPrefix("commons", Term.NAMESPACE)
                .setNsPrefix("dcat", DCAT.getURI())
                .setNsPrefix("dct", DCTerms.getURI())
                .setNsPrefix("prov", Prov.NAMESPACE)
                .setNsPrefix("xsd", XSDDatatype.XSD + "#");
        var source = NodeFactory.createURI(Term.ID + "source/" + folder.getFileName());
        graph.add(source, NodeConst.nodeRDFType, DCAT.Dataset.asNode());
        delivery.title().ifPresent(t -> graph.add(source, DCTerms.title.asNode(), NodeFactory.createLiteralString(t)));
        graph.add(source, DCTerms.publisher.asNode(), iri(Term.ID + "publisher/" + delivery.publisher()));
        graph.add(source, DCTerms.license.asNode(), iri(delivery.licence()));
        delivery.period().ifPresent(p -> graph.add(source, DCTerms.temporal.asNode(), iri(Term.ID + "period/" + p)));
        delivery.format()
                .ifPresent(
                        f -> graph.add(source, DCTerms.conformsTo.asNode(), iri(Term.CONCEPT + "source-format/" + f)));
        delivery.issued()
                .ifPresent(d -> graph.add(
                        source, DCTerms.issued.asNode(), NodeFactory.createLiteralDT(d, XSDDatatype.XSDdate)));
        graph.add(source, DCAT.landingPage.asNode(), iri(origin));
        graph.add(source, DCTerms.provenance.asNode(), NodeFactory.createLiteralString(command));
        extract.files().forEach((name, text) -> {
            var file = Iris.file(name);
            graph.add(source, Term.hasFile, file);
            graph.add(file, NodeConst.nodeRDFType, Term.SourceFile);
            graph.add(file, DCTerms.title.asNode(), NodeFactory.createLiteralString(name));
            graph.add(file, DCTerms.identifier.asNode(), checksum(text));
            var original = extract.originals().get(name);
            if (original != null) {
                var node = iri(Term.ID + "original/" + Iris.safe(original.name()));
                graph.add(file, Prov.wasDerivedFrom, node);
                graph.add(node, DCTerms.title.asNode(), NodeFactory.createLiteralString(original.name()));
                graph.add(node, DCTerms.identifier.asNode(), NodeFactory.createLiteralString(original.checksum()));
            }
        });
        var turtle = new StringWriter();
        RDFDataMgr.write(turtle, graph, Lang.TURTLE);
        try {
            extract.write(folder);
            Files.writeString(folder.resolve(NAME), turtle.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Node checksum(String text) {
        return NodeFactory.createLiteralString(Digest.checksum(text));
    }

    private static Node iri(String address) {
        return NodeFactory.createURI(address);
    }

    private static List<Node> objects(Graph graph, Node subject, Node property) {
        return graph.find(subject, property, Node.ANY)
                .mapWith(t -> t.getObject())
                .toList();
    }

    private static Optional<String> value(Graph graph, Node subject, Node property) {
        return objects(graph, subject, property).stream()
                .map(n -> n.isLiteral() ? n.getLiteralLexicalForm() : n.getURI())
                .findFirst();
    }
}
