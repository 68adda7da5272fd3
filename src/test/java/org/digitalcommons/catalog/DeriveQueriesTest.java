package org.digitalcommons.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.sparql.graph.GraphFactory;
import org.digitalcommons.DefaultStore;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every derive step makes exactly the expected statements of its example, here and on a second engine. With
 * {@code -Dexamples.write=true} missing expectations are written, to be read before they are kept.
 */
class DeriveQueriesTest {

    private static final Rooms ROOMS = DefaultStore.ROOMS;
    private static final Path EXAMPLES = Path.of("queries", "test", "derive");

    @TestFactory
    Stream<DynamicTest> everyStepMakesTheStatementsOfItsExample() {
        return steps().map(query -> dynamicTest(name(query), query.toUri(), () -> {
            var expected = expectation(query);
            assertThat(Engine.words(derived(query))).isEqualTo(Engine.words(read(expected)));
            assertThat(derived(query).isIsomorphicWith(read(expected))).isTrue();
        }));
    }

    @TestFactory
    Stream<DynamicTest> everyStepMakesTheSameStatementsOnAnotherEngine() {
        return steps().map(query -> dynamicTest(
                name(query),
                query.toUri(),
                () -> assertThat(Engine.constructElsewhere(
                                Rooms.text(query), Rooms.text(example(query).resolve("data.ttl"))))
                        .isEqualTo(Engine.words(derived(query)))));
    }

    @TestFactory
    Stream<DynamicTest> everyGatherStepOfOneKeyMakesItsPartOfTheWhole() {
        return steps().filter(q -> q.toString().contains("gather"))
                .map(query -> dynamicTest(name(query), query.toUri(), () -> {
                    var question = Question.of(name(query), Rooms.text(query));
                    var data = read(example(query).resolve("data.ttl"));
                    var parts = GraphFactory.createDefaultGraph();
                    data.find()
                            .mapWith(t -> t.getObject())
                            .andThen(data.find().mapWith(t -> t.getSubject()))
                            .filterKeep(n -> n.isURI())
                            .toSet()
                            .forEach(key -> Engine.construct(question.gathering(key), data)
                                    .find()
                                    .forEachRemaining(parts::add));
                    assertThat(Engine.words(parts)).isEqualTo(Engine.words(derived(query)));
                }));
    }

    private static Stream<Path> steps() {
        return Stream.of("queries/derive", "queries/suggest").flatMap(room -> ROOMS.files(room, ".rq").stream());
    }

    private static String name(Path query) {
        var kind = query.getName(query.getNameCount() - 2);
        return kind + "/" + Rooms.name(query);
    }

    private static Path example(Path query) {
        return EXAMPLES.resolve(name(query));
    }

    private static Graph derived(Path query) {
        return Engine.construct(Rooms.text(query), read(example(query).resolve("data.ttl")));
    }

    private static Path expectation(Path query) throws IOException {
        var expected = example(query).resolve("expected.ttl");
        if (!Files.exists(expected) && Boolean.getBoolean("examples.write")) {
            var graph = derived(query);
            graph.getPrefixMapping().setNsPrefixes(prefixes(query));
            var text = new StringWriter();
            RDFDataMgr.write(text, graph, Lang.TURTLE);
            Files.writeString(expected, text.toString());
        }
        return expected;
    }

    private static org.apache.jena.shared.PrefixMapping prefixes(Path query) {
        return org.apache.jena.query.QueryFactory.create(Rooms.text(query)).getPrefixMapping();
    }

    private static Graph read(Path file) {
        var graph = GraphFactory.createDefaultGraph();
        Rooms.read(file, graph);
        return graph;
    }
}
