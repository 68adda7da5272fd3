package org.digitalcommons.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.engine.ShaclPaths;
import org.apache.jena.shacl.vocabulary.SHACL;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.graph.NodeConst;
import org.digitalcommons.DefaultStore;
import org.digitalcommons.catalog.Rooms;
import org.digitalcommons.vocab.Term;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every file of shapes says, to each of its cases, what the case expects; and no message is without a case. */
class ShapesTest {

    private static final Path SHAPES = Path.of("shapes");
    private static final Path CASES = SHAPES.resolve("test");
    private static final Rooms ROOMS = DefaultStore.ROOMS;
    private static final Graph VOCABULARY = ROOMS.graph("ontology");

    /** One result, as far as a case tells it; the path is empty when the whole node is at fault. */
    private record Result(String focus, String shape, String path, String severity) {}

    @TestFactory
    Stream<DynamicTest> everyCaseGetsTheReportItExpects() throws IOException {
        return cases().map(file -> dynamicTest(CASES.relativize(file).toString(), file.toUri(), () -> {
            assertThat(Files.readString(file))
                    .as("the first line says what the case is")
                    .startsWith("# ");
            var content = graph(file);
            var expected = expected(content);
            assertThat(found(file, withoutReport(content))).isEqualTo(expected);
            assertThat(!expected.isEmpty())
                    .as("sh:conforms is false exactly when there are results")
                    .isEqualTo(content.contains(Node.ANY, SHACL.conforms, NodeConst.nodeFalse));
        }));
    }

    @Test
    void everyMessageHasACaseThatIsToldIt() throws IOException {
        var told = new TreeSet<String>();
        for (var file : cases().toList()) {
            expected(graph(file)).forEach(result -> told.add(result.shape()));
        }
        assertThat(Rule.all(ROOMS.shapes()).stream().map(Rule::shape).filter(s -> !told.contains(s)))
                .as("rules without a rejected case")
                .isEmpty();
    }

    /** A rule that is asked once finds what SHACL finds, which asks it of every thing in turn. */
    @TestFactory
    Stream<DynamicTest> whatIsAskedOnceIsFoundByPlainShaclToo() throws IOException {
        return cases().filter(file -> graph(shapes(file)).contains(Node.ANY, Term.askedOnce, Node.ANY))
                .map(file -> dynamicTest(CASES.relativize(file).toString(), file.toUri(), () -> {
                    var shapes = graph(SHAPES.resolve("prefixes.ttl"));
                    GraphUtil.addInto(shapes, graph(shapes(file)));
                    var data = withoutReport(graph(file));
                    GraphUtil.addInto(data, VOCABULARY);
                    var plain = ShaclValidator.get().validate(Shapes.parse(shapes), data).getEntries().stream()
                            .map(e -> e.focusNode() + " " + e.source() + " " + e.message())
                            .collect(Collectors.toSet());
                    var once = new Validator(shapes, VOCABULARY)
                            .judge(withoutReport(graph(file))).findings().stream()
                                    .map(f -> f.focus() + " " + f.shape() + " " + f.message())
                                    .collect(Collectors.toSet());
                    assertThat(once).isEqualTo(plain);
                }));
    }

    @Test
    void aMisspeltTermIsToldTheNearestOne() {
        var data = GraphFactory.createDefaultGraph();
        var thing = NodeFactory.createURI("https://example.org/thing");
        List.of("ammount", "fulltimeEquivalent", "evolutionstage", "hasSteps")
                .forEach(name -> data.add(
                        thing, NodeFactory.createURI(Term.NAMESPACE + name), NodeFactory.createLiteralString("")));
        assertThat(Validator.of(ROOMS).judge(data).findings())
                .extracting(Finding::message)
                .map(message -> message.replaceAll(".*#(\\w+)>: .*#(\\w+)>[.]", "$1 $2"))
                .containsExactlyInAnyOrder(
                        "ammount amount",
                        "fulltimeEquivalent fullTimeEquivalent",
                        "evolutionstage evolutionStage",
                        "hasSteps hasStep");
    }

    @Test
    void everyFileOfShapesHasACaseThatItAccepts() throws IOException {
        try (var files = Files.list(SHAPES)) {
            assertThat(files.map(f -> f.getFileName().toString())
                            .filter(f -> f.endsWith(".ttl") && !f.equals("prefixes.ttl"))
                            .map(f -> CASES.resolve(f.replace(".ttl", "")).resolve("accepted.ttl")))
                    .allMatch(Files::exists);
        }
    }

    @Test
    void theVocabularyItselfIsJudgedByNoShape() {
        assertThat(Validator.of(ROOMS).judge(Graph.emptyGraph).findings()).isEmpty();
    }

    private static Stream<Path> cases() throws IOException {
        var files = new ArrayList<Path>();
        try (var walk = Files.walk(CASES)) {
            walk.filter(f -> f.toString().endsWith(".ttl")).sorted().forEach(files::add);
        }
        return files.stream();
    }

    private static Path shapes(Path file) {
        return SHAPES.resolve(CASES.relativize(file).getName(0) + ".ttl");
    }

    private static Set<Result> found(Path file, Graph data) {
        var shapes = graph(SHAPES.resolve("prefixes.ttl"));
        GraphUtil.addInto(shapes, graph(shapes(file)));
        return new Validator(shapes, VOCABULARY)
                .judge(data).findings().stream()
                        .map(f -> new Result(
                                f.focus().toString(),
                                f.shape(),
                                f.path(),
                                f.severity().iri().toString()))
                        .collect(Collectors.toSet());
    }

    private static Set<Result> expected(Graph content) {
        return content.stream(Node.ANY, SHACL.result, Node.ANY)
                .map(Triple::getObject)
                .map(result -> new Result(
                        value(content, result, SHACL.focusNode),
                        value(content, result, SHACL.sourceShape),
                        path(content, result),
                        value(content, result, SHACL.resultSeverity)))
                .collect(Collectors.toSet());
    }

    /** A property as it is; a path as SPARQL writes it. */
    private static String path(Graph graph, Node result) {
        return graph.stream(result, SHACL.resultPath, Node.ANY)
                .map(t -> t.getObject().isURI()
                        ? t.getObject().toString()
                        : ShaclPaths.pathToString(ShaclPaths.parsePath(graph, t.getObject())))
                .findFirst()
                .orElse("");
    }

    private static String value(Graph graph, Node subject, Node property) {
        return graph.stream(subject, property, Node.ANY)
                .map(t -> t.getObject().toString())
                .findFirst()
                .orElse("");
    }

    private static Graph withoutReport(Graph content) {
        var data = GraphFactory.createDefaultGraph();
        content.stream().filter(t -> !t.getSubject().isBlank()).forEach(data::add);
        return data;
    }

    private static Graph graph(Path file) {
        var graph = GraphFactory.createDefaultGraph();
        Rooms.read(file, graph);
        return graph;
    }
}
