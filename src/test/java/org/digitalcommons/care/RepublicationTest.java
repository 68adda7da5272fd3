package org.digitalcommons.care;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.digitalcommons.Extent;
import org.digitalcommons.Fixture;
import org.digitalcommons.Granted;
import org.digitalcommons.publish.Delivery;
import org.digitalcommons.publish.DeliveryDetails;
import org.digitalcommons.publish.Unreadable;
import org.digitalcommons.store.StoredBytes;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a file takes that is published again and again: after a compaction the store has grown since its first version, its
 * history included, by at most twice the bytes that were delivered; At8.
 */
@Tag("slow")
@Tag("thorough")
class RepublicationTest {

    private static final Path TAXBASE = Path.of("data", "source", "taxbase-2018-09-10", "council-taxbase-2018.csv");

    private static final long SETTLED = 16_384;

    @TempDir
    private Path folder;

    @Test
    void theStoreGrowsByAtMostTwiceWhatIsDelivered() throws IOException, Unreadable {
        var text = Files.readString(TAXBASE);
        int times = Extent.isThorough() ? 50 : 5;
        var store = folder.resolve("store");
        long delivered = 0;
        try (var commons = Fixture.EMPTY.open(store)) {
            Granted.anyBody(store, "test");
            var care = new Care(commons);
            var empty = care.compact().after();
            long first = 0;
            for (int version = 1; version <= times; version++) {
                var bytes = text.replace("28280", "" + (28_280 + version)).getBytes(StandardCharsets.UTF_8);
                delivered += bytes.length;
                commons.publish(new Delivery(
                        "test",
                        DeliveryDetails.of(Map.of("period", "2018-09-10")),
                        List.of(new Delivery.File("council-taxbase-2018.csv", bytes))));
                if (version == 1) {
                    first = settled(care);
                }
            }
            var report = care.compact();
            var after = settled(care);
            var history = StoredBytes.of(store.resolve("history"));
            System.out.printf(
                    "%d versions of %,d bytes: %,d bytes of database before compaction, %,d after it (%,d without any"
                            + " publication, %,d with one version), %,d bytes of history%n",
                    times, delivered, report.before(), after, empty, first, history);
            // One version lies whole in the history, at a seventh of what is stored of it; the others as differences.
            assertThat(history).isLessThan(delivered / 2 + 100_000);
            assertThat(after - first + history).isLessThan(2 * delivered + 100_000);
        }
    }

    /** What compaction comes to in the end: rows that lie in another order fill the blocks of the indexes otherwise. */
    private static long settled(Care care) throws IOException {
        long before = care.compact().after();
        long after = care.compact().after();
        while (after > before + SETTLED) {
            before = after;
            after = care.compact().after();
        }
        return after;
    }
}
