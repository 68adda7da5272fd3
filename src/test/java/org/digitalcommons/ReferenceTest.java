package org.digitalcommons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Generated pages and diagrams are up to date: those of the rooms, of the packages and of the glossary. Run with
 * {@code -Ddocs.write=true} to write them; without it, a page that is out of date fails.
 */
class ReferenceTest {

    private static final Map<Path, String> PAGES = pages();

    private static Map<Path, String> pages() {
        var pages = new TreeMap<>(ModuleDiagram.all());
        pages.put(Path.of("ontology/README.md"), TermReference.page());
        pages.put(Path.of("ontology/scheme/README.md"), SchemeReference.page());
        pages.put(Path.of("queries/README.md"), QueryReference.page());
        pages.put(Path.of("shapes/README.md"), RuleReference.page());
        pages.put(Path.of("docs/decisions/README.md"), DecisionIndex.page());
        pages.put(Path.of("docs/images/packages.svg"), Packages.picture());
        pages.put(Path.of("docs/images/delivery.svg"), DeliveryDiagram.picture());
        pages.put(Path.of("docs/operate/limits.md"), LimitReference.page());
        put(pages, Path.of("docs/architecture.md"), Map.of("packages", Packages.table(), "imports", Layers.table()));
        put(pages, Path.of("docs/glossary.md"), Map.of("terms", Glossary.terms(), "types", Glossary.types()));
        return pages;
    }

    private static void put(Map<Path, String> pages, Path page, Map<String, String> parts) {
        try {
            pages.put(page, Sections.written(Files.readString(page), parts));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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

    @Test
    void theTourNamesClassesThatExist() throws IOException {
        var page = Files.readString(Path.of("docs/architecture.md"));
        var tour = page.substring(page.indexOf("## A short tour"), page.indexOf("## The header of a query"));
        var named = Pattern.compile("`([A-Z][a-z]\\w+)`")
                .matcher(tour)
                .results()
                .map(m -> m.group(1))
                .toList();
        var types = Packages.CLASSES.stream().map(JavaClass::getSimpleName).collect(Collectors.toSet());
        assertThat(named).hasSizeGreaterThan(14);
        assertThat(named.stream().filter(name -> !types.contains(name) && !name.endsWith("Test")))
                .isEmpty();
        assertThat(tour.lines().filter(line -> line.matches("\\| [1-5] \\|.*"))).hasSize(15);
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(Optional.ofNullable(file.getParent()).orElseThrow());
        Files.writeString(file, text);
    }
}
