package org.digitalcommons.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** Folders on the disk. */
public final class DiskFolders {

    private DiskFolders() {}

    /** Deletes a folder with all that is in it, or a file; nothing when it is not there, or goes meanwhile. */
    public static void delete(Path place) throws IOException {
        if (!Files.exists(place)) {
            return;
        }
        try (var files = Files.walk(place)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** The same for who can do nothing about a failure; throws {@link UncheckedIOException}. */
    public static void deleteUnchecked(Path place) {
        try {
            delete(place);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
