package org.digitalcommons.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where publications that are too long for memory are written before they are stored: in the folder of the store, or
 * in the temporary folder of the system for a store in memory. Safe for any thread.
 *
 * @param folder the folder of the store
 */
record StagingFolder(Optional<Path> folder) {

    private static final String ENDING = ".nq.gz";

    /** A new file in it, still empty. */
    Path file() throws IOException {
        if (folder.isEmpty()) {
            return Files.createTempFile("digital-commons", ENDING);
        }
        return Files.createTempFile(Files.createDirectories(place(folder.get())), "publication", ENDING);
    }

    /** Takes away what a process left there that was killed; for the one who holds the store, before anything is staged. */
    void clear() {
        folder.map(StagingFolder::place).filter(Files::isDirectory).ifPresent(place -> {
            try (var left = Files.list(place)) {
                for (var file : left.toList()) {
                    Files.deleteIfExists(file);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static Path place(Path store) {
        return store.resolve("staging");
    }
}
