package org.digitalcommons.derive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.Syntax;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.graph.GraphFactory;
import org.digitalcommons.DefaultStore;
import org.digitalcommons.Extent;
import org.digitalcommons.catalog.Engine;
import org.digitalcommons.catalog.Rooms;
import org.digitalcommons.vocab.Term;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What is suggested of the pairs that the set join finds is what the queries suggest of all pairs. */
@Tag("thorough")
class SimilarServicesTest {

    private static final Rooms ROOMS = DefaultStore.ROOMS;
    private static final Suggestions SUGGESTIONS = new Suggestions(ROOMS);
    private static final String SIMILAR = ROOMS.text("queries/suggest/similar-services.rq");
    private static final String FEW = ROOMS.text("queries/suggest/suggestion.rq");

    /** Mission A4: small services, many alike, of few bodies and types, some in clusters, some rejected. */
    @TestFactory
    Stream<DynamicTest> whatIsStoredIsWhatTheQueriesSay() {
        return countries(40, 0, random -> {
            var facts = ServiceFacts.random(random, 24, 6, 3, 7);
            assertThat(all(facts)).isEqualTo(asked(facts));
        });
    }

    /** With so many alike, more are similar to a service than are kept. */
    @TestFactory
    Stream<DynamicTest> theFewThatAreKeptAreTheFirstOfThoseThatAreAlike() {
        return countries(10, 100, random -> {
            var facts = ServiceFacts.random(random, 60, 12, 2, 5);
            var expected = asked(facts);
            assertThat(construct(SIMILAR, facts.with(ROOMS.graph("ontology/scheme")))
                            .find(Node.ANY, Term.suggests, Node.ANY)
                            .toList())
                    .hasSizeGreaterThan(expected.size() / 5);
            assertThat(all(facts)).isEqualTo(expected);
        });
    }

    @TestFactory
    Stream<DynamicTest> anotherEngineSaysTheSame() {
        return countries(5, 200, random -> {
            var facts = ServiceFacts.random(random, 40, 8, 2, 6);
            var rules = ROOMS.graph("ontology/scheme");
            var alike = String.join("\n", Engine.constructElsewhere(SIMILAR, text(facts.with(rules))));
            assertThat(alike).isNotEmpty();
            var similar = GraphFactory.createDefaultGraph();
            GraphUtil.addInto(similar, construct(SIMILAR, facts.with(rules)));
            GraphUtil.addInto(similar, rules);
            var stored = GraphFactory.createDefaultGraph();
            all(facts).forEach(stored::add);
            assertThat(Engine.constructElsewhere(FEW, text(similar))).isEqualTo(Engine.words(stored));
            assertThat(List.of(alike.split("\n"))).isEqualTo(Engine.words(construct(SIMILAR, facts.with(rules))));
        });
    }

    @TestFactory
    Stream<DynamicTest> afterAChangeTheSameIsSuggestedAsFromNothing() {
        return countries(20, 300, random -> {
            var facts = ServiceFacts.random(random, 40, 8, 3, 6);
            var before = SUGGESTIONS.all(facts);
            var changed = facts.change(random);
            var after = new HashMap<>(before);
            after.putAll(SUGGESTIONS.changed(changed, facts, type -> before.getOrDefault(type, Set.of())));
            after.values().removeIf(Set::isEmpty);
            var expected = new HashMap<>(SUGGESTIONS.all(facts));
            expected.values().removeIf(Set::isEmpty);
            assertThat(after).isEqualTo(expected);
        });
    }

    /** One test for each country: as many of them as this build looks at. */
    private static Stream<DynamicTest> countries(int all, int seed, Consumer<Random> look) {
        return IntStream.rangeClosed(1, Math.ceilDiv(all * Extent.COUNTRIES.now(), 100))
                .mapToObj(number -> dynamicTest("country " + number, () -> look.accept(new Random(seed + number))));
    }

    @Test
    void whatWasRejectedNeverComesBack() {
        var facts = ServiceFacts.none();
        facts.add(1, 1, 1, Set.of(1, 2, 3));
        facts.add(2, 2, 1, Set.of(1, 2, 3));
        assertThat(all(facts))
                .filteredOn(t -> t.getPredicate().equals(Term.suggests))
                .hasSize(2);
        facts.reject(2, 1);
        assertThat(all(facts)).isEmpty();
    }

    /** The threshold that the code list states is three fifths. */
    @Test
    void theThresholdIsInAndOnePartLessIsOut() {
        var facts = ServiceFacts.none();
        facts.add(1, 1, 1, Set.of(1, 2, 3, 4));
        facts.add(2, 2, 1, Set.of(1, 2, 3, 5));
        assertThat(all(facts)).isNotEmpty();
        var less = ServiceFacts.none();
        less.add(1, 1, 1, Set.of(1, 2, 3, 4, 6, 7, 8, 9, 10));
        less.add(2, 2, 1, Set.of(1, 2, 3, 4, 6, 7, 11, 12));
        assertThat(all(less)).isEmpty();
    }

    private static Set<Triple> all(ServiceFacts facts) {
        var union = new HashSet<Triple>();
        SUGGESTIONS.all(facts).values().forEach(union::addAll);
        return union;
    }

    /** The queries as they lie, of all that there is. */
    private static Set<Triple> asked(ServiceFacts facts) {
        var rules = ROOMS.graph("ontology/scheme");
        var similar = construct(SIMILAR, facts.with(rules));
        GraphUtil.addInto(similar, rules);
        var found = new HashSet<Triple>();
        construct(FEW, similar).find().forEachRemaining(t -> found.add(CanonicalNumbers.of(t)));
        return found;
    }

    private static Graph construct(String query, Graph data) {
        var result = GraphFactory.createDefaultGraph();
        try (var execution = QueryExec.dataset(DatasetGraphFactory.wrap(data))
                .query(QueryFactory.create(query, Syntax.syntaxSPARQL_11))
                .build()) {
            execution.construct(result);
        }
        return result;
    }

    private static String text(Graph graph) {
        var text = new StringWriter();
        RDFDataMgr.write(text, graph, Lang.NTRIPLES);
        return text.toString();
    }

    /** Facts as the map steps write them, by the graph of the step. */
    private record ServiceFacts(Map<String, Graph> graphs) implements Facts {

        private static final Node TYPE = NodeFactory.createURI("http://data.europa.eu/m8g/isClassifiedBy");

        static ServiceFacts none() {
            var graphs = new HashMap<String, Graph>();
            Stream.of(SuggestionFacts.NEEDS, SuggestionFacts.MEMBERS, SuggestionFacts.REPLIES)
                    .forEach(name -> graphs.put(name, GraphFactory.createDefaultGraph()));
            return new ServiceFacts(graphs);
        }

        static ServiceFacts random(Random random, int services, int bodies, int types, int capabilities) {
            var facts = none();
            for (int service = 0; service < services; service++) {
                facts.addRandom(random, service, bodies, types, capabilities);
            }
            for (int i = 0; i < services / 4; i++) {
                facts.reject(random.nextInt(services), random.nextInt(services));
            }
            return facts;
        }

        private void addRandom(Random random, int service, int bodies, int types, int capabilities) {
            var needs = new HashSet<Integer>();
            for (int i = 0; i <= random.nextInt(5); i++) {
                needs.add(random.nextInt(capabilities));
            }
            add(service, random.nextInt(bodies), random.nextInt(types), needs);
            if (random.nextInt(10) == 0) {
                needs().add(node("service", service), TYPE, node("type", random.nextInt(types)));
            }
            if (random.nextInt(10) == 0) {
                needs().add(node("service", service), Term.body, node("body", random.nextInt(bodies)));
            }
            if (random.nextInt(3) > 0) {
                var candidate = node("candidate", service);
                graph(SuggestionFacts.MEMBERS).add(candidate, Term.member, node("service", service));
                graph(SuggestionFacts.MEMBERS).add(candidate, Term.inCluster, node("cluster", random.nextInt(6)));
            }
        }

        void add(int service, int body, int type, Set<Integer> needed) {
            var address = node("service", service);
            needs().add(address, Term.body, node("body", body));
            needs().add(address, TYPE, node("type", type));
            needed.forEach(n -> needs().add(address, Term.needsCapability, node("capability", n)));
        }

        void reject(int one, int other) {
            var decision = node("decision", one * 1_000 + other);
            var replies = graph(SuggestionFacts.REPLIES);
            replies.add(decision, Term.matchSubject, node("service", one));
            replies.add(decision, Term.matchedWith, node("service", other));
            replies.add(decision, Term.matchVerdict, NodeFactory.createURI(Term.CONCEPT + "match-verdict/rejected"));
        }

        /** One service goes, one comes, one is in another cluster, a rejection goes and one comes; what came and went. */
        Set<Triple> change(Random random) {
            var before = union();
            int gone = random.nextInt(20);
            needs().remove(node("service", gone), Node.ANY, Node.ANY);
            graph(SuggestionFacts.MEMBERS).remove(node("candidate", gone), Node.ANY, Node.ANY);
            addRandom(random, 90, 8, 3, 6);
            var moved = node("candidate", 20 + random.nextInt(20));
            graph(SuggestionFacts.MEMBERS).remove(moved, Term.inCluster, Node.ANY);
            var rejection = graph(SuggestionFacts.REPLIES).find().next().getSubject();
            graph(SuggestionFacts.REPLIES).remove(rejection, Node.ANY, Node.ANY);
            reject(random.nextInt(40), random.nextInt(40));
            var after = union();
            var changed = new LinkedHashSet<Triple>();
            before.stream().filter(t -> !after.contains(t)).forEach(changed::add);
            after.stream().filter(t -> !before.contains(t)).forEach(changed::add);
            return changed;
        }

        private Set<Triple> union() {
            var all = new HashSet<Triple>();
            graphs.values().forEach(g -> g.find().forEachRemaining(all::add));
            return all;
        }

        Graph with(Graph rules) {
            var all = GraphFactory.createDefaultGraph();
            graphs.values().forEach(g -> GraphUtil.addInto(all, g));
            GraphUtil.addInto(all, rules);
            return all;
        }

        private Graph needs() {
            return graph(SuggestionFacts.NEEDS);
        }

        private Graph graph(String name) {
            return graphs.getOrDefault(name, Graph.emptyGraph);
        }

        @Override
        public Stream<Triple> find(List<String> names, Triple pattern, Predicate<Node> asked) {
            var found = new ArrayList<Triple>();
            names.forEach(name -> graph(name)
                    .find(pattern)
                    .filterKeep(t -> asked.test(t.getPredicate()))
                    .forEachRemaining(found::add));
            return found.stream();
        }

        private static Node node(String kind, int number) {
            return NodeFactory.createURI("https://example.org/%s/%06d".formatted(kind, number));
        }
    }
}
