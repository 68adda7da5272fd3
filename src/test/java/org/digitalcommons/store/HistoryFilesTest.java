package org.digitalcommons.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.digitalcommons.store.MadeVersions.A;
import static org.digitalcommons.store.MadeVersions.B;
import static org.digitalcommons.store.MadeVersions.publish;
import static org.digitalcommons.store.MadeVersions.said;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.jena.graph.Node;
import org.apache.jena.system.Txn;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.VOID;
import org.digitalcommons.CommonsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of older stores are read as well, and a file that cannot be read is named. */
class HistoryFilesTest {

    @TempDir
    private Path folder;

    @Test
    void aStoreWithTheOlderLedgerOpensAndGoesOn() throws IOException {
        try (var store = Store.open(folder)) {
            publish(store, "a", 1);
            publish(store, "a", 2);
            publish(store, "b", 1);
            Txn.executeWrite(store.dataset(), () -> {
                for (var newer : List.of(OWL.versionInfo, DCTerms.available, VOID.triples, DCTerms.modified)) {
                    store.dataset().deleteAny(PublicationLedger.NAME, Node.ANY, newer.asNode(), Node.ANY);
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
                    .filter(line -> !line.endsWith("<" + PublicationLedger.NAME + "> ."))
                    .forEach(line -> text.append(line).append('\n'));
        }
        try (var out = new GZIPOutputStream(Files.newOutputStream(file.resolveSibling(name)))) {
            out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        }
        Files.delete(file);
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
}
