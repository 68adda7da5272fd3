package org.digitalcommons.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.apache.jena.graph.Node;
import org.digitalcommons.CommandLineRun;
import org.digitalcommons.Commons;
import org.digitalcommons.DefaultStore;
import org.digitalcommons.store.Quads;
import org.digitalcommons.vocab.Term;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pb2: a text that is erased is in no byte below the store's folder; what is left has a visible gap and its digests. */
@Tag("slow")
class EraseCommandTest {

    private static final String NAME = "Jane Winterbourne";

    @TempDir
    private Path folder;

    @Test
    void anErasedTextIsLeftNowhereAndItsGapIsMarked() throws Exception {
        var store = folder.resolve("store");
        publish(store, "Gardening by jane  winterbourne", "Seats");
        publish(store, "Refund to " + NAME, "Seats and tables");
        publish(store, "Refund to " + NAME, "Benches");
        Files.createDirectories(store.resolve("pull"));
        Files.writeString(store.resolve("pull").resolve("note.txt"), "A letter of " + NAME + " came.\n");
        assertThat(holding(store)).as("that the search finds it").hasSizeGreaterThan(3);

        var run = CommandLineRun.of("erase", "--text", NAME, "--store", store.toString());
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("version 1", "version 2", "version 3", "pull/note.txt");

        assertThat(holding(store)).isEmpty();
        assertThat(Files.readString(store.resolve("pull").resolve("note.txt")))
                .isEqualTo("A letter of [erased] came.\n");
        try (var commons = Commons.open(store, DefaultStore.ROOMS)) {
            assertThat(commons.upkeep().isDerived()).isTrue();
            assertThat(commons.contents().versions()).hasSize(3);
            var publication = commons.contents().publications().getFirst();
            var graphs = commons.contents().graphs(publication);
            assertThat(graphs.values().toString())
                    .contains("Refund to [erased]")
                    .doesNotContain("Winterbourne");
            var notes = commons.contents().graph(org.apache.jena.graph.NodeFactory.createURI(Term.GRAPH + "store"));
            assertThat(notes.orElseThrow()
                            .find(Node.ANY, Term.digestAfter, Node.ANY)
                            .toList())
                    .hasSize(3)
                    .anySatisfy(t -> assertThat(t.getObject().getLiteralLexicalForm())
                            .as("what anybody works out of the graphs")
                            .isEqualTo(Quads.of(graphs).checksum()));
        }
    }

    private static void publish(Path store, String purpose, String other) throws IOException {
        var file = store.resolveSibling("spend.csv");
        Files.writeString(
                file,
                "Date,Supplier,Amount,Directorate,Category\n2022-05-01,A Ltd,600.00,Parks,%s\n2022-05-02,B Ltd,700.00,Parks,%s\n"
                        .formatted(purpose, other));
        var run = CommandLineRun.of(
                "publish",
                file.toString(),
                "--as",
                "ecode-E2236",
                "--about",
                "ecode-E2236",
                "--period",
                "2022-05",
                "--store",
                store.toString());
        assertThat(run.code()).as(run.err()).isZero();
    }

    /** Every file below a folder that has the name in its bytes, packed or not. */
    private static List<Path> holding(Path folder) throws IOException {
        var found = new ArrayList<Path>();
        try (var all = Files.walk(folder)) {
            for (var file : all.filter(Files::isRegularFile).toList()) {
                var bytes = Files.readAllBytes(file);
                if (file.toString().endsWith(".gz")) {
                    try (var in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
                        bytes = in.readAllBytes();
                    }
                }
                var text = new String(bytes, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
                if (text.contains("winterbourne")) {
                    found.add(file);
                }
            }
        }
        return found;
    }
}
