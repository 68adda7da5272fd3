package org.digitalcommons.derive.similarity;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.Syntax;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.graph.GraphFactory;
import org.digitalcommons.catalog.Rooms;
import org.digitalcommons.vocab.Term;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** The set join finds what the query says, and ends on a country. */
class SimilarServicesTest {

    private static final Rooms ROOMS = Rooms.in(Path.of("."));
    private static final Graph RULES = ROOMS.graph("ontology/scheme");
    private static final String ORACLE = Rooms.text(Path.of("queries", "suggest", "similar-services.rq"));
    private static final Node TYPE = NodeFactory.createURI("http://data.europa.eu/m8g/isClassifiedBy");

    /** Facts as the map steps write them. */
    private record Facts(Graph needs, Graph candidates, Graph replies) {

        static Facts none() {
            return new Facts(
                    GraphFactory.createDefaultGraph(),
                    GraphFactory.createDefaultGraph(),
                    GraphFactory.createDefaultGraph());
        }

        List<NeedyService> services() {
            return Services.in(needs, candidates);
        }
    }

    /** Mission A4: small services, many alike, of few bodies and types, some in clusters, some rejected. */
    @RepeatedTest(40)
    void theSetJoinFindsWhatTheQueryFinds(RepetitionInfo repetition) {
        var facts = random(new Random(repetition.getCurrentRepetition()), 24, 6, 3, 7);
        var all = new SimilarServices(new BigDecimal("0.6"), Integer.MAX_VALUE);
        var expected = oracle(facts);
        assertThat(words(all.among(facts.services(), facts.replies()))).isEqualTo(words(expected));
    }

    @RepeatedTest(10)
    void theFewThatAreKeptAreTheFirstOfThoseThatTheQueryFinds(RepetitionInfo repetition) {
        var facts = random(new Random(100 + repetition.getCurrentRepetition()), 40, 8, 2, 6);
        var expected = new TreeMap<String, List<String>>();
        var similarity = new HashMap<String, BigDecimal>();
        var oracle = oracle(facts);
        oracle.find(Node.ANY, Term.suggestedFor, Node.ANY).forEachRemaining(t -> {
            var other = object(oracle, t.getSubject(), Term.suggests).toString();
            similarity.put(
                    t.getObject() + other,
                    new BigDecimal(
                            object(oracle, t.getSubject(), Term.similarity).getLiteralLexicalForm()));
            expected.computeIfAbsent(t.getObject().toString(), s -> new ArrayList<>())
                    .add(other);
        });
        expected.forEach((service, others) -> others.sort((a, b) -> {
            int bySimilarity = similarity
                    .getOrDefault(service + b, BigDecimal.ZERO)
                    .compareTo(similarity.getOrDefault(service + a, BigDecimal.ZERO));
            return bySimilarity != 0 ? bySimilarity : a.compareTo(b);
        }));
        expected.replaceAll((service, others) -> List.copyOf(others.subList(0, Math.min(3, others.size()))));
        var kept = new TreeMap<String, List<String>>();
        new SimilarServices(new BigDecimal("0.6"), 3)
                .best(facts.services(), Refusals.in(facts.replies()))
                .forEach((service, matches) -> kept.put(
                        service.address().toString(),
                        matches.stream()
                                .map(m -> m.service().address().toString())
                                .toList()));
        assertThat(kept).isEqualTo(expected);
    }

    @Test
    void whatWasRejectedNeverComesBack() {
        var facts = Facts.none();
        add(facts, 1, 1, 1, Set.of(1, 2, 3));
        add(facts, 2, 2, 1, Set.of(1, 2, 3));
        var rule = SimilarServices.by(RULES);
        assertThat(rule.among(facts.services(), facts.replies())
                        .find(Node.ANY, Term.suggests, Node.ANY)
                        .toList())
                .hasSize(2);
        reject(facts, 2, 1);
        assertThat(rule.among(facts.services(), facts.replies()).isEmpty()).isTrue();
    }

    @Test
    void theThresholdIsInAndOnePartLessIsOut() {
        var facts = Facts.none();
        add(facts, 1, 1, 1, Set.of(1, 2, 3, 4));
        add(facts, 2, 2, 1, Set.of(1, 2, 3, 5));
        assertThat(new SimilarServices(new BigDecimal("0.6"), 5)
                        .among(facts.services(), facts.replies())
                        .isEmpty())
                .isFalse();
        assertThat(new SimilarServices(new BigDecimal("0.61"), 5)
                        .among(facts.services(), facts.replies())
                        .isEmpty())
                .isTrue();
    }

    /** A country: 1,500 bodies with about 47 services each, with needs that are spread as in the prototype. */
    @Test
    void aCountryOfSeventyThousandServicesIsSuggestedToInSeconds() {
        var services = country(new Random(7), 1_500, 47, 60, 120);
        var rule = SimilarServices.by(RULES);
        rule.best(services.subList(0, 5_000), new Refusals(Map.of()));
        long start = System.nanoTime();
        var best = rule.best(services, new Refusals(Map.of()));
        long millis = (System.nanoTime() - start) / 1_000_000;
        long kept = best.values().stream().mapToLong(List::size).sum();
        if (Boolean.getBoolean("similarity.report")) {
            for (int part : List.of(4, 2, 1)) {
                var some = country(new Random(7), 1_500 / part, 47, 60, 120);
                long began = System.nanoTime();
                var found = rule.best(some, new Refusals(Map.of()));
                System.out.printf(
                        "%,d services: %,d ms, %,d suggestions kept%n",
                        some.size(),
                        (System.nanoTime() - began) / 1_000_000,
                        found.values().stream().mapToLong(List::size).sum());
            }
        }
        assertThat(services).hasSizeGreaterThan(70_000);
        assertThat(kept).isBetween(1L, 5L * services.size());
        assertThat(millis).isLessThan(60_000);
    }

    /** Statements with numbers by their value, because their trailing noughts differ. */
    private static Set<String> words(Graph graph) {
        return graph.stream()
                .map(t -> t.getSubject() + " " + t.getPredicate() + " "
                        + (t.getObject().isLiteral()
                                ? new BigDecimal(t.getObject().getLiteralLexicalForm())
                                        .stripTrailingZeros()
                                        .toPlainString()
                                : t.getObject()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Graph oracle(Facts facts) {
        var all = GraphFactory.createDefaultGraph();
        GraphUtil.addInto(all, facts.needs());
        GraphUtil.addInto(all, facts.candidates());
        GraphUtil.addInto(all, facts.replies());
        GraphUtil.addInto(all, RULES);
        var result = GraphFactory.createDefaultGraph();
        try (var execution = QueryExec.dataset(DatasetGraphFactory.wrap(all))
                .query(QueryFactory.create(ORACLE, Syntax.syntaxSPARQL_11))
                .build()) {
            execution.construct(result);
        }
        return result;
    }

    private static Facts random(Random random, int services, int bodies, int types, int capabilities) {
        var facts = Facts.none();
        for (int service = 0; service < services; service++) {
            var needs = new HashSet<Integer>();
            for (int i = 0; i <= random.nextInt(5); i++) {
                needs.add(random.nextInt(capabilities));
            }
            add(facts, service, random.nextInt(bodies), random.nextInt(types), needs);
            if (random.nextInt(10) == 0) {
                facts.needs().add(node("service", service), TYPE, node("type", random.nextInt(types)));
            }
            if (random.nextInt(3) > 0) {
                var candidate = node("candidate", service);
                facts.candidates().add(candidate, Term.member, node("service", service));
                facts.candidates().add(candidate, Term.inCluster, node("cluster", random.nextInt(6)));
            }
        }
        for (int i = 0; i < services / 4; i++) {
            reject(facts, random.nextInt(services), random.nextInt(services));
        }
        return facts;
    }

    private static List<NeedyService> country(Random random, int bodies, int each, int types, int capabilities) {
        var usual = new ArrayList<List<Integer>>();
        for (int type = 0; type < types; type++) {
            var needs = new ArrayList<Integer>();
            while (needs.size() < 14) {
                int capability = (int) (capabilities * Math.pow(random.nextDouble(), 2));
                if (!needs.contains(capability)) {
                    needs.add(capability);
                }
            }
            usual.add(needs);
        }
        var services = new ArrayList<NeedyService>();
        for (int body = 0; body < bodies; body++) {
            for (int i = 0; i < each; i++) {
                int type = (int) (types * Math.pow(random.nextDouble(), 1.5));
                var needs = new HashSet<Node>();
                for (int capability : usual.get(type)) {
                    if (random.nextInt(100) < 80) {
                        needs.add(node("capability", capability));
                    }
                }
                needs.add(node("capability", random.nextInt(capabilities)));
                services.add(new NeedyService(
                        node("service", body * each + i),
                        Set.of(node("body", body)),
                        Set.of(node("type", type)),
                        needs,
                        random.nextInt(3) == 0 ? Set.of() : Set.of(node("cluster", type * 3 + random.nextInt(3)))));
            }
        }
        return services;
    }

    private static void add(Facts facts, int service, int body, int type, Set<Integer> needs) {
        var address = node("service", service);
        facts.needs().add(address, Term.body, node("body", body));
        facts.needs().add(address, TYPE, node("type", type));
        needs.forEach(n -> facts.needs().add(address, Term.needsCapability, node("capability", n)));
    }

    private static void reject(Facts facts, int one, int other) {
        var decision = node("decision", one * 1_000 + other);
        facts.replies().add(decision, Term.matchSubject, node("service", one));
        facts.replies().add(decision, Term.matchedWith, node("service", other));
        facts.replies()
                .add(decision, Term.matchVerdict, NodeFactory.createURI(Term.CONCEPT + "match-verdict/rejected"));
    }

    private static Node object(Graph graph, Node subject, Node property) {
        return graph.find(subject, property, Node.ANY).next().getObject();
    }

    private static Node node(String kind, int number) {
        return NodeFactory.createURI("https://example.org/%s/%06d".formatted(kind, number));
    }
}
