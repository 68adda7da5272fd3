package org.digitalcommons;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What once broke something, kept in {@code src/test/resources/corpus} under a name that says what it is, and tried always. */
public final class Corpus {

    private static final Path FOLDER = Path.of("src/test/resources/corpus");

    private Corpus() {}

    /** The files of a kind, in order. */
    public static List<Path> of(String kind) {
        try (var files = Files.list(FOLDER.resolve(kind))) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
