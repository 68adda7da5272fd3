package org.digitalcommons.derive;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.digitalcommons.DefaultStore;
import org.digitalcommons.Extent;
import org.digitalcommons.vocab.Term;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a cluster comes to through the tree of its parts is what its members come to when they are simply added up. */
@Tag("slow")
@Tag("thorough")
class ClusterSumsTest {

    private static final Derivation DERIVATION = new Derivation(DefaultStore.ROOMS);
    private static final String CAPABILITY = Term.CONCEPT + "capability/";
    private static final List<String> CAPABILITIES = List.of("case-management", "payment-taking", "notification");

    /** What is expected of one cluster. */
    private static final class Expected {
        private final List<BigDecimal> costs = new ArrayList<>();
        private final List<BigDecimal> open = new ArrayList<>();
        private int bodies;
    }

    /** Mission A4 and A9: members, sums and the spread of costs of any size, with ties, nothing and pennies among them. */
    @RepeatedTest(4)
    void sumsAndMediansThroughPartsAreThoseOfTheMembers(RepetitionInfo repetition) {
        var expected = new TreeMap<String, Expected>();
        var published = country(
                new Random(repetition.getCurrentRepetition()), 40 * repetition.getCurrentRepetition(), expected);
        var derived = DERIVATION.all(published, step -> {});
        var clusters = graph(derived, "cluster");
        expected.forEach((name, cluster) -> {
            var address = NodeFactory.createURI(Term.ID + "cluster/capability-" + name);
            assertThat(figure(clusters, address, "memberCount"))
                    .isEqualByComparingTo(BigDecimal.valueOf(cluster.bodies));
            assertThat(figure(clusters, address, "publishedCount"))
                    .isEqualByComparingTo(BigDecimal.valueOf(cluster.costs.size()));
            assertThat(figure(clusters, address, "spentApart")).isEqualByComparingTo(sum(cluster.costs));
            assertThat(figure(clusters, address, "addressable")).isEqualByComparingTo(sum(cluster.open));
            cluster.costs.sort(null);
            assertThat(figure(clusters, address, "lowestUnitCost")).isEqualByComparingTo(cluster.costs.getFirst());
            assertThat(figure(clusters, address, "highestUnitCost")).isEqualByComparingTo(cluster.costs.getLast());
            assertThat(figure(clusters, address, "medianUnitCost")).isEqualByComparingTo(median(cluster.costs));
        });
        assertThat(expected).hasSize(CAPABILITIES.size());
    }

    /** Prints how long a country takes when asked to; the figure goes into no assertion, because machines differ. */
    @Test
    void aLargerCountryIsAddedUpToo() {
        int bodies = Extent.BODIES.now();
        var published = country(new Random(3), bodies, new TreeMap<>());
        long start = System.nanoTime();
        var lines = new ArrayList<String>();
        var last = new long[] {start};
        var derived = DERIVATION.all(published, step -> {
            long now = System.nanoTime();
            lines.add("%s %,d ms".formatted(step, (now - last[0]) / 1_000_000));
            last[0] = now;
        });
        if (Boolean.getBoolean("similarity.report")) {
            System.out.printf("%,d bodies: %s%n", bodies, String.join(", ", lines));
        }
        assertThat(figure(
                        graph(derived, "cluster"),
                        NodeFactory.createURI(Term.ID + "cluster/capability-case-management"),
                        "memberCount"))
                .isGreaterThan(BigDecimal.valueOf(bodies / 2));
    }

    private static Map<Node, Graph> country(Random random, int bodies, Map<String, Expected> expected) {
        var published = new HashMap<Node, Graph>();
        for (int body = 0; body < bodies; body++) {
            var text = new StringBuilder("""
                    @prefix commons: <%s> .
                    @prefix dcat: <http://www.w3.org/ns/dcat#> .
                    @prefix dct: <http://purl.org/dc/terms/> .
                    @prefix schema: <https://schema.org/> .
                    @prefix sdmxd: <http://purl.org/linked-data/sdmx/2009/dimension#> .
                    @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
                    @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
                    <https://example.org/year> dcat:startDate "2023-04-01"^^xsd:date ; dcat:endDate "2024-03-31"^^xsd:date .
                    """.formatted(Term.NAMESPACE));
            for (var capability : CAPABILITIES) {
                int runs = random.nextInt(3);
                for (int run = 0; run < runs; run++) {
                    var cluster = expected.computeIfAbsent(capability, c -> new Expected());
                    cluster.bodies += run == 0 ? 1 : 0;
                    var thing = "<https://example.org/body/%d/%s/%d>".formatted(body, capability, run);
                    text.append(
                            "%s a commons:Implementation ; commons:operatedBy <https://example.org/body/%d> ; skos:prefLabel \"It\" ; commons:implements <%s%s> .%n"
                                    .formatted(thing, body, CAPABILITY, capability));
                    if (random.nextInt(5) > 0) {
                        var cost = cost(random);
                        text.append(
                                "<https://example.org/cost/%d/%s/%d> a commons:CostObservation ; commons:subject %s ; commons:amount %s ; commons:basis <%sbasis/direct> ; sdmxd:refPeriod <https://example.org/year> .%n"
                                        .formatted(body, capability, run, thing, cost.toPlainString(), Term.CONCEPT));
                        text.append(
                                "<https://example.org/volume/%d/%s/%d> a commons:VolumeObservation ; commons:subject %s ; commons:quantity 1 ; commons:quantityUnit <%sunit/application> ; sdmxd:refPeriod <https://example.org/year> .%n"
                                        .formatted(body, capability, run, thing, Term.CONCEPT));
                        cluster.costs.add(cost);
                        if (random.nextInt(6) == 0) {
                            text.append(
                                    "<https://example.org/reason/%d/%s/%d> a commons:VariationJustification ; commons:justifies %s ; commons:raisedBy <https://example.org/body/%d> ; schema:validThrough \"2026-03-31\"^^xsd:date .%n"
                                            .formatted(body, capability, run, thing, body));
                        } else {
                            cluster.open.add(cost);
                        }
                    }
                }
            }
            var graph = GraphFactory.createDefaultGraph();
            RDFParser.fromString(text.toString(), Lang.TURTLE).parse(graph);
            published.put(NodeFactory.createURI(Term.GRAPH + "published/test/" + body), graph);
        }
        return published;
    }

    /** From nothing to millions, with pennies, and often the same. */
    private static BigDecimal cost(Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> new BigDecimal("0.00");
            case 1 -> new BigDecimal("42000.00");
            case 2 -> BigDecimal.valueOf(random.nextInt(1_200), 2);
            default -> BigDecimal.valueOf((long) Math.pow(10, 2 + 6 * random.nextDouble()), 2);
        };
    }

    private static BigDecimal sum(List<BigDecimal> costs) {
        return costs.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal median(List<BigDecimal> sorted) {
        int size = sorted.size();
        return sorted.get((size - 1) / 2).add(sorted.get(size / 2)).divide(BigDecimal.TWO, 4, RoundingMode.HALF_UP);
    }

    private static Graph graph(List<Part> derived, String name) {
        var graph = GraphFactory.createDefaultGraph();
        derived.stream()
                .filter(part -> part.step().equals(name))
                .forEach(part -> part.statements().forEach(graph::add));
        return graph;
    }

    private static BigDecimal figure(Graph graph, Node subject, String property) {
        return graph.stream(subject, NodeFactory.createURI(Term.NAMESPACE + property), Node.ANY)
                .map(t -> new BigDecimal(t.getObject().getLiteralLexicalForm()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(subject + " has no " + property));
    }
}
