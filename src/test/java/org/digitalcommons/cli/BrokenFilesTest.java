package org.digitalcommons.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.digitalcommons.CommandLineRun;
import org.digitalcommons.store.Store;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** A file that cannot be published says why in a sentence, exits with 1 or 3, and leaves the store as it was. */
@Tag("slow")
class BrokenFilesTest {

    private static final Path TAXBASE = Path.of("data", "source", "taxbase-2018-09-10", "council-taxbase-2018.csv");

    @TempDir
    private static Path folder;

    private static Path store = Path.of("");

    private record Broken(String name, byte[] content, int code, String sentence) {}

    @BeforeAll
    static void publishAGoodFile() throws IOException {
        store = folder.resolve("store");
        var run = CommandLineRun.of(
                "publish", TAXBASE.toString(), "--as", "test", "--period", "2018", "--store", store.toString());
        assertThat(run.err()).endsWith("rows: 331 read, 326 used, 5 reported\n");
        assertThat(run.code()).isZero();
    }

    @TestFactory
    Stream<DynamicTest> aBrokenFileIsExplainedAndTheStoreIsAsItWas() throws IOException {
        var good = Files.readString(TAXBASE);
        return Stream.of(
                        new Broken(
                                "wrong-column.csv",
                                bytes(good.replace("E-code", "Colour")),
                                1,
                                "no column is named \"E-code\", which council taxbase needs. Columns that were not recognised: \"Colour\"."),
                        new Broken(
                                "text-in-a-number.csv",
                                bytes(good.replace("28280", "many")),
                                1,
                                "text-in-a-number.csv, row 6"),
                        new Broken(
                                "really-a.csv",
                                bytes("%PDF-1.7\n1 0 obj\n<</Type/Catalog>>\nendobj\n"),
                                1,
                                "really-a.csv is a PDF, whatever its name says."),
                        new Broken(
                                "half.csv",
                                Arrays.copyOf(bytes(good), good.indexOf("E1031,Amber") + 9),
                                1,
                                "half.csv ends in row 8 with 2 of 3 cells, as when a file is cut off."),
                        new Broken("empty.csv", new byte[0], 1, "empty.csv is empty (0 bytes)."))
                .map(broken -> dynamicTest(broken.name(), () -> explained(broken)));
    }

    @Test
    void aFileThatIsNotThereIsAnObstacle() throws IOException {
        var run = publish(folder.resolve("none.csv"));
        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err()).contains("none.csv cannot be read. Check that the file is there");
    }

    @Test
    void publishingTheSameTwiceChangesNothing() throws IOException {
        var before = content();
        var run = publish(TAXBASE);
        assertThat(run.err()).contains("Published before; nothing changed.");
        assertThat(run.code()).isZero();
        assertThat(content()).isEqualTo(before);
    }

    @Test
    void aStoreThatAnotherProcessHoldsIsAnObstacle() throws IOException {
        // The process of the test holds it.
        try (var held = Store.open(store)) {
            assertThat(held.size()).isPositive();
            var run = publish(TAXBASE);
            assertThat(run.err()).contains("Another process holds the store").doesNotContain("\tat ");
            assertThat(run.code()).isEqualTo(3);
        }
    }

    private static void explained(Broken broken) throws IOException {
        var before = content();
        var file = folder.resolve(broken.name());
        Files.write(file, broken.content());
        var run = publish(file);
        assertThat(run.err()).contains(broken.sentence()).doesNotContain("\tat ");
        assertThat(run.code()).isEqualTo(broken.code());
        assertThat(content()).as("what is stored").isEqualTo(before);
    }

    private static CommandLineRun publish(Path file) throws IOException {
        return CommandLineRun.of(
                "publish", file.toString(), "--as", "test", "--period", "2018", "--store", store.toString());
    }

    private static String content() {
        try (var opened = Store.open(store)) {
            return opened.state() + " " + opened.statements("");
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
