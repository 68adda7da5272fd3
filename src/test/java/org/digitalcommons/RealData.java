package org.digitalcommons;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Files that public bodies really published: all of them where the folder {@code ../shared/data} lies beside the project,
 * and small cut copies of some, each with its source, everywhere.
 */
public final class RealData {

    /** The files as they were published, which are not everywhere; {@code -Dreal.data=none} does as if they were not here. */
    public static final Path WHOLE = Path.of(System.getProperty("real.data", "../shared/data"));

    /** Cut copies under the same names. */
    public static final Path CUT = Path.of("src", "test", "resources", "real");

    private RealData() {}

    /** Whether there is a file of this name, whole or cut. */
    public static boolean has(String name) {
        return Files.exists(at(name));
    }

    /** The file of this name, whole where it is there; the test is skipped where there is not even a cut copy. */
    public static Path file(String name) {
        var file = at(name);
        assumeTrue(Files.exists(file), "The real file is not here: " + file);
        return file;
    }

    /** The same, but the cut copy where there is one and the whole file is larger than this build reads. */
    public static Path fileOfSize(String name) {
        var file = file(name);
        var cut = CUT.resolve(name);
        return file.toFile().length() / 1_000 > Extent.KILOBYTES.now() && Files.exists(cut) ? cut : file;
    }

    /** Whether the files are here as they were published. */
    public static boolean isWhole() {
        return Files.isDirectory(WHOLE);
    }

    private static Path at(String name) {
        return (isWhole() ? WHOLE : CUT).resolve(name);
    }
}
