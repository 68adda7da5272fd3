package org.digitalcommons.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.digitalcommons.store.MadeVersions.A;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Quad;
import org.digitalcommons.CommonsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A version that differs little from the last whole one is kept as its difference; At8. */
class VersionPatchTest {

    private static final int STATEMENTS = 400;

    @TempDir
    private Path folder;

    /** Statements of which one says what it is told, and one has a blank node. */
    private static Graph saying(String words) {
        var graph = Made.graph("https://example.org/a/", 1, STATEMENTS);
        graph.add(NodeFactory.createURI("https://example.org/x"), Made.SAYS, NodeFactory.createLiteralString(words));
        graph.add(NodeFactory.createBlankNode("b-1"), Made.SAYS, NodeFactory.createLiteralLang("\"q\"\n\\", "en"));
        return graph;
    }

    private static List<Graph> publish(Store store, String... words) {
        var graphs = new ArrayList<Graph>();
        for (var word : words) {
            graphs.add(saying(word));
            store.publish(A, Map.of(A, graphs.getLast()));
        }
        return graphs;
    }

    private static void assertHeld(Store store, List<Graph> graphs) {
        var versions = store.versions();
        assertThat(versions).hasSameSizeAs(graphs);
        for (int v = 0; v < versions.size(); v++) {
            var version = versions.get(v);
            assertThat(version.number()).isEqualTo(v + 1);
            try (var then = store.asOf(version.from().orElseThrow())) {
                assertThat(graphs.get(v)
                                .isIsomorphicWith(
                                        Objects.requireNonNull(then.graphs(A).get(A))))
                        .isTrue();
            }
        }
    }

    private static void assertSound(Store store) {
        try (var snapshot = store.care().orElseThrow().snapshot(Supplier::get)) {
            assertThat(snapshot.check().isSound()).isTrue();
        }
    }

    private static List<Path> patches(Store store) {
        return store.kept().stream()
                .map(History.PastVersion::file)
                .filter(HistoryFiles::isPatch)
                .toList();
    }

    @Test
    void versionsThatDifferLittleAreReadBackAsTheyWere() throws IOException {
        List<Graph> graphs;
        try (var store = Store.open(folder)) {
            graphs = publish(store, "one", "two", "three", "four");
            assertThat(patches(store)).hasSize(2);
            var whole = Files.size(store.kept().getFirst().file());
            for (var patch : patches(store)) {
                assertThat(Files.size(patch)).isLessThan(whole / 3);
            }
            assertHeld(store, graphs);
            assertSound(store);
        }
        try (var store = Store.open(folder)) {
            assertHeld(store, graphs);
        }
    }

    @Test
    void aVersionInWhichMuchChangedIsKeptWhole() {
        try (var store = Store.open(folder)) {
            var graphs = publish(store, "one");
            graphs.add(Made.graph("https://example.org/a/", 2, STATEMENTS));
            store.publish(A, Map.of(A, graphs.getLast()));
            graphs.addAll(publish(store, "three"));
            assertThat(patches(store)).isEmpty();
            assertHeld(store, graphs);
        }
    }

    @Test
    void aVersionWithdrawnAndPublishedAgainIsADifferenceToo() {
        try (var store = Store.open(folder)) {
            publish(store, "one", "two");
            store.withdraw(A);
            publish(store, "three", "four");
            assertThat(patches(store)).hasSize(2);
            assertSound(store);
        }
    }

    @Test
    void whatIsErasedIsInNoDifferenceAndNoWholeVersion() {
        try (var store = Store.open(folder)) {
            publish(store, "one", "by Jane Rivers", "three", "four");
            var erasure = store.erasure(ErasedText.of("Jane Rivers"));
            assertThat(erasure.done().versions()).containsExactly(A.getURI() + ", version 2");
            var held = new ArrayList<Graph>(
                    List.of(saying("one"), saying("by [erased]"), saying("three"), saying("four")));
            assertHeld(store, held);
            assertThat(patches(store)).isEmpty();
            assertSound(store);

            publish(store, "by Ann Brook", "six", "seven");
            held.addAll(List.of(saying("by [erased]"), saying("six"), saying("seven")));
            store.erasure(ErasedText.of("Ann Brook")).done();
            assertHeld(store, held);
            assertSound(store);
        }
    }

    @Test
    void aDifferenceThatWasWrittenAnewBeforeAKillCountsOnce() throws IOException {
        try (var store = Store.open(folder)) {
            var graphs = publish(store, "one", "two", "three");
            var patch = patches(store).getFirst();
            var head = new ArrayList<Quad>();
            var content = new ArrayList<Quad>();
            PastContent.read(patch, head::add, content::add);
            NQuads.write(HistoryFiles.asWhole(patch), writer -> {
                head.forEach(writer::quad);
                content.forEach(writer::quad);
            });
            assertThat(patches(store)).isEmpty();
            assertHeld(store, graphs);
        }
    }

    @Test
    void aDifferenceIsNamedWhenItOrItsWholeVersionIsDamaged() throws IOException {
        try (var store = Store.open(folder)) {
            publish(store, "one", "two", "three");
            var second = store.versions().get(1).from().orElseThrow();
            var patch = patches(store).getFirst();
            var bytes = Files.readAllBytes(patch);
            Files.write(patch, Arrays.copyOf(bytes, bytes.length - 12));
            assertThatThrownBy(() -> store.asOf(second))
                    .isInstanceOf(CommonsException.class)
                    .hasMessageContaining(patch.toString());
            Files.write(patch, bytes);
            Files.delete(store.kept().getFirst().file());
            assertThatThrownBy(() -> store.asOf(second))
                    .isInstanceOf(CommonsException.class)
                    .hasMessageContaining("version 1, from which it is a difference, is gone");
        }
    }
}
