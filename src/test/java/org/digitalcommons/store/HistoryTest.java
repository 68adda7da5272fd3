package org.digitalcommons.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.system.Txn;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.VOID;
import org.digitalcommons.CommonsException;
import org.digitalcommons.vocab.Term;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every version of a publication is kept, with the instants between which it was current. */
class HistoryTest {

    private static final Node A = Made.publication("a");
    private static final Node B = Made.publication("b");

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

    /** What each publication said at an instant. */
    private static Map<Node, String> said(Store store, Instant instant) {
        try (var then = store.asOf(instant)) {
            return then.publications().stream()
                    .collect(Collectors.toMap(
                            p -> p,
                            p -> Objects.requireNonNull(then.graphs(p).get(p)).stream()
                                    .findFirst()
                                    .orElseThrow()
                                    .getObject()
                                    .getLiteralLexicalForm()));
        }
    }

    @Test
    void aClockThatIsSetBackDoesNotSetVersionsBack() {
        var future = Instant.now().plusSeconds(3_600).truncatedTo(ChronoUnit.MILLIS);
        try (var store = Store.open(folder)) {
            publish(store, "a", 1);
            Txn.executeWrite(store.dataset(), () -> {
                store.dataset().deleteAny(Ledger.NAME, Ledger.NAME, DCTerms.modified.asNode(), Node.ANY);
                store.dataset()
                        .add(
                                Ledger.NAME,
                                Ledger.NAME,
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

    @Test
    void aStoreWithTheOlderLedgerOpensAndGoesOn() throws IOException {
        try (var store = Store.open(folder)) {
            publish(store, "a", 1);
            publish(store, "a", 2);
            publish(store, "b", 1);
            Txn.executeWrite(store.dataset(), () -> {
                for (var newer : List.of(OWL.versionInfo, DCTerms.available, VOID.triples, DCTerms.modified)) {
                    store.dataset().deleteAny(Ledger.NAME, Node.ANY, newer.asNode(), Node.ANY);
                }
            });
            var file = store.kept().getFirst().file();
            older(file, "2026-01-02T030405.678Z.nq.gz");
        }
        var ended = Instant.parse("2026-01-02T03:04:05.678Z");
        try (var store = Store.open(folder)) {
            var versions = store.versions();
            assertThat(versions)
                    .extracting(Version::publication, Version::number, Version::from, Version::until)
                    .containsExactly(
                            tuple(A, 1L, Optional.empty(), Optional.of(ended)),
                            tuple(A, 2L, Optional.of(ended), Optional.empty()),
                            tuple(B, 1L, Optional.empty(), Optional.empty()));
            assertThat(said(store, ended.minusMillis(1))).isEqualTo(Map.of(A, "version 1", B, "version 1"));
            assertThat(said(store, ended)).isEqualTo(Map.of(A, "version 2", B, "version 1"));

            assertThat(publish(store, "b", 1)).as("the same as before").isFalse();
            publish(store, "a", 3);
            store.withdraw(B);
            assertThat(store.versions())
                    .extracting(Version::number, v -> v.until().isPresent())
                    .containsExactly(tuple(1L, true), tuple(2L, true), tuple(3L, false), tuple(1L, true));
            assertThat(store.versions().get(1).from()).contains(ended);
        }
    }

    /** Writes a file as older stores did: without the lines of the ledger, named by its end. */
    private static void older(Path file, String name) throws IOException {
        var text = new StringBuilder();
        try (var in = new GZIPInputStream(Files.newInputStream(file))) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.endsWith("<" + Ledger.NAME + "> ."))
                    .forEach(line -> text.append(line).append('\n'));
        }
        try (var out = new GZIPOutputStream(Files.newOutputStream(file.resolveSibling(name)))) {
            out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        }
        Files.delete(file);
    }

    @Test
    void draftsOfAChangeThatDidNotHappenAreDeleted() throws IOException {
        var drafts = folder.resolve("history").resolve("drafts");
        try (var store = Store.open(folder)) {
            publish(store, "a", 1);
            var history = new History(folder.resolve("history"));
            store.read(() -> {
                history.draft(store.versions().getFirst(), store.dataset());
                return true;
            });
            Files.writeString(drafts.resolve("half.nq.gz.part"), "half");
            assertThat(drafts.toFile().list()).hasSize(2);
        }
        try (var store = Store.open(folder)) {
            assertThat(drafts.toFile().list()).isEmpty();
            assertThat(store.versions()).hasSize(1);
            publish(store, "a", 2);
            assertThat(store.versions()).hasSize(2);
        }
    }

    @Test
    void draftsOfAChangeThatHappenedAreMovedIntoTheHistory() throws IOException {
        var drafts = folder.resolve("history").resolve("drafts");
        List<Version> before;
        try (var store = Store.open(folder)) {
            publish(store, "a", 1);
            publish(store, "a", 2);
            before = store.versions();
            var file = store.kept().getFirst().file();
            var parts = file.getFileName().toString().split("_");
            Files.move(
                    file,
                    drafts.resolve(Objects.requireNonNull(file.getParent()).getFileName() + "_" + parts[0] + "_"
                            + parts[1] + ".nq.gz"));
            assertThat(store.versions()).hasSize(1);
        }
        try (var store = Store.open(folder)) {
            assertThat(drafts.toFile().list()).isEmpty();
            assertThat(store.versions()).isEqualTo(before);
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

    @Test
    void aDamagedHistoryFileIsNamed() throws IOException {
        try (var store = Store.open(folder)) {
            publish(store, "a", 1);
            var instant = store.versions().getFirst().from().orElseThrow();
            publish(store, "a", 2);
            var file = store.kept().getFirst().file();
            var bytes = Files.readAllBytes(file);
            Files.write(file, Arrays.copyOf(bytes, bytes.length - 12));
            assertThatThrownBy(() -> store.asOf(instant))
                    .isInstanceOf(CommonsException.class)
                    .hasMessageContaining(file.toString())
                    .hasMessageContaining("Restore it from a backup");
            assertThat(said(store, Instant.now().plusSeconds(1))).isEqualTo(Map.of(A, "version 2"));
        }
    }

    @Test
    void aDamagedStoreIsNotCalledAHeldOne() throws IOException {
        try (var store = Store.open(folder)) {
            publish(store, "a", 1);
        }
        try (var files = Files.walk(folder.resolve("graphs"))) {
            for (var file : files.filter(f -> f.toString().endsWith(".idn")).toList()) {
                Files.write(file, new byte[(int) Files.size(file)]);
            }
        }
        assertThatThrownBy(() -> Store.open(folder))
                .isInstanceOfSatisfying(
                        CommonsException.class,
                        e -> assertThat(e.code()).isEqualTo(CommonsException.Code.STORE_DAMAGED));
    }

    private static boolean publish(Store store, String name, int version) {
        return store.publish(Made.publication(name), Made.graphs(name, version, 2, 10));
    }
}
