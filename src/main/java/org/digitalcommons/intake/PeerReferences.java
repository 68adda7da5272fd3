package org.digitalcommons.intake;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.DCTerms;
import org.digitalcommons.catalog.Question;
import org.digitalcommons.catalog.Rooms;
import org.digitalcommons.publish.Delivery;
import org.digitalcommons.query.Queries;
import org.digitalcommons.store.Store;
import org.digitalcommons.vocab.Term;

/**
 * Takes the values of peers that the scores of a version of the index rest on, by {@code queries/reference}, as a
 * delivery of the commons itself. What a version fixed before stays: taking them again only adds what is new.
 */
final class PeerReferences {

    /** The publisher from whom alone the shapes accept them. */
    static final String PUBLISHER = "digital-commons";

    private static final String LICENCE = "https://creativecommons.org/publicdomain/zero/1.0/";

    private static final Queries QUERIES = Queries.unlimited();

    private final Rooms rooms;
    private final Store store;

    PeerReferences(Rooms rooms, Store store) {
        this.rooms = rooms;
        this.store = store;
    }

    /** One delivery for each version of the method that is computed and has a value; all that is published is derived. */
    List<Delivery> taken() {
        var ontology = rooms.graph("ontology");
        return ontology.find(Node.ANY, Term.hasComponent, Node.ANY).mapWith(t -> t.getSubject()).toList().stream()
                .distinct()
                .sorted((a, b) -> a.getURI().compareTo(b.getURI()))
                .flatMap(method -> delivery(method, ontology).stream())
                .toList();
    }

    private Optional<Delivery> delivery(Node method, Graph ontology) {
        var references = GraphFactory.createDefaultGraph();
        rooms.files("queries/reference", ".rq").stream()
                .map(file -> Question.of(Rooms.name(file), Rooms.text(file)))
                .map(query -> QUERIES.construct(query.with(Map.of("method", method.getURI())), store))
                .forEach(made -> GraphUtil.addInto(references, made));
        if (references.isEmpty()) {
            return Optional.empty();
        }
        var version = text(ontology, method, DCTerms.hasVersion.asNode());
        var day = text(ontology, method, DCTerms.issued.asNode());
        var file = new Delivery.File(
                "peer-reference-%s.nt".formatted(version), lines(references).getBytes(StandardCharsets.UTF_8));
        return Optional.of(new Delivery(
                PUBLISHER,
                Optional.empty(),
                Optional.of(day),
                Optional.of("Peer references of " + text(ontology, method, DCTerms.title.asNode())),
                LICENCE,
                Optional.of(day),
                List.of(file)));
    }

    /** In order, so that the same values are the same file. */
    private static String lines(Graph graph) {
        var text = new StringWriter();
        RDFDataMgr.write(text, graph, Lang.NTRIPLES);
        return text.toString().lines().sorted().collect(Collectors.joining("\n", "", "\n"));
    }

    private static String text(Graph graph, Node subject, Node property) {
        return graph.find(subject, property, Node.ANY)
                .mapWith(t -> t.getObject().getLiteralLexicalForm())
                .toList()
                .getFirst();
    }
}
