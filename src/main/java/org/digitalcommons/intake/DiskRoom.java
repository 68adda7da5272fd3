package org.digitalcommons.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.digitalcommons.CommonsException;
import org.digitalcommons.CommonsException.Code;

/**
 * Whether there is room on the disk of a store, looked at before anything is written: a database whose disk is full in
 * the middle of a change ends its process. Safe for any thread.
 */
final class DiskRoom {

    private static final long STANDARD = 256L * 1024 * 1024;

    /** What one published statement takes at most with what follows from it, in new blocks of six indexes and the history. */
    private static final long BYTES_OF_STATEMENT = 4_000;

    private final Optional<Path> folder;
    private volatile long kept = STANDARD;

    /** Of the store in a folder; empty for one in memory, which has room. */
    DiskRoom(Optional<Path> folder) {
        this.folder = folder;
    }

    /** Keeps so many bytes of the disk free from now on. */
    void keepFree(long bytes) {
        kept = bytes;
    }

    /**
     * Ends what would write where there is no room.
     *
     * @param statements how many statements are to be published
     * @throws CommonsException if there is no room, or the folder may not be written in
     */
    void require(long statements) {
        if (folder.isEmpty() || !Files.isDirectory(folder.get())) {
            return;
        }
        var place = folder.get();
        if (!Files.isWritable(place)) {
            throw readOnly("the folder may not be written in");
        }
        try {
            var wanted = kept + statements * BYTES_OF_STATEMENT;
            var free = Files.getFileStore(place).getUsableSpace();
            if (free < wanted) {
                throw new CommonsException(
                        Code.DISK_FULL,
                        "The disk of the store %s has %,d bytes free, and %,d are wanted. Make room, or give back some with commons compact; nothing was stored."
                                .formatted(place, free, wanted));
            }
        } catch (IOException e) {
            throw readOnly(String.valueOf(e.getMessage()));
        }
    }

    private CommonsException readOnly(String why) {
        return new CommonsException(
                Code.STORE_READ_ONLY,
                "The store %s cannot be written: %s. Give yourself the right to write there; nothing was stored."
                        .formatted(folder.map(Path::toString).orElse(""), why));
    }
}
