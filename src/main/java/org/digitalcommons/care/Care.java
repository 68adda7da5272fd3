package org.digitalcommons.care;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.digitalcommons.Commons;
import org.digitalcommons.CommonsException;
import org.digitalcommons.CommonsException.Code;
import org.digitalcommons.pull.HarvestFolder;
import org.digitalcommons.rights.PrivateFolder;
import org.digitalcommons.rights.Rights;
import org.digitalcommons.store.CheckReport;
import org.digitalcommons.store.CheckReport.CheckLine;
import org.digitalcommons.store.CompactionReport;

/**
 * Takes care of a store on disk, while it is read and published to. Safe for any thread.
 *
 * @param commons the commons of the store
 */
public record Care(Commons commons) {

    /** Queries end within their limit, which is shorter. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /**
     * Writes a backup, whole or not at all.
     *
     * @param file where; it may not be there yet
     * @throws CommonsException if it is there, or cannot be written
     */
    public BackupManifest backup(Path file) {
        return whole(file, part -> {
            try (var out = Files.newOutputStream(part)) {
                return Backup.write(commons, out);
            }
        });
    }

    /** Writes a backup to a stream, which stays open. */
    public BackupManifest backup(OutputStream out) throws IOException {
        return Backup.write(commons, out);
    }

    /** Writes a file. */
    public interface FileWriter<T> {
        /** Writes it. */
        T write(Path part) throws IOException;
    }

    /**
     * Has a file written beside its place, readable by nobody else, and moves it there once it is on the disk.
     *
     * @throws CommonsException if it is there already, or cannot be written
     */
    public static <T> T whole(Path file, FileWriter<T> writer) {
        var place = file.toAbsolutePath().normalize();
        var part = place.resolveSibling(place.getFileName() + ".part");
        try {
            if (Files.exists(place)) {
                throw new IOException("it is there already");
            }
            Files.createDirectories(place.getParent());
            try {
                Files.deleteIfExists(part);
                PrivateFolder.create(part);
                var written = writer.write(part);
                try (var channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
                    channel.force(true);
                }
                Files.move(part, place, StandardCopyOption.ATOMIC_MOVE);
                return written;
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw new CommonsException(
                    Code.FILE_UNWRITABLE,
                    "The backup %s cannot be written: %s. Name a file that is not there yet, where there is room."
                            .formatted(file, e.getMessage()));
        }
    }

    /** Restores a backup into a folder that is empty or not there. */
    public static BackupManifest restore(Path backup, Path store) {
        return Restoration.of(backup, store);
    }

    /** Gives back what deleted statements take of the disk. */
    public CompactionReport compact() {
        var upkeep = commons.upkeep();
        return upkeep.care().compact(upkeep::alone, PATIENCE);
    }

    /** Deletes what uploads left that were broken off; for the start of a server, before anybody sends anything. */
    public void clear() {
        for (var file : StoreFolder.leftovers(commons.upkeep().care().folder())) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException stays) {
                // It does no harm, and check tells of it.
            }
        }
    }

    /** Whether the store is sound; nothing is changed. */
    public CheckReport check() {
        var upkeep = commons.upkeep();
        try (var snapshot = upkeep.care().snapshot(upkeep::alone)) {
            return snapshot.check().with(beside());
        }
    }

    private List<CheckLine> beside() {
        var store = commons.upkeep().care().folder();
        var lines = new ArrayList<CheckLine>();
        try {
            var rights = Rights.in(store);
            lines.add(CheckLine.good("%,d tokens, %,d statements about grants, %,d registered addresses."
                    .formatted(
                            rights.tokens().list().size(),
                            rights.grants().graph().size(),
                            HarvestFolder.in(store).feeds().list().size())));
        } catch (CommonsException damage) {
            lines.add(CheckLine.bad(String.valueOf(damage.getMessage())));
        }
        var left = StoreFolder.leftovers(store);
        if (!left.isEmpty()) {
            lines.add(CheckLine.note(
                    "%,d files of uploads that go on or were broken off; what was broken off goes with the next start."
                            .formatted(left.size())));
        }
        return lines;
    }
}
