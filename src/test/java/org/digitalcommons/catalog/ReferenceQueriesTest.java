package org.digitalcommons.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.sparql.graph.GraphFactory;
import org.digitalcommons.DefaultStore;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every query of {@code queries/reference}, {@code queries/withdraw} and {@code queries/grant} makes the expected statements of its example, here and on a second engine. */
class ReferenceQueriesTest {

    private static final Rooms ROOMS = DefaultStore.ROOMS;

    @TestFactory
    Stream<DynamicTest> everyReferenceIsTakenAsInItsExample() {
        return examples("reference");
    }

    @TestFactory
    Stream<DynamicTest> everyWithdrawalLeavesWhatItsExampleSays() {
        return examples("withdraw");
    }

    /** Those that make statements; the others are asked of a store, by the tests of what may be stated. */
    @TestFactory
    Stream<DynamicTest> everyOwnerIsFoundAsInItsExample() {
        return examples("grant").filter(test -> test.getDisplayName().equals("owner"));
    }

    private static Stream<DynamicTest> examples(String room) {
        return ROOMS.files("queries/" + room, ".rq").stream()
                .map(query -> dynamicTest(Rooms.name(query), query.toUri(), () -> {
                    var example = Path.of("queries", "test", room, Rooms.name(query));
                    var taken = Engine.construct(Rooms.text(query), read(example.resolve("data.ttl")));
                    var expected = example.resolve("expected.ttl");
                    if (!Files.exists(expected) && Boolean.getBoolean("examples.write")) {
                        write(taken, query, expected);
                    }
                    assertThat(Engine.words(taken)).isEqualTo(Engine.words(read(expected)));
                    assertThat(Engine.constructElsewhere(Rooms.text(query), Rooms.text(example.resolve("data.ttl"))))
                            .isEqualTo(Engine.words(taken));
                }));
    }

    private static void write(Graph graph, Path query, Path to) throws IOException {
        graph.getPrefixMapping()
                .setNsPrefixes(QueryFactory.create(Rooms.text(query)).getPrefixMapping());
        var text = new StringWriter();
        RDFDataMgr.write(text, graph, Lang.TURTLE);
        Files.writeString(to, text.toString());
    }

    private static Graph read(Path file) {
        var graph = GraphFactory.createDefaultGraph();
        Rooms.read(file, graph);
        return graph;
    }
}
