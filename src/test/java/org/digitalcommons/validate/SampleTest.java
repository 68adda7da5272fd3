package org.digitalcommons.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.graph.GraphFactory;
import org.digitalcommons.Commons;
import org.digitalcommons.DefaultStore;
import org.digitalcommons.catalog.Rooms;
import org.digitalcommons.publish.Sample;
import org.digitalcommons.publish.Unreadable;
import org.digitalcommons.vocab.Term;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every file of the sample gets the findings that were planted in it, and no other. */
class SampleTest {

    private static final Path SAMPLE = Path.of("data", "sample");
    private static final Rooms ROOMS = DefaultStore.ROOMS;
    private static final Commons COMMONS = Commons.inMemory(ROOMS);

    @AfterAll
    static void close() {
        COMMONS.close();
    }

    @TestFactory
    Stream<DynamicTest> everyGoodFileIsAcceptedWithThePlantedWarnings() throws IOException {
        return Files.readAllLines(SAMPLE.resolve("expected.tsv")).stream()
                .map(line -> line.split("\t", -1))
                .map(line -> dynamicTest(line[0], () -> {
                    var verdict = judge(SAMPLE.resolve(line[0]));
                    assertThat(verdict).isInstanceOf(Verdict.Pass.class);
                    assertThat(String.join(" ", codes(verdict))).isEqualTo(line.length > 1 ? line[1] : "");
                }));
    }

    @Test
    void everyGoodFileIsExpected() throws IOException {
        var expected =
                Files.readAllLines(SAMPLE.resolve("expected.tsv")).stream().map(line -> line.split("\t", -1)[0]);
        assertThat(Stream.concat(files("paper"), files("pioneer"))
                        .map(f -> SAMPLE.relativize(f).toString()))
                .containsExactlyInAnyOrderElementsOf(expected.toList());
    }

    @TestFactory
    Stream<DynamicTest> everyBadFileIsToldItsOneMistakeAndWhereItIs() throws IOException {
        return files("bad")
                .map(file -> dynamicTest(Rooms.name(file), () -> {
                    var verdict = judge(file);
                    assertThat(codes(verdict)).containsExactly(Rooms.name(file));
                    assertThat(verdict.findings())
                            .allSatisfy(finding -> assertThat(finding.source() + finding.focus())
                                    .containsAnyOf(file.getFileName().toString(), "graph/published"));
                    var warns =
                            Severity.of(verdict.findings().getFirst().severity().iri()) != Severity.VIOLATION;
                    assertThat(verdict instanceof Verdict.Pass).isEqualTo(warns);
                }));
    }

    @Test
    void everyFileOfShapesHasAFileThatBreaksIt() throws IOException {
        var broken = files("bad").map(Rooms::name).collect(Collectors.toSet());
        var unbroken = new ArrayList<String>();
        for (var shapes : ROOMS.files("shapes", ".ttl")) {
            if (!ROOMS.file("shapes").equals(shapes.getParent())) {
                continue;
            }
            var graph = graph(shapes);
            var codes = Rule.all(graph).stream().map(Rule::code).toList();
            if (!codes.isEmpty() && codes.stream().noneMatch(broken::contains)) {
                unbroken.add(shapes.getFileName().toString());
            }
        }
        assertThat(unbroken).isEmpty();
    }

    /** A figure of the paper is the product of its parameters over its divisors, to the last digit that is given. */
    @Test
    void everyExactFigureIsWhatItsParametersComeTo() throws IOException {
        var figures = GraphFactory.createDefaultGraph();
        for (var file : files("paper").toList()) {
            Rooms.read(file, figures);
        }
        var exact = new HashMap<Node, BigDecimal>();
        figures.find(Node.ANY, term("exact"), Node.ANY)
                .forEachRemaining(t ->
                        exact.put(t.getSubject(), new BigDecimal(t.getObject().getLiteralLexicalForm())));
        var checked = new TreeMap<String, BigDecimal>();
        exact.forEach((figure, stated) -> {
            var factors = values(figures, figure, "parameter", exact);
            if (!factors.isEmpty()) {
                var product = factors.stream().reduce(BigDecimal.ONE, BigDecimal::multiply);
                var quotient = values(figures, figure, "divisor", exact).stream()
                        .reduce(product, (a, b) -> a.divide(b, MathContext.DECIMAL128))
                        .setScale(stated.scale(), RoundingMode.HALF_UP);
                assertThat(inItsDigits(figures, figure, quotient))
                        .as(figure.getURI())
                        .isEqualByComparingTo(stated);
                checked.put(figure.getLocalName(), stated);
            }
        });
        assertThat(checked).hasSizeGreaterThanOrEqualTo(7);
    }

    /** A figure that follows from words, such as nearly ninety percent, says to what it is exact. */
    private static BigDecimal inItsDigits(Graph figures, Node figure, BigDecimal quotient) {
        return figures.find(figure, term("exactTo"), Node.ANY).toList().stream()
                .map(t -> new BigDecimal(t.getObject().getLiteralLexicalForm()))
                .map(to -> quotient.divide(to, 0, RoundingMode.HALF_UP).multiply(to))
                .findFirst()
                .orElse(quotient);
    }

    private static List<BigDecimal> values(
            Graph figures, Node figure, String property, java.util.Map<Node, BigDecimal> exact) {
        return figures.find(figure, term(property), Node.ANY).toList().stream()
                .map(t -> Optional.ofNullable(exact.get(t.getObject())).orElseThrow())
                .toList();
    }

    private static Node term(String name) {
        return NodeFactory.createURI(Term.NAMESPACE + name);
    }

    private static Stream<Path> files(String folder) throws IOException {
        try (var found = Files.list(SAMPLE.resolve(folder))) {
            return found.sorted().toList().stream();
        }
    }

    private static TreeSet<String> codes(Verdict verdict) {
        return verdict.findings().stream().map(Finding::code).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Verdict judge(Path file) throws Unreadable {
        return COMMONS.files().judge(COMMONS.files().read(Sample.delivery(file)));
    }

    private static Graph graph(Path file) {
        var graph = GraphFactory.createDefaultGraph();
        Rooms.read(file, graph);
        return graph;
    }
}
