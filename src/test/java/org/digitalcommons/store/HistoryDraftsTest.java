package org.digitalcommons.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.digitalcommons.store.MadeVersions.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A draft is taken into the history if its change happened, and deleted if it did not. */
class HistoryDraftsTest {

    @TempDir
    private Path folder;

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
}
