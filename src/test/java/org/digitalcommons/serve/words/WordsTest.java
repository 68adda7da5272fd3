package org.digitalcommons.serve.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What pages say lies in the message files: none of it in Java, none in a template, and no message that nobody says. */
class WordsTest {

    private static final Path SERVE = Path.of("src", "main", "java", "org", "digitalcommons", "serve");
    private static final Path TEMPLATES = Path.of("src", "main", "jte");

    private static final Pattern SAYING = Pattern.compile("\\bsay\\(([^()]*)");
    private static final Pattern LITERAL = Pattern.compile("\"((?:\\\\.|[^\"\\\\\\n])*)\"");
    private static final Pattern SENTENCE = Pattern.compile("^[A-Z%{][^/<>=]*[a-z,] [a-z%]+[ .].*");
    private static final Pattern NOT_TEXT =
            Pattern.compile("(?m)<[^<>]*>|^@.*$|@(?:endfor|endif|else)\\b|@(?:if|for|elseif)"
                    + "\\((?:[^()]|\\((?:[^()]|\\([^()]*\\))*\\))*\\)");

    @Test
    void everyMessageThatIsSaidIsThere() {
        var keys = Words.english().keys();
        for (var file : files()) {
            SAYING.matcher(text(file))
                    .results()
                    .flatMap(m -> literals(m.group(1)))
                    .forEach(key -> assertThat(keys)
                            .as("keys, of which %s says one", file.getFileName())
                            .contains(key));
        }
    }

    @Test
    void everyMessageIsSaid() {
        var said = new TreeSet<String>();
        for (var file : files()) {
            literals(text(file)).forEach(said::add);
            SAYING.matcher(text(file))
                    .results()
                    .flatMap(m -> literals(m.group(1)))
                    .forEach(said::add);
        }
        assertThat(Words.english().keys().stream().filter(key -> !said.contains(key)))
                .as("messages that nobody says")
                .isEmpty();
    }

    @Test
    void noSentenceIsInJava() {
        for (var file : files()) {
            if (file.toString().endsWith(".java")
                    && Stream.of("page", "upload", "reconcile")
                            .anyMatch(room -> file.startsWith(SERVE.resolve(room)))) {
                assertThat(literals(withoutComments(text(file)))
                                .filter(l -> SENTENCE.matcher(l).matches()))
                        .as("sentences in %s", file.getFileName())
                        .isEmpty();
            }
        }
    }

    @Test
    void noWordIsInATemplate() {
        for (var file : files()) {
            if (file.toString().endsWith(".jte")) {
                var text = text(file).replaceAll("[!$]\\{[^{}]*}", "");
                assertThat(Pattern.compile("(?:aria-label|alt|title)=\"[A-Za-z][^\"]*\"")
                                .matcher(text)
                                .results()
                                .map(m -> m.group()))
                        .as("words in attributes of %s", file.getFileName())
                        .isEmpty();
                assertThat(NOT_TEXT.matcher(text).replaceAll("").lines().filter(l -> l.matches(".*[A-Za-z]{2}.*")))
                        .as("words in %s", file.getFileName())
                        .isEmpty();
            }
        }
    }

    @Test
    void aMessageIsFilledAndCounted() {
        var words = Words.english();
        assertThat(words.say("common.rows", 1)).isEqualTo("1 row");
        assertThat(words.say("common.rows", 0)).isEqualTo("0 rows");
        assertThat(words.say("common.first-rows", 40, 12345)).isEqualTo("The first 40 of 12,345 rows");
        assertThatThrownBy(() -> words.say("none")).hasMessage("There is no message none");
    }

    @Test
    void anApostropheIsWrittenTwice() {
        for (var key : Words.english().keys()) {
            assertThat(Words.english().say(key, 2, 3, 4, 5)).as(key).doesNotContain("{");
        }
        assertThat(text(Path.of("src", "main", "resources", "site", "messages_en.properties"))
                        .replace("''", "")
                        .lines()
                        .filter(l -> !l.startsWith("#")))
                .noneMatch(l -> l.contains("'"));
    }

    @Test
    void whoAsksForALanguageThatIsNotThereReadsEnglish() {
        assertThat(Words.accepted(Optional.of("cy, en;q=0.8")).language()).isIn("cy", "en");
        for (var header : List.of("fr", "", "en-GB,en;q=0.9", "*", ";;;q=nonsense")) {
            assertThat(Words.accepted(Optional.of(header)).language())
                    .as(header)
                    .isEqualTo("en");
        }
        assertThat(Words.accepted(Optional.empty()).language()).isEqualTo("en");
    }

    private static Stream<String> literals(String text) {
        return LITERAL.matcher(text).results().map(m -> m.group(1));
    }

    private static String withoutComments(String text) {
        return text.replaceAll("(?s)/\\*.*?\\*/", "").replaceAll("(?m)^\\s*//.*$", "");
    }

    private static List<Path> files() {
        return Stream.of(SERVE, TEMPLATES).flatMap(WordsTest::under).toList();
    }

    private static Stream<Path> under(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
