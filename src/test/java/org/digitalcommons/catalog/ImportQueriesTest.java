package org.digitalcommons.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.graph.compose.Union;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.Syntax;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.sparql.graph.GraphFactory;
import org.digitalcommons.DefaultStore;
import org.digitalcommons.plan.PreparedQuery;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every import query makes exactly the expected statements of its format's example, here and on a second engine. The
 * rows of the example (those of a query's own, such as {@code prepare-data.ttl}, where it has them) pass through the queries as in the product: subjects, reasons, then notes and the mapping. With
 * {@code -Dexamples.write=true} missing expectations are written, to be read before they are kept.
 */
class ImportQueriesTest {

    private static final Rooms ROOMS = DefaultStore.ROOMS;
    private static final Path EXAMPLES = Path.of("queries", "test", "import");
    private static final Graph ONTOLOGY = ROOMS.graph("ontology");
    private static final String TERMS = turtle(ONTOLOGY);

    /** What has run before a query of this kind. */
    private static final List<String> BEFORE_ALL_OTHERS = List.of("prepare", "subjects", "reasons");

    @TestFactory
    Stream<DynamicTest> everyQueryMakesTheStatementsOfItsExample() {
        return queries()
                .map(query -> dynamicTest(Rooms.name(query), query.toUri(), () -> {
                    var made = Engine.construct(Rooms.text(query), withOntology(input(query)));
                    assertThat(Engine.words(made)).isEqualTo(Engine.words(read(expectation(query, made))));
                }));
    }

    @TestFactory
    Stream<DynamicTest> everyQueryMakesTheSameStatementsOnAnotherEngine() {
        return queries()
                .map(query -> dynamicTest(Rooms.name(query), query.toUri(), () -> {
                    var input = input(query);
                    assertThat(Engine.constructElsewhere(Rooms.text(query), TERMS, turtle(input)))
                            .isEqualTo(Engine.words(Engine.construct(Rooms.text(query), withOntology(input))));
                }));
    }

    @TestFactory
    Stream<DynamicTest> everyQueryIsPlannedAndMakesTheSameStatementsByItsPlan() {
        return queries()
                .map(query -> dynamicTest(Rooms.name(query), query.toUri(), () -> {
                    var data = withOntology(input(query));
                    var planned = PreparedQuery.of(QueryFactory.create(Rooms.text(query), Syntax.syntaxSPARQL_11));
                    assertThat(planned.isPlanned()).isTrue();
                    assertThat(planned.construct(data).find().toSet())
                            .isEqualTo(Engine.construct(Rooms.text(query), data)
                                    .find()
                                    .toSet());
                }));
    }

    private static Stream<Path> queries() {
        return ROOMS.files("queries/import", ".rq").stream();
    }

    private static String format(Path query) {
        return Rooms.name(query).replaceAll("\\..*", "");
    }

    private static String kind(Path query) {
        return Rooms.name(query).contains(".") ? Rooms.name(query).replaceAll("^.*\\.", "") : "expected";
    }

    private static Graph input(Path query) {
        var folder = EXAMPLES.resolve(format(query));
        var own = folder.resolve(kind(query) + "-data.ttl");
        var graph = read(Files.exists(own) ? own : folder.resolve("data.ttl"));
        for (var kind : BEFORE_ALL_OTHERS) {
            if (kind.equals(kind(query))) {
                break;
            }
            var before = "queries/import/%s.%s.rq".formatted(format(query), kind);
            if (ROOMS.has(before)) {
                GraphUtil.addInto(graph, Engine.construct(ROOMS.text(before), withOntology(graph)));
            }
        }
        return graph;
    }

    /** The rows beside the terms that the queries look up, without a copy of those. */
    private static Graph withOntology(Graph rows) {
        return new Union(rows, ONTOLOGY);
    }

    private static Path expectation(Path query, Graph made) throws IOException {
        var expected = EXAMPLES.resolve(format(query)).resolve(kind(query) + ".ttl");
        if (!Files.exists(expected) && Boolean.getBoolean("examples.write")) {
            made.getPrefixMapping()
                    .clearNsPrefixMap()
                    .setNsPrefixes(QueryFactory.create(Rooms.text(query)).getPrefixMapping());
            Files.writeString(expected, turtle(made));
        }
        return expected;
    }

    private static String turtle(Graph graph) {
        var text = new StringWriter();
        RDFDataMgr.write(text, graph, Lang.TURTLE);
        return text.toString();
    }

    private static Graph read(Path file) {
        var graph = GraphFactory.createDefaultGraph();
        Rooms.read(file, graph);
        return graph;
    }
}
