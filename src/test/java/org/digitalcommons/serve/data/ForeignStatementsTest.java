package org.digitalcommons.serve.data;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.shacl.vocabulary.SHACL;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.graph.NodeConst;
import org.apache.jena.vocabulary.RDF;
import org.digitalcommons.Commons;
import org.digitalcommons.DefaultStore;
import org.digitalcommons.Fixture;
import org.digitalcommons.name.GraphNames;
import org.digitalcommons.name.PublicationName;
import org.digitalcommons.rights.Rights;
import org.digitalcommons.rights.Role;
import org.digitalcommons.serve.Server;
import org.digitalcommons.vocab.Term;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Pb1: the token of every publisher of the pioneer group tries to say something else of all that the others published.
 * What it sends is kept as said, and nothing that is stated or derived is other than before.
 */
@Tag("slow")
class ForeignStatementsTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TempDir
    private Path folder;

    @Test
    void noTokenChangesWhatIsStatedOrDerivedOfAnother() throws Exception {
        Fixture.PIONEER_GROUP.copy(folder);
        var quoted = new TreeSet<String>();
        try (var commons = Commons.open(folder, DefaultStore.ROOMS);
                var server = Server.start(commons, "127.0.0.1", 0)) {
            var publishers = commons.contents().publications().stream()
                    .map(p -> PublicationName.of(p).publisher())
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(publishers).hasSizeGreaterThan(10);
            for (var publisher : publishers) {
                var attack = ofOthers(commons, publisher);
                var before = facts(commons);
                var name = new PublicationName(publisher, "attack", "2024-25");
                var token = Rights.in(folder)
                        .tokens()
                        .create(publisher, Role.PUBLISHER, Optional.empty())
                        .secret();
                var address = server.address() + "data?graph="
                        + URLEncoder.encode(name.node().getURI(), StandardCharsets.UTF_8);
                var reply = CLIENT.send(
                        HttpRequest.newBuilder(URI.create(address))
                                .header("Authorization", "Bearer " + token)
                                .header("Content-Type", "text/turtle")
                                .PUT(BodyPublishers.ofString(described(name) + lines(attack)))
                                .build(),
                        BodyHandlers.ofString());
                assertThat(reply.statusCode())
                        .as(publisher + " "
                                + reply.body()
                                        .lines()
                                        .filter(l -> !l.startsWith("    "))
                                        .toList())
                        .isEqualTo(201);
                assertThat(reply.body()).contains("hearsay");
                var after = facts(commons);
                assertThat(difference(after, before))
                        .as("what %s added", publisher)
                        .isEmpty();
                assertThat(difference(before, after))
                        .as("what %s took away", publisher)
                        .isEmpty();
                quoted.addAll(classesSaid(commons));
                assertThat(commons.withdraw(publisher, Optional.of("attack"), Optional.empty()))
                        .isNotNull();
            }
        }
        var tried = new TreeSet<>(quoted);
        assertThat(tried).as("classes of the rule on owners").containsAll(namedInTheRule());
        var publishable = DefaultStore.ROOMS.shapes().stream(Node.ANY, SHACL.targetClass, Node.ANY)
                .map(t -> name(t.getObject()))
                .collect(Collectors.toCollection(TreeSet::new));
        publishable.removeAll(NOT_OF_OTHERS.keySet());
        DefaultStore.ROOMS.shapes().stream(
                        NodeFactory.createURI(Term.ROOT + "/shape/Derived"), SHACL.targetClass, Node.ANY)
                .forEach(derived -> publishable.remove(name(derived.getObject())));
        assertThat(tried)
                .as("every class with a shape that is not refused as derived, but %s", NOT_OF_OTHERS)
                .containsAll(publishable);
    }

    /** Classes with shapes of which nobody can publish a thing of another, with the reason. */
    private static final Map<String, String> NOT_OF_OTHERS = Map.ofEntries(
            entry("Publication", "is the publisher's own delivery"),
            entry("SourceFile", "is a file of the delivery"),
            entry("RowFinding", "is noted of a row of the delivery"),
            entry("Replacement", "is judged and never stored"),
            entry("Hearsay", "is counted of the delivery"),
            entry("PeriodOfTime", "is nobody's: many speak of it alike, and its address fixes its name and days"),
            entry("DataSet", "is the publication as a cube"),
            entry("Observation", "is the second class of figures, which are tried by the first"),
            entry("FigureSum", "is the commons' alone, by the rule on owners; the group sums no figures of the paper"),
            entry("PeerReference", "is the commons' alone, by the rule on owners"),
            entry("Person", "is refused by its shape, but for senior officials"),
            entry("SeniorDisclosure", "is refused by its shape, but for senior officials"));

    /** The classes whose owners the rule looks for; the group publishes all of them but what the commons alone works out. */
    private static Set<String> namedInTheRule() {
        return Pattern.compile("(?m)^      \\(\\w+:(\\w+) +\\w+:\\w+\\)$")
                .matcher(DefaultStore.ROOMS.text("queries/grant/owner.rq"))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What is said of others, with other words and other numbers. */
    private static Graph ofOthers(Commons commons, String publisher) {
        return commons.contents().read(() -> {
            var all = GraphFactory.createDefaultGraph();
            commons.contents().dataset().stream()
                    .filter(q -> isContent(q.getGraph(), publisher))
                    .forEach(q -> all.add(changed(q.asTriple())));
            return all;
        });
    }

    private static boolean isContent(Node graph, String publisher) {
        return GraphNames.in(GraphNames.PUBLISHED, graph)
                && graph.getURI().contains("/" + GraphNames.CONTENT + "/")
                && !PublicationName.of(graph).publisher().equals(publisher);
    }

    private static Triple changed(Triple triple) {
        var value = triple.getObject();
        var other = switch (name(triple.getPredicate())) {
            case "prefLabel", "title", "description" ->
                NodeFactory.createLiteralLang("Rewritten " + value.getLiteralLexicalForm(), "en");
            case "price" -> times(value, BigDecimal.TWO);
            case "fullTimeEquivalent" -> times(value, new BigDecimal("0.5"));
            default -> value;
        };
        return Triple.create(triple.getSubject(), triple.getPredicate(), other);
    }

    private static Node times(Node value, BigDecimal factor) {
        var product = new BigDecimal(value.getLiteralLexicalForm()).multiply(factor);
        return NodeFactory.createLiteralDT(product.toPlainString(), value.getLiteralDatatype());
    }

    private static String described(PublicationName name) {
        return """
                <%s> a <https://w3id.org/digital-commons/def#Publication> ;
                  <http://purl.org/dc/terms/title> "Of others"@en ;
                  <http://purl.org/dc/terms/license> <https://creativecommons.org/publicdomain/zero/1.0/> .
                """.formatted(name.node().getURI());
    }

    /** All that is stated or derived, without what is noted of publications themselves. */
    private static Set<Quad> facts(Commons commons) {
        return commons.contents()
                .read(() -> commons.contents().dataset().stream()
                        .filter(q -> !q.getGraph().getURI().contains("/attack/"))
                        .filter(q -> !q.getGraph().equals(NodeFactory.createURI(Term.GRAPH + "store")))
                        .filter(q -> !GraphNames.in(GraphNames.REFERENCE, q.getGraph()))
                        .collect(Collectors.toSet()));
    }

    private static Set<Quad> difference(Set<Quad> one, Set<Quad> other) {
        var left = new HashSet<>(one);
        left.removeAll(other);
        return left;
    }

    /** The classes of things that are now said to be, by the sayings themselves. */
    private static Set<String> classesSaid(Commons commons) {
        return commons.contents().read(() -> {
            var dataset = commons.contents().dataset();
            return dataset.stream(Node.ANY, Node.ANY, RDF.predicate.asNode(), NodeConst.nodeRDFType)
                    .flatMap(q -> dataset.stream(q.getGraph(), q.getSubject(), RDF.object.asNode(), Node.ANY))
                    .map(q -> name(q.getObject()))
                    .collect(Collectors.toSet());
        });
    }

    private static String name(Node node) {
        return node.getURI().replaceAll("^.*[/#]", "");
    }

    private static String lines(Graph graph) {
        var text = new StringWriter();
        RDFDataMgr.write(text, graph, Lang.NTRIPLES);
        return text.toString();
    }
}
