package org.digitalcommons;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the list of decisions from their titles. */
final class DecisionIndex {

    private static final Path FOLDER = Path.of("docs/decisions");

    private DecisionIndex() {}

    static String page() {
        var page = new StringBuilder("""
                # Decisions

                One page for each lasting choice: the situation, the choice, and what it costs. A page is corrected when the code
                departs from it, and replaced by a later page when the choice changes. The numbers 16 to 18 were never used.

                | number | decision |
                |--:|---|
                """);
        try (var files = Files.list(FOLDER)) {
            for (var file :
                    files.map(Path::getFileName).map(Path::toString).sorted().toList()) {
                if (!file.equals("README.md")) {
                    page.append(row(file));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return page.toString();
    }

    private static String row(String file) throws IOException {
        var title = Files.readAllLines(FOLDER.resolve(file)).getFirst();
        var number = Integer.parseInt(file.substring(0, 4));
        if (!title.startsWith("# %d. ".formatted(number))) {
            throw new AssertionError("the title of %s does not begin with its number: %s".formatted(file, title));
        }
        return "| %d | [%s](%s) |\n".formatted(number, title.substring(title.indexOf(". ") + 2), file);
    }
}
