package org.digitalcommons.publish.rdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.riot.system.StreamRDFLib;
import org.apache.jena.riot.system.StreamRDFWriter;
import org.apache.jena.sparql.graph.GraphFactory;
import org.digitalcommons.DefaultStore;
import org.digitalcommons.RealData;
import org.digitalcommons.publish.Candidate;
import org.digitalcommons.publish.Delivery;
import org.digitalcommons.publish.Unreadable;
import org.digitalcommons.publish.importer.Importer;
import org.digitalcommons.vocab.Prov;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * Linked data that public bodies really publish, in the guises that another system would give it: every syntax, the
 * statements in another order, blank nodes under other labels, a byte order mark. It has to make the same graph; what is cut off or in another
 * encoding is told.
 */
@Tag("slow")
class MutatedLinkedDataTest {

    private static final Path FOREIGN = (RealData.isWhole() ? RealData.WHOLE : RealData.CUT).resolve("09-foreign-rdf");
    private static final Importer IMPORTER = new Importer(DefaultStore.ROOMS);

    /** Line by line, since a serializer of whole graphs would put the statements into its own order. */
    private static final List<RDFFormat> STREAMED =
            List.of(RDFFormat.NTRIPLES, RDFFormat.NQUADS, RDFFormat.TURTLE_BLOCKS, RDFFormat.TRIG_BLOCKS);

    private static final List<RDFFormat> WHOLE = List.of(RDFFormat.TURTLE_PRETTY, RDFFormat.RDFXML, RDFFormat.JSONLD);

    /** A larger file is written in two syntaxes only, for the sake of time. */
    private static final int LARGE = 10_000;

    /** Turtle keeps a text with such a tag; JSON-LD would pass over it. */
    private static final String ILL_FORMED = "nl-be-x-generated-formal";

    private interface Trial {
        void on(String name, byte[] original) throws Exception;
    }

    @TestFactory
    Stream<DynamicTest> sameGraphInAnotherSyntaxAndOrder() throws Exception {
        return each((name, original) -> {
            var as = candidate(name, original);
            var graph = GraphFactory.createDefaultGraph();
            RDFParser.create()
                    .source(new ByteArrayInputStream(original))
                    .lang(Lang.TURTLE)
                    .base(LinkedData.ITSELF)
                    .parse(StreamRDFLib.graph(graph));
            for (var format : formats(graph)) {
                var bytes = write(graph, format, new Random(name.hashCode()));
                if (format.equals(RDFFormat.JSONLD) && isIllFormed(original)) {
                    assertThatThrownBy(() -> candidate(name.replace(".ttl", ".jsonld"), bytes))
                            .isInstanceOf(Unreadable.class)
                            .hasMessageContaining(ILL_FORMED);
                    continue;
                }
                var made = candidate(
                        name.replace(
                                ".ttl",
                                "." + format.getLang().getFileExtensions().getFirst()),
                        bytes);
                assertThat(made.rows()).as("statements as %s", format).isEqualTo(as.rows());
                assertThat(said(made).isIsomorphicWith(said(as)))
                        .as("%s as %s is the same graph", name, format)
                        .isTrue();
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> aByteOrderMarkAndOtherLineEndsAddNothing() throws Exception {
        return each((name, original) -> {
            var text = new String(original, StandardCharsets.UTF_8);
            var guise = ("\uFEFF" + text.replace("\n", "\r\n")).getBytes(StandardCharsets.UTF_8);
            assertThat(said(candidate(name, guise)).isIsomorphicWith(said(candidate(name, original))))
                    .isTrue();
        });
    }

    @TestFactory
    Stream<DynamicTest> whatIsCutOffIsTold() throws Exception {
        return each((name, original) -> {
            int end = new String(original, StandardCharsets.ISO_8859_1)
                            .stripTrailing()
                            .length()
                    - 1;
            var random = new Random(5);
            for (int i = 0; i < 3; i++) {
                int at = end / 2 + random.nextInt(end / 2);
                while (original[at - 1] != '"' && original[at - 1] != '>') {
                    at--;
                }
                var half = Arrays.copyOf(original, at);
                assertThatThrownBy(() -> candidate(name, half))
                        .isInstanceOf(Unreadable.class)
                        .hasMessageContaining(name)
                        .hasMessageContaining("line");
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> anotherEncodingIsReadOrTold() throws Exception {
        return each((name, original) -> {
            var text = new String(original, StandardCharsets.UTF_8);
            var accented = text.chars().anyMatch(c -> c > 127);
            assumeTrue(accented, "The file is plain ASCII, the same in every encoding.");
            for (var charset : List.of(Charset.forName("windows-1252"), StandardCharsets.UTF_16LE)) {
                assertThatThrownBy(() -> candidate(name, text.getBytes(charset)))
                        .as("%s in %s", name, charset)
                        .isInstanceOf(Unreadable.class)
                        .hasMessageContaining("UTF-8");
            }
        });
    }

    private static Stream<DynamicTest> each(Trial trial) throws Exception {
        assumeTrue(Files.isDirectory(FOREIGN), "The foreign data is not here: " + FOREIGN);
        try (var files = Files.list(FOREIGN)) {
            return files
                    .filter(f -> f.toString().endsWith(".ttl") && !f.endsWith("source.ttl"))
                    .sorted()
                    .map(f -> dynamicTest(
                            String.valueOf(f.getFileName()),
                            () -> trial.on(String.valueOf(f.getFileName()), Files.readAllBytes(f))))
                    .toList()
                    .stream();
        }
    }

    private static boolean isIllFormed(byte[] original) {
        return new String(original, StandardCharsets.UTF_8)
                .toLowerCase(Locale.ROOT)
                .contains(ILL_FORMED);
    }

    /** RDF/XML can write a property only if its address ends in a name. */
    private static List<RDFFormat> formats(Graph graph) {
        if (graph.size() > LARGE) {
            return List.of(RDFFormat.NQUADS, RDFFormat.TURTLE_BLOCKS);
        }
        var formats = new ArrayList<>(STREAMED);
        formats.addAll(WHOLE);
        if (!graph.stream().allMatch(t -> t.getPredicate().getURI().matches(".*[A-Za-z_][A-Za-z0-9_.-]*$"))) {
            formats.remove(RDFFormat.RDFXML);
        }
        return formats;
    }

    private static byte[] write(Graph graph, RDFFormat format, Random random) {
        var relabelled = new HashMap<Node, Node>();
        var statements = new ArrayList<Triple>();
        graph.stream()
                .forEach(t -> statements.add(Triple.create(
                        relabel(t.getSubject(), relabelled), t.getPredicate(), relabel(t.getObject(), relabelled))));
        Collections.shuffle(statements, random);
        var bytes = new ByteArrayOutputStream();
        if (STREAMED.contains(format)) {
            var writer = StreamRDFWriter.getWriterStream(bytes, format);
            writer.start();
            statements.forEach(writer::triple);
            writer.finish();
        } else {
            var copy = GraphFactory.createDefaultGraph();
            statements.forEach(copy::add);
            RDFWriter.source(copy).format(format).output(bytes);
        }
        return bytes.toByteArray();
    }

    private static Node relabel(Node node, Map<Node, Node> relabelled) {
        return node.isBlank() ? relabelled.computeIfAbsent(node, n -> NodeFactory.createBlankNode()) : node;
    }

    /** What the file says, without the lines it says it on; what had no address has none again. */
    private static Graph said(Candidate candidate) {
        var content = candidate.graphs().entrySet().stream()
                .filter(g -> !g.getKey().equals(candidate.publication()))
                .findFirst()
                .orElseThrow()
                .getValue();
        var said = GraphFactory.createDefaultGraph();
        var blanks = new HashMap<Node, Node>();
        content.stream()
                .filter(t -> !t.getPredicate().equals(Prov.wasDerivedFrom))
                .forEach(t -> said.add(
                        Triple.create(blank(t.getSubject(), blanks), t.getPredicate(), blank(t.getObject(), blanks))));
        return said;
    }

    private static Node blank(Node node, Map<Node, Node> blanks) {
        return node.isURI() && node.getURI().contains(LinkedData.UNNAMED)
                ? blanks.computeIfAbsent(node, n -> NodeFactory.createBlankNode())
                : node;
    }

    private static Candidate candidate(String name, byte[] bytes) throws Unreadable {
        return IMPORTER.candidate(new Delivery(
                Delivery.UNNAMED,
                Optional.empty(),
                Optional.of("2023"),
                Optional.empty(),
                "https://creativecommons.org/licenses/by/4.0/",
                Optional.empty(),
                List.of(new Delivery.File(name, bytes))));
    }
}
