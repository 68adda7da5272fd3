package org.digitalcommons.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.digitalcommons.store.MadeVersions.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Supplier;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.system.Txn;
import org.digitalcommons.CommonsException;
import org.digitalcommons.CommonsException.Code;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store that is not sound is told from one that is; At8 in the findings. */
class StoreCheckTest {

    @TempDir
    private Path folder;

    private CheckReport check() {
        try (var store = Store.open(folder);
                var snapshot = store.care().orElseThrow().snapshot(Supplier::get)) {
            return snapshot.check();
        }
    }

    private void make() {
        try (var store = Store.open(folder)) {
            publish(store, "a", 1);
            publish(store, "a", 2);
            publish(store, "a", 3);
            publish(store, "b", 1);
        }
    }

    @Test
    void aStoreAsItWasLeftIsSound() {
        make();
        var report = check();
        assertThat(report.isSound()).as(report.text()).isTrue();
        assertThat(report.text()).contains("2 publications in", "2 agree with the digest", "2 past versions");
    }

    @Test
    void aStatementThatCameOrWentBesidesIsFound() {
        make();
        try (var store = Store.open(folder)) {
            Txn.executeWrite(
                    store.dataset(),
                    () -> store.dataset()
                            .add(Made.publication("a"), Made.SAYS, Made.SAYS, NodeFactory.createLiteralString("x")));
        }
        assertThat(check().text()).contains("BAD   1 of 2 publications are other than when they were stored");
    }

    @Test
    void aGraphOfNobodyIsFound() {
        make();
        try (var store = Store.open(folder)) {
            var stray = NodeFactory.createURI("https://example.org/stray");
            Txn.executeWrite(store.dataset(), () -> store.dataset().add(stray, Made.SAYS, Made.SAYS, stray));
        }
        assertThat(check().text()).contains("BAD   1 graphs belong to no publication: https://example.org/stray");
    }

    @Test
    void aPastVersionThatIsMissingOrCutShortIsFound() throws IOException {
        make();
        Path first;
        Path second;
        try (var files = Files.walk(folder.resolve("history"))) {
            var past = files.filter(Files::isRegularFile).sorted().toList();
            first = past.getFirst();
            second = past.getLast();
        }
        var whole = Files.readAllBytes(second);
        Files.write(second, Arrays.copyOf(whole, whole.length / 2));
        assertThat(check().text()).contains("BAD   1 files of the history are damaged", second.toString());
        Files.write(second, whole);
        Files.delete(first);
        assertThat(check().text()).contains("BAD   1 versions are missing in the history", "version 1");
    }

    @Test
    void anOlderStoreIsBroughtToThisFormAndANewerOneIsRefused() throws IOException {
        make();
        var stamp = folder.resolve("store.properties");
        try (var store = Store.open(folder)) {
            Txn.executeWrite(
                    store.dataset(),
                    () -> store.dataset()
                            .deleteAny(
                                    PublicationLedger.NAME,
                                    Node.ANY,
                                    NodeFactory.createURI("http://spdx.org/rdf/terms#checksumValue"),
                                    Node.ANY));
        }
        Files.delete(stamp);
        assertThat(check().text()).contains("2 agree with the digest");
        assertThat(stamp).content().contains("form=3");

        Files.writeString(stamp, "form=4\n");
        assertThatThrownBy(() -> Store.open(folder))
                .isInstanceOfSatisfying(
                        CommonsException.class, e -> assertThat(e.code()).isEqualTo(Code.STORE_NEWER))
                .hasMessageContaining("Use the version that wrote it");
    }
}
