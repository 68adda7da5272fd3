package org.digitalcommons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.graph.GraphFactory;
import org.digitalcommons.catalog.Lazy;
import org.digitalcommons.catalog.Rooms;
import org.digitalcommons.derive.Derivation;
import org.digitalcommons.derive.DerivationInShares;
import org.digitalcommons.derive.Part;
import org.digitalcommons.publish.Candidate;
import org.digitalcommons.publish.Delivery;
import org.digitalcommons.publish.Sample;
import org.digitalcommons.publish.importer.Importer;
import org.digitalcommons.store.Store;
import org.digitalcommons.vocab.Term;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The same files derive the same graphs from nothing, from what a publication changed, and in shares: over random rows of
 * publications that come, are replaced by others with statements missing, and go.
 */
@Tag("slow")
@Order(2)
@Tag("thorough")
class ThreeWaysToDeriveTest {

    private static final int SEQUENCES = Extent.SEQUENCES.now();
    private static final int CHANGES = Extent.CHANGES.now();
    private static final Rooms ROOMS = DefaultStore.ROOMS;
    private static final Derivation DERIVATION = new Derivation(ROOMS);
    private static final Lazy<List<Candidate>> CANDIDATES = Lazy.of(ThreeWaysToDeriveTest::candidates);

    @Test
    void everyFactOfAStepHangsTogetherWithItsKey() {
        assertThat(DerivationInShares.unconnected(DERIVATION)).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> allThreeWaysGiveTheSame() {
        return IntStream.range(0, SEQUENCES).mapToObj(seed -> dynamicTest("sequence " + seed, () -> sequence(seed)));
    }

    private static void sequence(int seed) {
        var random = new Random(seed);
        try (var commons = Commons.inMemory(ROOMS)) {
            var store = commons.store();
            for (var candidate : CANDIDATES.get()) {
                if (random.nextInt(3) > 0) {
                    store.publish(candidate.publication(), candidate.graphs());
                }
            }
            commons.upkeep().derive(step -> {});
            for (int change = 0; change < CHANGES; change++) {
                var told = change(store, random);
                commons.upkeep().derive(step -> {});
                assertThat(commons.upkeep().isDerived()).isTrue();
                var published = store.published(store.publishedNames(), DERIVATION.classes(), all -> true);
                var expected = words(DERIVATION.all(published, step -> {}));
                assertThat(differences(derived(store), expected))
                        .as("what changed, after " + told)
                        .isEmpty();
                if (change == CHANGES - 1) {
                    assertThat(differences(words(DerivationInShares.of(DERIVATION, published, 3)), expected))
                            .as("in shares, after " + told)
                            .isEmpty();
                }
            }
        }
    }

    /** The first graphs that are not the same, each with what is more and what is less in it. */
    private static List<String> differences(Map<String, TreeSet<String>> given, Map<String, TreeSet<String>> expected) {
        var names = new TreeSet<>(given.keySet());
        names.addAll(expected.keySet());
        return names.stream()
                .map(name -> {
                    var more = new TreeSet<>(given.getOrDefault(name, new TreeSet<>()));
                    var less = new TreeSet<>(expected.getOrDefault(name, new TreeSet<>()));
                    more.removeAll(expected.getOrDefault(name, new TreeSet<>()));
                    less.removeAll(given.getOrDefault(name, new TreeSet<>()));
                    return more.isEmpty() && less.isEmpty() ? "" : "%s: more %s, less %s".formatted(name, more, less);
                })
                .filter(text -> !text.isEmpty())
                .limit(3)
                .toList();
    }

    /** One publication comes, goes, or is replaced by itself with a part of its statements missing. */
    private static String change(Store store, Random random) {
        var candidate = CANDIDATES.get().get(random.nextInt(CANDIDATES.get().size()));
        var publication = candidate.publication();
        if (store.publications().contains(publication) && random.nextInt(3) == 0) {
            store.withdraw(publication);
            return "withdrawing " + publication;
        }
        var graphs = new HashMap<Node, Graph>();
        var missing = random.nextInt(4) == 0 ? 0 : random.nextDouble() / 10;
        candidate.graphs().forEach((name, graph) -> {
            var kept = GraphFactory.createDefaultGraph();
            graph.find().toList().stream()
                    .sorted((a, b) -> a.toString().compareTo(b.toString()))
                    .filter(t -> random.nextDouble() >= missing)
                    .forEach(kept::add);
            graphs.put(name, kept);
        });
        store.publish(publication, graphs);
        return "publishing %s without %.1f %%".formatted(publication, missing * 100);
    }

    private static Map<String, TreeSet<String>> words(Collection<Part> parts) {
        var words = new TreeMap<String, TreeSet<String>>();
        for (var part : parts) {
            var statements = words.computeIfAbsent(part.graph().getURI(), g -> new TreeSet<>());
            part.statements().forEach(t -> statements.add(t.toString()));
        }
        return words;
    }

    private static Map<String, TreeSet<String>> derived(Store store) {
        return store.read(() -> {
            var words = new TreeMap<String, TreeSet<String>>();
            store.dataset().stream()
                    .filter(q -> q.getGraph().getURI().startsWith(Term.GRAPH + "derived/"))
                    .forEach(q -> words.computeIfAbsent(q.getGraph().getURI(), g -> new TreeSet<>())
                            .add(q.asTriple().toString()));
            return words;
        });
    }

    private static List<Candidate> candidates() {
        try {
            var importer = new Importer(ROOMS);
            var candidates = new ArrayList<Candidate>();
            for (var delivery : Sample.deliveries(ROOMS)) {
                candidates.add(importer.candidate(delivery));
            }
            var organograms = ROOMS.files("data/source/organogram-2011-09-30", ".csv").stream()
                    .sorted()
                    .toList();
            for (int i = 0; i < 4; i += 2) {
                candidates.add(importer.candidate(delivery(organograms.subList(i, i + 2))));
            }
            return candidates;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static Delivery delivery(List<Path> files) throws java.io.IOException {
        var read = new ArrayList<Delivery.File>();
        for (var file : files) {
            read.add(new Delivery.File(String.valueOf(file.getFileName()), Files.readAllBytes(file)));
        }
        return new Delivery(
                "test-" + files.getFirst().getFileName().toString().replaceAll("[^a-z]+.*$", ""),
                Optional.of("organogram"),
                Optional.of("2011-09-30"),
                Optional.empty(),
                "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
                Optional.empty(),
                read);
    }
}
