package org.digitalcommons;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The stores of tests are whole, and a copy is its owner's. It begins early, because many tests wait for the largest. */
@Tag("slow")
@Order(1)
class FixtureTest {

    @Test
    void theDefaultStoreHoldsWhatIsShippedAndWhatFollows() {
        var commons = DefaultStore.commons();
        assertThat(commons.upkeep().isDerived()).isTrue();
        assertThat(commons.contents().publications()).hasSizeGreaterThan(15);
    }

    @Test
    void whoChangesACopyChangesNothingElse(@TempDir Path folder) throws IOException {
        var first = Fixture.PIONEER_GROUP.copy(folder.resolve("first"));
        int publications;
        try (var commons = Commons.open(first, DefaultStore.ROOMS)) {
            assertThat(commons.upkeep().isDerived()).isTrue();
            publications = commons.contents().publications().size();
            commons.withdraw("sample-eastwick", Optional.empty(), Optional.empty());
            assertThat(commons.contents().publications()).hasSizeLessThan(publications);
        }
        try (var commons = Commons.open(Fixture.PIONEER_GROUP.copy(folder.resolve("second")), DefaultStore.ROOMS)) {
            assertThat(commons.upkeep().isDerived()).isTrue();
            assertThat(commons.contents().publications()).hasSize(publications);
        }
    }

    @Test
    void aCopyIsTheSameFileByFile(@TempDir Path folder) throws IOException {
        var from = Files.createDirectories(folder.resolve("from"));
        Files.write(from.resolve("empty"), new byte[0]);
        Files.write(from.resolve("hole"), new byte[1 << 20]);
        var mixed = new byte[(1 << 18) + 17];
        mixed[5] = 1;
        mixed[1 << 17] = 2;
        Files.write(from.resolve("mixed"), mixed);
        Files.write(from.resolve("tdb.lock"), mixed);
        Folders.copy(from, folder.resolve("to"));
        assertThat(folder.resolve("to/tdb.lock")).doesNotExist();
        for (var name : new String[] {"empty", "hole", "mixed"}) {
            assertThat(folder.resolve("to").resolve(name)).hasSameBinaryContentAs(from.resolve(name));
        }
    }
}
