package org.digitalcommons.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.digitalcommons.store.MadeVersions.A;
import static org.digitalcommons.store.MadeVersions.B;
import static org.digitalcommons.store.MadeVersions.publish;
import static org.digitalcommons.store.MadeVersions.said;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Quad;
import org.digitalcommons.vocab.Term;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Publications change whole or not at all, and keep to graphs of their own. */
class PublicationsTest {

    @TempDir
    private Path folder;

    @Test
    void publicationsAreWithdrawnTogether() {
        try (var store = Store.open(folder)) {
            publish(store, "a", 1);
            publish(store, "b", 1);
            assertThat(store.withdraw(List.of(A, B, Made.publication("c")))).isEqualTo(2);
            assertThat(store.versions())
                    .extracting(Version::until)
                    .hasSize(2)
                    .doesNotContain(Optional.empty())
                    .allMatch(store.versions().getFirst().until()::equals);
        }
    }

    @Test
    void aStoreInMemoryWithdrawsWithoutHistory() {
        try (var store = Store.inMemory()) {
            publish(store, "a", 1);
            publish(store, "a", 2);
            assertThat(store.versions()).extracting(Version::number).containsExactly(2L);
            assertThat(store.withdraw(A)).isTrue();
            assertThat(store.versions()).isEmpty();
        }
    }

    @Test
    void aChangeThatFailsChangesNothing() {
        try (var store = Store.open(folder)) {
            publish(store, "a", 1);
            var versions = store.versions();
            var content = Quads.of(Made.graphs("a", 2, 2, 10));
            assertThatThrownBy(() -> store.publish(A, new Broken(content), n -> {}))
                    .hasMessage("broken off");
            assertThat(store.versions()).isEqualTo(versions);
            assertThat(said(store, Instant.now())).isEqualTo(Map.of(A, "version 1"));
            publish(store, "a", 3);
            assertThat(said(store, Instant.now().plusSeconds(1))).isEqualTo(Map.of(A, "version 3"));
        }
    }

    /** Content that breaks off before its end. */
    private record Broken(Quads whole) implements Quads {

        @Override
        public String checksum() {
            return "sha256:broken";
        }

        @Override
        public Collection<Node> graphs() {
            return whole.graphs();
        }

        @Override
        public long statements() {
            return whole.statements();
        }

        @Override
        public void forEach(Consumer<Quad> reader) {
            var given = new int[1];
            whole.forEach(quad -> {
                if (++given[0] > 15) {
                    throw new IllegalStateException("broken off");
                }
                reader.accept(quad);
            });
        }
    }

    @Test
    void noPublicationTakesAGraphThatIsNotItsOwn() {
        try (var store = Store.inMemory()) {
            publish(store, "a", 1);
            Map<Node, Graph> others = Made.graphs("a", 2, 1, 5);
            assertThatThrownBy(() -> store.publish(B, others))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("is a graph of " + A);
            var derived = NodeFactory.createURI(Term.GRAPH + "derived/facts");
            assertThatThrownBy(() -> store.publish(B, Map.of(derived, Made.graph("https://example.org/", 1, 1))))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> store.publish(B, Map.of())).isInstanceOf(IllegalArgumentException.class);
            assertThat(store.publications()).containsExactly(A);
        }
    }
}
