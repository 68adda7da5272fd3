package org.digitalcommons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The tables of terms, of code lists, of rules and of queries say what the rooms say, and so do the diagrams. Run with {@code -Ddocs.write=true} to write
 * them anew; without, a table that is out of date fails.
 */
class ReferenceTest {

    private static final Map<Path, String> PAGES = pages();

    private static Map<Path, String> pages() {
        var pages = new TreeMap<>(ModuleDiagram.all());
        pages.put(Path.of("ontology/README.md"), TermReference.page());
        pages.put(Path.of("ontology/scheme/README.md"), SchemeReference.page());
        pages.put(Path.of("queries/README.md"), QueryReference.page());
        pages.put(Path.of("shapes/README.md"), RuleReference.page());
        return pages;
    }

    @TestFactory
    Stream<DynamicTest> everyPageIsUpToDate() {
        return PAGES.entrySet().stream()
                .map(page -> dynamicTest(page.getKey().toString(), () -> {
                    if (Boolean.getBoolean("docs.write")) {
                        write(page.getKey(), page.getValue());
                    }
                    assertThat(page.getKey()).exists();
                    assertThat(Files.readString(page.getKey()))
                            .as(
                                    "%s is out of date; run: mvn test -Dtest=ReferenceTest -Ddocs.write=true",
                                    page.getKey())
                            .isEqualTo(page.getValue());
                }));
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(Optional.ofNullable(file.getParent()).orElseThrow());
        Files.writeString(file, text);
    }
}
