package org.digitalcommons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * The walls of the house, each with the list of what broke it when it was built. A new breach fails, and so does a line of
 * a list whose breach is mended: the lists only shrink ({@code -Dwalls.write=true} takes out what is mended).
 */
class WallsTest {

    private static final Path LISTS = Path.of("src/test/resources/walls");

    /** Commits before this one have subjects of any length. */
    private static final String WALLS_BEGIN = "b0c7ae6eb44b";

    @Test
    void noJavaQueryShapeOrTemplateIsLongerThanThreeHundredLines() {
        var files = files(Path.of("src"), ".java", ".jte");
        files.putAll(files(Path.of("queries"), ".rq"));
        files.putAll(files(Path.of("shapes"), ".ttl"));
        assertOnlyKnown("long-files.txt", Walls.longFiles(files));
    }

    @Test
    void noLineOfAQueryIsLongerThanAScreen() {
        assertOnlyKnown("long-query-lines.txt", Walls.longLines(files(Path.of("queries"), ".rq")));
    }

    @Test
    void noLineOfProseIsLongerThanAScreen() {
        var pages = files(Path.of("docs"), ".md");
        for (var page :
                List.of("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "data/README.md", "data/sample/README.md")) {
            pages.put(Path.of(page), read(Path.of(page)));
        }
        assertOnlyKnown("long-prose.txt", Walls.longProse(pages));
    }

    @Test
    void noTwoTypesHaveOneName() {
        assertOnlyKnown("shared-names.txt", Walls.sharedNames(main()));
    }

    @Test
    void noTypeIsNamedByAParticipleAlone() {
        assertOnlyKnown("participles.txt", Walls.participles(main()));
    }

    @Test
    void pagesSayTheirSentencesInMessageFilesTemplatesAndQueryHeaders() {
        var pages = main();
        pages.keySet().removeIf(file -> !file.toString().matches(".*/serve/(page|upload)/.*|.*/serve/.*Pages?\\.java"));
        assertOnlyKnown("sentences-in-java.txt", Walls.sentences(pages));
    }

    @Test
    void noSixLinesOfTheProgramStandTwice() {
        var files = main();
        files.putAll(files(Path.of("src/main/jte"), ".jte"));
        assertOnlyKnown("same-lines-of-code.txt", Walls.standTwice(files, Walls.SAME_LINES_OF_CODE));
    }

    @Test
    void noTwentyLinesOfQueriesStandTwice() {
        assertOnlyKnown(
                "same-lines-of-queries.txt",
                Walls.standTwice(files(Path.of("queries"), ".rq"), Walls.SAME_LINES_OF_QUERIES));
    }

    @Test
    void subjectsOfCommitsFitOneLine() throws IOException, InterruptedException {
        var git = new ProcessBuilder("git", "log", "--no-merges", "--format=%s", WALLS_BEGIN + "..HEAD")
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        assumeTrue(Files.exists(Path.of(".git")), "no history to look at");
        var log = git.start();
        var subjects = new String(log.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assumeTrue(log.waitFor(1, TimeUnit.MINUTES) && log.exitValue() == 0, "the history does not reach that far");
        assertThat(Walls.longSubjects(subjects.lines().toList())).isEmpty();
    }

    @Nested
    class APlantedBreachIsFound {

        private static final String FITS = "line\n".repeat(300);

        @Test
        void ofAFileOneLineTooLong() {
            assertThat(Walls.longFiles(Map.of(Path.of("a/Fits.java"), FITS, Path.of("a/Long.java"), FITS + "line\n")))
                    .containsExactly("Long.java");
        }

        @Test
        void ofALineOneLetterTooLong() {
            assertThat(Walls.longLines(Map.of(
                            Path.of("fits.rq"), "x".repeat(120) + "\n", Path.of("long.rq"), "\n" + "x".repeat(121))))
                    .containsExactly("long.rq");
        }

        @Test
        void ofALineOfProseOneLetterTooLong() {
            var letters = "x".repeat(121);
            assertThat(Walls.longProse(Map.of(
                            Path.of("fits.md"),
                            "| " + letters + " |\n[" + letters + "](x.md)\n```\n" + letters + "\n```\n",
                            Path.of("long.md"),
                            letters)))
                    .containsExactly("long.md");
        }

        @Test
        void ofTwoTypesOfOneName() {
            var files = new TreeMap<Path, String>();
            files.put(Path.of("a/Reply.java"), "/** A class Reply of ours. */\npublic final class Reply {\n");
            files.put(Path.of("b/Page.java"), "class Page {\n    record Reply(String text) {}\n");
            files.put(Path.of("c/Other.java"), "class Other {\n    private record Page(String text) {}\n");
            assertThat(Walls.sharedNames(files)).containsExactly("Reply");
        }

        @Test
        void ofATypeNamedByAParticiple() {
            assertThat(Walls.participles(Map.of(
                            Path.of("Asked.java"), "record Asked(String words) {",
                            Path.of("Shown.java"), "sealed interface Shown {",
                            Path.of("Waiting.java"), "final class Waiting {\n    enum Finding {",
                            Path.of("Feed.java"), "class Feed {\n    class AskedOnce {")))
                    .containsExactly("Asked", "Shown", "Waiting");
        }

        @Test
        void ofASentenceInJava() {
            assertThat(Walls.sentences(Map.of(
                            Path.of("Page.java"), "title(\"What others run as well\");",
                            Path.of("Text.java"),
                                    "text(\"\"\"\n    No body has published\n    anything here.\n    \"\"\");",
                            Path.of("Label.java"), "label(\"Published pay\"); // \"not a thing that one says\"",
                            Path.of("Query.java"), "\"\"\"\n    SELECT one two three four five six\n    \"\"\"")))
                    .containsExactly("Page.java", "Text.java");
        }

        @Test
        void ofSixLinesThatStandTwice() {
            var six = "one();\ntwo();\nthree();\n}\n// why\nfour();\nfive();\nsix();\n";
            var files = new TreeMap<Path, String>();
            files.put(Path.of("A.java"), "start();\n" + six);
            files.put(Path.of("B.java"), six.replace("// why", "") + "end();\n");
            files.put(Path.of("C.java"), six.replace("three", "third"));
            assertThat(Walls.standTwice(files, 6)).containsExactly("A.java ~ B.java");
        }

        @Test
        void ofASubjectOneLetterTooLong() {
            assertThat(Walls.longSubjects(Set.of("x".repeat(72), "y".repeat(73))))
                    .containsExactly("y".repeat(73));
        }

        @Test
        void andOfAnEntryWhoseBreachIsMended() {
            assertThat(mended(Set.of("Long.java", "Mended.java"), Set.of("Long.java")))
                    .containsExactly("Mended.java");
        }
    }

    private static void assertOnlyKnown(String list, Set<String> found) {
        try {
            var file = LISTS.resolve(list);
            var known = new TreeSet<>(Files.readAllLines(file));
            if (Boolean.getBoolean("walls.write")) {
                known.retainAll(found);
                Files.write(file, known);
            }
            assertThat(found).as("breaches that %s does not list", list).isSubsetOf(known);
            assertThat(mended(known, found))
                    .as("lines of %s that can go, for they are mended", list)
                    .isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> mended(Set<String> known, Set<String> found) {
        var mended = new TreeSet<>(known);
        mended.removeAll(found);
        return mended;
    }

    private static Map<Path, String> main() {
        return files(Path.of("src/main/java"), ".java");
    }

    private static Map<Path, String> files(Path folder, String... endings) {
        var files = new TreeMap<Path, String>();
        try (var found = Files.walk(folder)) {
            for (var file : (Iterable<Path>) found.filter(Files::isRegularFile)::iterator) {
                for (var ending : endings) {
                    if (file.toString().endsWith(ending)) {
                        files.put(file, read(file));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
