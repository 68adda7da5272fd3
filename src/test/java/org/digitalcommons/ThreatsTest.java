package org.digitalcommons;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Each threat in {@code docs/operate/threats.md} names a test that is there. */
class ThreatsTest {

    private static final Pattern NAME = Pattern.compile("`(\\w+Test)`");

    @Test
    void everyThreatNamesATestThatExists() throws IOException {
        var tests = new TreeSet<String>();
        try (var files = Files.walk(Path.of("src", "test", "java"))) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith("Test.java"))
                    .forEach(name -> tests.add(name.substring(0, name.length() - ".java".length())));
        }
        var page = Files.readString(Path.of("docs", "operate", "threats.md"));
        var rows = page.lines()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| threat "))
                .toList();
        assertThat(rows)
                .hasSizeGreaterThan(25)
                .allMatch(row -> NAME.matcher(row).find());
        assertThat(NAME.matcher(page).results().map(found -> found.group(1))).allMatch(tests::contains);
    }
}
