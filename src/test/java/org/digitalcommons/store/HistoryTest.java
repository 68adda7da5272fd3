package org.digitalcommons.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.digitalcommons.store.MadeVersions.A;
import static org.digitalcommons.store.MadeVersions.B;
import static org.digitalcommons.store.MadeVersions.publish;
import static org.digitalcommons.store.MadeVersions.said;

import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.system.Txn;
import org.apache.jena.vocabulary.DCTerms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every version of a publication is kept, with the instants between which it was current. */
class HistoryTest {

    @TempDir
    private Path folder;

    @Test
    void everyVersionIsKeptWithItsInstants() {
        try (var store = Store.open(folder)) {
            var before = Instant.now().minusMillis(1);
            assertThat(publish(store, "a", 1)).isTrue();
            assertThat(publish(store, "a", 1)).isFalse();
            assertThat(publish(store, "a", 2)).isTrue();
            assertThat(publish(store, "a", 1)).isTrue();

            var versions = store.versions();
            assertThat(versions).extracting(Version::number).containsExactly(1L, 2L, 3L);
            assertThat(versions).extracting(Version::statements).containsOnly(OptionalLong.of(20));
            assertThat(versions.get(0).checksum())
                    .isEqualTo(versions.get(2).checksum())
                    .isNotEqualTo(versions.get(1).checksum());
            assertThat(versions.get(0).from().orElseThrow()).isAfter(before);
            assertThat(versions.get(0).until()).isEqualTo(versions.get(1).from());
            assertThat(versions.get(1).until()).isEqualTo(versions.get(2).from());
            assertThat(versions.get(2).until()).isEmpty();
            assertThat(store.kept()).hasSize(2);
        }
        try (var store = Store.open(folder)) {
            assertThat(store.versions()).extracting(Version::number).containsExactly(1L, 2L, 3L);
        }
    }

    @Test
    void aWithdrawnPublicationIsGoneAndKept() {
        try (var store = Store.open(folder)) {
            publish(store, "a", 1);
            publish(store, "b", 1);
            var state = store.state();
            assertThat(store.withdraw(A)).isTrue();
            assertThat(store.withdraw(A)).isFalse();
            assertThat(store.publications()).containsExactly(B);
            assertThat(store.graphs(A)).isEmpty();
            assertThat(store.statements(A.getURI())).isZero();
            assertThat(store.state()).as("what is served has changed").isNotEqualTo(state);
            assertThat(store.versions().getFirst().until()).isPresent();

            assertThat(publish(store, "a", 1)).isTrue();
            assertThat(store.versions())
                    .filteredOn(v -> v.publication().equals(A))
                    .extracting(Version::number)
                    .containsExactly(1L, 2L);
        }
    }

    @Test
    void anInstantHasWhatWasCurrentThen() {
        try (var store = Store.open(folder)) {
            publish(store, "a", 1);
            publish(store, "b", 1);
            publish(store, "a", 2);
            store.withdraw(B);
            var versions = store.versions();
            var first = versions.get(0).from().orElseThrow();
            var bFrom = versions.get(2).from().orElseThrow();
            var second = versions.get(1).from().orElseThrow();
            var withdrawn = versions.get(2).until().orElseThrow();

            assertThat(said(store, first.minusMillis(1))).isEmpty();
            assertThat(said(store, first)).isEqualTo(Map.of(A, "version 1"));
            assertThat(said(store, bFrom)).isEqualTo(Map.of(A, "version 1", B, "version 1"));
            assertThat(said(store, second)).isEqualTo(Map.of(A, "version 2", B, "version 1"));
            assertThat(said(store, withdrawn)).isEqualTo(Map.of(A, "version 2"));
            assertThat(said(store, Instant.now().plusSeconds(9))).isEqualTo(Map.of(A, "version 2"));

            try (var then = store.asOf(bFrom)) {
                assertThat(then.graphs(A).keySet())
                        .containsExactlyInAnyOrderElementsOf(
                                Made.graphs("a", 1, 2, 10).keySet());
                assertThat(then.versions())
                        .extracting(Version::number, Version::from)
                        .containsExactly(tuple(1L, Optional.of(first)), tuple(1L, Optional.of(bFrom)));
            }
        }
    }

    @Test
    void aClockThatIsSetBackDoesNotSetVersionsBack() {
        var future = Instant.now().plusSeconds(3_600).truncatedTo(ChronoUnit.MILLIS);
        try (var store = Store.open(folder)) {
            publish(store, "a", 1);
            Txn.executeWrite(store.dataset(), () -> {
                store.dataset()
                        .deleteAny(PublicationLedger.NAME, PublicationLedger.NAME, DCTerms.modified.asNode(), Node.ANY);
                store.dataset()
                        .add(
                                PublicationLedger.NAME,
                                PublicationLedger.NAME,
                                DCTerms.modified.asNode(),
                                NodeFactory.createLiteralDT(future.toString(), XSDDatatype.XSDdateTime));
            });
            publish(store, "a", 2);
            assertThat(store.versions().getLast().from()).contains(future.plusMillis(1));
        }
    }

    @Test
    void blankNodesAndTextsComeBackAsTheyWere() {
        var graph = GraphFactory.createDefaultGraph();
        var blank = NodeFactory.createBlankNode("Some label-1");
        graph.add(A, Made.SAYS, blank);
        graph.add(blank, Made.SAYS, NodeFactory.createLiteralLang("two\nlines, \"quoted\" \u20ac \\", "en-GB"));
        try (var store = Store.open(folder)) {
            store.publish(A, Map.of(A, graph));
            store.withdraw(A);
            try (var then = store.asOf(store.versions().getFirst().from().orElseThrow())) {
                assertThat(graph.isIsomorphicWith(
                                Objects.requireNonNull(then.graphs(A).get(A))))
                        .isTrue();
            }
        }
    }
}
