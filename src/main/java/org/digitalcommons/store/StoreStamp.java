package org.digitalcommons.store;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;
import org.digitalcommons.CommonsException;
import org.digitalcommons.CommonsException.Code;

/**
 * What the file {@code store.properties} in a store's folder says: the form in which the store is kept, and what its last
 * compaction left. Stores of before there was such a file have the form 1.
 *
 * @param form 1 without digests of what is stored; 2 with them; 3 when past versions may be differences from others
 * @param compaction what the last compaction left; empty when there was none
 */
record StoreStamp(int form, Optional<LeftByCompaction> compaction) {

    /** The form that this program writes. */
    static final int CURRENT = 3;

    private static final int WITH_DIGESTS = 2;

    private static final String FILE = "store.properties";

    /**
     * What a compaction left, by which growth is measured.
     *
     * @param when it ended
     * @param bytes what the database took then
     */
    record LeftByCompaction(Instant when, long bytes) {}

    /**
     * What the file of a folder says; for a folder without a database, that of a store that is to be made.
     *
     * @throws CommonsException for a form that this program does not know
     */
    static StoreStamp of(Path folder) {
        var file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            refuseOther(folder);
            return new StoreStamp(Files.isDirectory(folder.resolve("graphs")) ? 1 : CURRENT, Optional.empty());
        }
        var properties = new Properties();
        try {
            properties.load(new StringReader(Files.readString(file)));
            int form = Integer.parseInt(properties.getProperty("form", ""));
            if (form > CURRENT) {
                throw new CommonsException(
                        Code.STORE_NEWER,
                        "The store %s has the form %d, and this program knows forms up to %d. Use the version that wrote it, or restore a backup of this version."
                                .formatted(folder, form, CURRENT));
            }
            return new StoreStamp(form, left(properties));
        } catch (IOException | IllegalArgumentException | DateTimeException e) {
            throw new CommonsException(
                    Code.STORE_DAMAGED,
                    "%s cannot be read: %s. Restore the store from a backup.".formatted(file, e.getMessage()));
        }
    }

    private static Optional<LeftByCompaction> left(Properties properties) {
        return Optional.ofNullable(properties.getProperty("compacted"))
                .map(when -> new LeftByCompaction(
                        Instant.parse(when), Long.parseLong(properties.getProperty("compacted.bytes", "0"))));
    }

    /** A database of the first generation of Jena's stores is not taken for an empty folder. */
    private static void refuseOther(Path folder) {
        if (Files.exists(folder.resolve("GOSP.dat")) || Files.exists(folder.resolve("Data-0001"))) {
            throw new CommonsException(
                    Code.STORE_DAMAGED,
                    "%s holds a database that another program made. Name a folder of its own with --store, and publish there."
                            .formatted(folder));
        }
    }

    StoreStamp compacted(Instant when, long bytes) {
        return new StoreStamp(form, Optional.of(new LeftByCompaction(when, bytes)));
    }

    /** Brings a store of an older form to the form of this program, and says so in the file. */
    void upgrade(Path folder, Runnable fromFirst) {
        if (form < WITH_DIGESTS) {
            fromFirst.run();
        }
        new StoreStamp(CURRENT, compaction).keep(folder);
    }

    /** Writes the file unless it says the same form already. */
    void keep(Path folder) {
        if (!Files.exists(folder.resolve(FILE)) || of(folder).form() != form) {
            write(folder);
        }
    }

    /** Writes the file, whole or not at all. */
    void write(Path folder) {
        var properties = new Properties();
        properties.setProperty("form", Integer.toString(form));
        compaction.ifPresent(left -> {
            properties.setProperty("compacted", left.when().toString());
            properties.setProperty("compacted.bytes", Long.toString(left.bytes()));
        });
        try {
            var text = new StringWriter();
            properties.store(text, null);
            // A file that is not on the disk yet is empty after a loss of power, and the store would not open.
            WholeFile.write(
                    folder.resolve(FILE), out -> out.write(text.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new CommonsException(
                    Code.STORE_READ_ONLY,
                    "The store %s cannot be written: %s. Give yourself the right to write there."
                            .formatted(folder, e.getMessage()));
        }
    }
}
