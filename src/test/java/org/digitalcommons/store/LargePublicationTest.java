package org.digitalcommons.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.digitalcommons.CommandLineRun;
import org.digitalcommons.CommonsException;
import org.digitalcommons.Extent;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A publication need not fit into memory: not when it is published, nor replaced, nor withdrawn. */
@Tag("slow")
@Tag("thorough")
class LargePublicationTest {

    @TempDir
    private Path folder;

    @Test
    void aPublicationIsPublishedReplacedAndWithdrawnInASmallHeap() throws IOException {
        var line = new ArrayList<String>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                LargePublication.class.getName(),
                folder.toString(),
                Integer.toString(Extent.STATEMENTS.now()),
                "50"));
        var run = CommandLineRun.run(line);
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("withdrawing: ", "reading the history: ");
    }

    @Test
    void aStagedFileIsPublishedAsItsGraphsWouldBe() throws IOException {
        var file = folder.resolve("staged.nq.gz");
        var made = Made.graphs("a", 1, 3, 40);
        try (var out = NQuads.compress(Files.newOutputStream(file))) {
            var writer = NQuads.writer(out);
            Quads.of(made).forEach(writer::quad);
            writer.finish();
        }
        var staged = Quads.staged(file);
        assertThat(staged.statements()).isEqualTo(120);
        assertThat(staged.graphs()).containsExactlyInAnyOrderElementsOf(made.keySet());
        var publication = Made.publication("a");
        try (var store = Store.inMemory()) {
            assertThat(store.publish(publication, staged, n -> {})).isTrue();
            assertThat(store.publish(publication, Quads.staged(file), n -> {})).isFalse();
            assertThat(store.graphs(publication)).hasSize(3);
            store.graphs(publication)
                    .forEach((name, graph) -> assertThat(graph.isIsomorphicWith(Objects.requireNonNull(made.get(name))))
                            .isTrue());
        }
    }

    @Test
    void aStagedFileThatIsNotWholeIsRefusedBeforeAnythingIsWritten() throws IOException {
        var file = folder.resolve("staged.nq");
        Files.writeString(file, """
                <https://example.org/a> <https://example.org/b> "c" <https://example.org/g> .
                <https://example.org/a> <https://example.org/b> "d
                """);
        assertRefused(file, "[line: 3, col: 1 ]");
        Files.writeString(file, "<https://example.org/a> <https://example.org/b> \"c\" .\n");
        assertRefused(file, "a statement lies in no named graph");
        assertRefused(folder.resolve("none.nq"), "none.nq");
    }

    private static void assertRefused(Path file, String reason) {
        assertThatThrownBy(() -> Quads.staged(file))
                .isInstanceOf(CommonsException.class)
                .hasMessageContaining(file + " cannot be read: ")
                .hasMessageContaining(reason);
    }

    @Test
    void blankNodesOfTwoStagedFilesAreNotOne() throws IOException {
        try (var store = Store.inMemory()) {
            for (var name : List.of("a", "b")) {
                var file = folder.resolve(name + ".nq");
                Files.writeString(
                        file, "_:x <https://example.org/says> \"%s\" <%s> .\n".formatted(name, Made.publication(name)));
                store.publish(Made.publication(name), Quads.staged(file), n -> {});
            }
            assertThat(store.graphs(store.publishedNames()).values().stream()
                            .flatMap(graph -> graph.stream().map(t -> t.getSubject()))
                            .distinct())
                    .hasSize(2);
        }
    }
}
