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

/** Pb1: which of several publishers leads with a figure is found as in the examples, here and on a second engine. */
class LeadQueriesTest {

    private static final Rooms ROOMS = DefaultStore.ROOMS;

    @TestFactory
    Stream<DynamicTest> everyFigureIsLedWithAsInItsExample() {
        return ROOMS.files("queries/lead", ".rq").stream()
                .map(query -> dynamicTest(Rooms.name(query), query.toUri(), () -> {
                    var example = Path.of("queries", "test", "lead", Rooms.name(query));
                    var data = Rooms.text(example.resolve("data.trig"));
                    var found = Engine.construct(Rooms.text(query), Engine.dataset(data));
                    var expected = example.resolve("expected.ttl");
                    if (!Files.exists(expected) && Boolean.getBoolean("examples.write")) {
                        write(found, expected);
                    }
                    var right = GraphFactory.createDefaultGraph();
                    Rooms.read(expected, right);
                    assertThat(Engine.words(found))
                            .isEqualTo(Engine.words(right))
                            .isNotEmpty();
                    assertThat(Engine.constructElsewhere(Rooms.text(query), data))
                            .isEqualTo(Engine.words(found));
                }));
    }

    private static void write(Graph found, Path expected) throws IOException {
        var text = new StringWriter();
        RDFDataMgr.write(text, found, Lang.TURTLE);
        Files.writeString(expected, text.toString());
    }
}
