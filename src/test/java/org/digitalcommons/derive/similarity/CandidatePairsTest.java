package org.digitalcommons.derive.similarity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.digitalcommons.DefaultStore;
import org.digitalcommons.Extent;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The set join ends on a country. */
@Tag("slow")
@Tag("thorough")
class CandidatePairsTest {

    private record Typed(int type, NeedSet services) {}

    /** A country: bodies with about 47 services each, with needs that are spread as in the prototype. */
    @Test
    void theServicesOfACountryAreJoined() {
        var join = CandidatePairs.by(DefaultStore.ROOMS.graph("ontology/scheme"));
        var country = country(new Random(7), Extent.COUNTRY.now(), 47, 60, 120);
        long start = System.nanoTime();
        long pairs = country.stream().collect(Collectors.groupingBy(Typed::type)).values().parallelStream()
                .mapToLong(of -> join.among(of.stream().map(Typed::services).toList()).values().stream()
                        .mapToLong(List::size)
                        .sum())
                .sum();
        long millis = (System.nanoTime() - start) / 1_000_000;
        System.out.printf("%,d services joined in %,d ms, %,d pairs%n", country.size(), millis, pairs);
        assertThat(country).hasSizeGreaterThan(46 * Extent.COUNTRY.now());
        assertThat(pairs).isBetween(1L, 5L * country.size());
    }

    private static List<Typed> country(Random random, int bodies, int each, int types, int capabilities) {
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
        var services = new ArrayList<Typed>();
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
                var clusters =
                        random.nextInt(3) == 0 ? Set.<Node>of() : Set.of(node("cluster", type * 3 + random.nextInt(3)));
                services.add(new Typed(
                        type,
                        new NeedSet(node("service", body * each + i), needs, clusters, Set.of(node("body", body)))));
            }
        }
        return services;
    }

    private static Node node(String kind, int number) {
        return NodeFactory.createURI("https://example.org/%s/%06d".formatted(kind, number));
    }
}
