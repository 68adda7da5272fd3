package org.digitalcommons.publish.rdf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.compose.Union;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.graph.NodeConst;
import org.apache.jena.sparql.util.NodeFactoryExtra;
import org.apache.jena.vocabulary.DCTerms;
import org.digitalcommons.catalog.Rooms;
import org.digitalcommons.name.Digest;
import org.digitalcommons.name.Iris;
import org.digitalcommons.name.Period;
import org.digitalcommons.name.PublicationName;
import org.digitalcommons.publish.Candidate;
import org.digitalcommons.publish.Delivery;
import org.digitalcommons.publish.RoomQueries;
import org.digitalcommons.publish.Unreadable;
import org.digitalcommons.vocab.Term;

/**
 * Makes a candidate of files that are linked data already. What a file says stays as it is; things without an address
 * get one, and the query {@code queries/import/linked-data.rq} says of each thing which line of which file it is from.
 *
 * <p>Immutable, so one instance serves every thread.
 */
public final class LinkedDataImporter {

    private static final Node ITSELF = NodeFactory.createURI(LinkedData.ITSELF);
    private static final String PUBLISHER = Term.ID + "publisher/";

    private final RoomQueries queries;
    private final Usable usable;

    public LinkedDataImporter(Rooms rooms) {
        this.queries = RoomQueries.ofImport(rooms);
        this.usable = new Usable(rooms);
    }

    /**
     * Imports a delivery of linked data.
     *
     * @throws Unreadable if a file is not what it is said to be; all reasons at once
     */
    public Candidate candidate(Delivery delivery) throws Unreadable {
        var files = read(delivery);
        var publisher = publisher(delivery, files);
        var period = period(delivery, files);
        var name = new PublicationName(publisher, dataset(delivery, period), period.name());
        var publication = name.node();

        var description = GraphFactory.createDefaultGraph();
        description.add(publication, NodeConst.nodeRDFType, Term.Publication);
        description.add(publication, DCTerms.publisher.asNode(), NodeFactory.createURI(PUBLISHER + publisher));
        period.describe(description);
        var graphs = new LinkedHashMap<Node, Graph>();
        graphs.put(publication, description);
        var all = GraphFactory.createDefaultGraph();
        var named = new Skolemization(publication);
        long read = 0;
        for (var file : files.entrySet()) {
            var node = Iris.file(file.getKey().name());
            var statements = file.getValue().statements();
            describe(description, node, file.getKey(), period, statements.size());
            description.add(publication, Term.hasFile, node);
            read += statements.size();
            statements.forEach(t -> {
                var triple = named.triple(t);
                (triple.getSubject().equals(publication) ? description : all).add(triple);
            });
            file.getValue()
                    .lines()
                    .forEach((thing, line) -> all.add(named.node(thing), Term.statedAt, place(node, line)));
        }
        describe(description, publication, delivery);
        GraphUtil.addInto(all, queries.construct("linked-data", new Union(all, description)));
        all.find(Node.ANY, Term.statedAt, Node.ANY).toList().forEach(all::delete);
        GraphUtil.addInto(description, queries.construct("publication", description));
        graphs.put(name.content(), all);
        return new Candidate(
                publication, graphs, new Candidate.RowCounts(read, read, 0), told(files, name.content(), all));
    }

    private List<String> told(Map<Delivery.File, LinkedData> files, Node name, Graph content) {
        var told = new ArrayList<String>();
        files.values().forEach(file -> told.addAll(file.warnings()));
        if (!isOurs(files)) {
            told.addAll(usable.sentences(name, content));
        }
        return List.copyOf(told);
    }

    /** Whether a file says that it is a publication in our terms; what others wrote for others says nothing of the kind. */
    private static boolean isOurs(Map<Delivery.File, LinkedData> files) {
        return files.values().stream()
                .flatMap(file -> file.statements().stream())
                .anyMatch(t -> t.getSubject().equals(ITSELF) && t.getObject().equals(Term.Publication));
    }

    private static Map<Delivery.File, LinkedData> read(Delivery delivery) throws Unreadable {
        var files = new LinkedHashMap<Delivery.File, LinkedData>();
        var problems = new ArrayList<Unreadable>();
        for (var file : delivery.files()) {
            try {
                if (!LinkedData.is(file.name())) {
                    throw new Unreadable("%s is not linked data but %s is. Publish each kind for itself."
                            .formatted(file.name(), delivery.files().getFirst().name()));
                }
                files.put(file, LinkedData.read(file));
            } catch (Unreadable e) {
                problems.add(e);
            }
        }
        if (!problems.isEmpty()) {
            throw Unreadable.all(problems);
        }
        return files;
    }

    /** The publisher on the command line; a file may name it too, but never another one. */
    private static String publisher(Delivery delivery, Map<Delivery.File, LinkedData> files) throws Unreadable {
        var publisher = delivery.publisher();
        for (var file : files.entrySet()) {
            var said = said(file.getValue(), DCTerms.publisher.asNode())
                    .filter(p -> p.isURI() && p.getURI().startsWith(PUBLISHER))
                    .map(p -> p.getURI().substring(PUBLISHER.length()));
            if (said.isPresent() && publisher.equals(Delivery.UNNAMED)) {
                publisher = said.get();
            }
            if (said.isPresent() && !said.get().equals(publisher)) {
                throw new Unreadable("%s says that %s publishes it, and you publish as %s. Correct one of them."
                        .formatted(file.getKey().name(), said.get(), publisher));
            }
        }
        return publisher;
    }

    private static Period period(Delivery delivery, Map<Delivery.File, LinkedData> files) throws Unreadable {
        var words = new ArrayList<String>();
        delivery.period().ifPresent(words::add);
        files.values()
                .forEach(file -> said(file, DCTerms.temporal.asNode())
                        .filter(Node::isURI)
                        .ifPresent(period -> words.add(period.getURI())));
        files.keySet().forEach(file -> words.add(file.name()));
        return words.stream()
                .flatMap(word -> Period.in(word).stream())
                .findFirst()
                .orElseThrow(() -> new Unreadable(new Unreadable.MissingDetail(
                        Unreadable.MissingDetail.Kind.PERIOD,
                        "No file names its period. State it in the file, as in <> dct:temporal <%speriod/2017-18>, or say it"
                                .formatted(Term.ID),
                        "2017-18",
                        List.of())));
    }

    /** What a file says of itself, or of the publication it is, when it was written by an import. */
    private static Optional<Node> said(LinkedData file, Node property) {
        var publications = file.statements().stream()
                .filter(t -> t.getObject().equals(Term.Publication))
                .map(Triple::getSubject)
                .collect(Collectors.toSet());
        return file.statements().stream()
                .filter(t -> t.getPredicate().equals(property))
                .filter(t -> t.getSubject().equals(ITSELF) || publications.contains(t.getSubject()))
                .min(Comparator.comparing(t -> !t.getSubject().equals(ITSELF)))
                .map(Triple::getObject);
    }

    /** The name of a lone file without its period; several files are one set of linked data. */
    private static String dataset(Delivery delivery, Period period) {
        if (delivery.files().size() > 1) {
            return "linked-data";
        }
        var name = Iris.lastSegment(delivery.files().getFirst().name()).replaceFirst("\\.[^.]*$", "");
        var code =
                name.replace(period.name(), "").replaceAll("[^A-Za-z0-9]+", "-").replaceAll("^-+|-+$", "");
        return code.isEmpty() ? "linked-data" : code;
    }

    /** What is said of the publication on the command line holds where no file says it. */
    private static void describe(Graph description, Node publication, Delivery delivery) {
        var stated = new LinkedHashMap<Node, Optional<Node>>();
        stated.put(
                DCTerms.license.asNode(),
                Optional.of(delivery.licence())
                        .filter(licence -> !licence.equals(Delivery.NO_LICENCE))
                        .map(NodeFactory::createURI));
        stated.put(DCTerms.title.asNode(), delivery.title().map(NodeFactory::createLiteralString));
        stated.put(
                DCTerms.issued.asNode(),
                delivery.issued().map(day -> NodeFactory.createLiteralDT(day, XSDDatatype.XSDdate)));
        stated.forEach((property, value) -> {
            if (!description.contains(publication, property, Node.ANY)) {
                value.ifPresent(v -> description.add(publication, property, v));
            }
        });
    }

    /** A row of linked data is a statement, and every statement is kept. */
    private static void describe(Graph description, Node node, Delivery.File file, Period period, long statements) {
        description.add(node, NodeConst.nodeRDFType, Term.SourceFile);
        description.add(node, DCTerms.title.asNode(), NodeFactory.createLiteralString(file.name()));
        description.add(
                node, DCTerms.identifier.asNode(), NodeFactory.createLiteralString(Digest.checksum(file.bytes())));
        description.add(node, DCTerms.temporal.asNode(), period.node());
        description.add(node, Term.rowsRead, NodeFactoryExtra.intToNode(statements));
        description.add(node, Term.rowsUsed, NodeFactoryExtra.intToNode(statements));
        description.add(node, Term.rowsReported, NodeFactoryExtra.intToNode(0));
    }

    /** A line as RFC 5147 counts: positions between lines, from 0. */
    private static Node place(Node file, long line) {
        return NodeFactory.createURI("%s#line=%d,%d".formatted(file.getURI(), line - 1, line));
    }

    /** Gives addresses to what a file leaves without: itself, and its blank nodes in the order they are met. */
    private static final class Skolemization {

        private final Node publication;
        private final Map<Node, Node> blanks = new HashMap<>();

        Skolemization(Node publication) {
            this.publication = publication;
        }

        Triple triple(Triple t) {
            return Triple.create(node(t.getSubject()), node(t.getPredicate()), node(t.getObject()));
        }

        Node node(Node node) {
            if (node.isBlank()) {
                return blanks.computeIfAbsent(
                        node,
                        b -> NodeFactory.createURI(publication.getURI() + LinkedData.UNNAMED + (blanks.size() + 1)));
            }
            return LinkedData.named(node, publication);
        }
    }
}
