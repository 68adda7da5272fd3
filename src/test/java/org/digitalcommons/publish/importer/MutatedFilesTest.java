package org.digitalcommons.publish.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.SKOS;
import org.digitalcommons.DefaultStore;
import org.digitalcommons.Extent;
import org.digitalcommons.publish.Candidate;
import org.digitalcommons.publish.Delivery;
import org.digitalcommons.publish.Mapping;
import org.digitalcommons.publish.Unreadable;
import org.digitalcommons.vocab.Term;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * Files of other systems say the same in other ways: other spellings of headers, another order, another encoding,
 * other line ends, a byte order mark, a column less. Each seed makes one such file of a real one; it has to give the
 * same facts, or to say what it lacks.
 */
@Tag("slow")
@Tag("thorough")
class MutatedFilesTest {

    private static final int SEEDS = Extent.DISGUISES.now();
    private static final Path SOURCES = Path.of("data", "source");
    private static final Graph ONTOLOGY = DefaultStore.ROOMS.graph("ontology");
    private static final Map<String, List<String>> FILES = Map.of(
            "organogram",
            List.of(
                    "organogram-2011-09-30/asset_protection_agency-2011-09-30-junior.csv",
                    "organogram-2011-09-30/asset_protection_agency-2011-09-30-senior.csv"),
            "revenue-outturn",
            List.of("revenue-outturn-2017-18/RS_2017-18_data_by_LA.csv"),
            "taxbase",
            List.of("taxbase-2018-09-10/council-taxbase-2018.csv"),
            "bodies",
            List.of("bodies-2025-07-10/uk_local_authorities_past_and_current.csv"));

    @TestFactory
    Stream<DynamicTest> sameFactsInAnotherGuise() {
        return FILES.keySet().stream()
                .sorted()
                .flatMap(format -> IntStream.range(0, SEEDS)
                        .mapToObj(seed -> dynamicTest(format + ", seed " + seed, () -> {
                            var as = Guises.facts(candidate(format, files(format)));
                            var random = new Random(seed);
                            var disguised = new ArrayList<Delivery.File>();
                            for (var file : files(format)) {
                                disguised.add(disguise(format, file, random));
                            }
                            assertThat(Guises.facts(candidate(format, disguised)))
                                    .isEqualTo(as);
                        })));
    }

    @TestFactory
    Stream<DynamicTest> aColumnLessIsToldByItsName() {
        return FILES.keySet().stream()
                .sorted()
                .flatMap(format -> IntStream.range(0, SEEDS)
                        .mapToObj(seed -> dynamicTest(format + ", seed " + seed, () -> {
                            var random = new Random(seed);
                            var files = new ArrayList<>(files(format));
                            var table = table(files.getFirst());
                            int at = random.nextInt(header(table).size());
                            var column = header(table).get(at);
                            Guises.remove(at, table);
                            files.set(0, file(files.getFirst().name(), table, "\n", StandardCharsets.UTF_8, false));
                            assertThat(told(format, files))
                                    .as("what is said of the column " + column)
                                    .contains(column);
                        })));
    }

    private static String told(String format, List<Delivery.File> files) {
        try {
            return String.join("\n", candidate(format, files).columns());
        } catch (Unreadable e) {
            return String.join("\n", e.reasons());
        }
    }

    private static Delivery.File disguise(String format, Delivery.File file, Random random) throws IOException {
        var table = table(file);
        if (random.nextBoolean()) {
            rename(columns(format, file), table, random);
        }
        if (random.nextBoolean()) {
            reorder(table, random);
        }
        var lineEnd = List.of("\n", "\r\n", "\r").get(random.nextInt(3));
        var charset =
                fitsCp1252(table) && random.nextBoolean() ? Charset.forName("windows-1252") : StandardCharsets.UTF_8;
        return file(file.name(), table, lineEnd, charset, charset == StandardCharsets.UTF_8 && random.nextBoolean());
    }

    private static boolean fitsCp1252(List<List<String>> table) {
        var encoder = Charset.forName("windows-1252").newEncoder();
        return table.stream().allMatch(line -> line.stream().allMatch(encoder::canEncode));
    }

    /** Where the columns of the table are described: senior and junior posts go by different headers. */
    private static String columns(String format, Delivery.File file) {
        return format.equals("organogram")
                ? format + (file.name().contains("-senior") ? "-senior/" : "-junior/")
                : format + "/";
    }

    /** Gives columns another of the spellings that the code list knows. */
    private static void rename(String columns, List<List<String>> table, Random random) {
        int at = headerLine(table);
        table.set(
                at, table.get(at).stream().map(h -> synonym(columns, h, random)).toList());
    }

    private static String synonym(String columns, String header, Random random) {
        var spellings = ONTOLOGY.stream(Node.ANY, SKOS.prefLabel.asNode(), Node.ANY)
                .filter(t -> t.getSubject().getURI().startsWith(Term.CONCEPT + "column/" + columns)
                        && t.getObject().getLiteralLexicalForm().equals(header))
                .flatMap(t -> ONTOLOGY.stream(t.getSubject(), SKOS.altLabel.asNode(), Node.ANY))
                .map(t -> t.getObject().getLiteralLexicalForm())
                .sorted()
                .toList();
        return spellings.isEmpty() ? header : spellings.get(random.nextInt(spellings.size()));
    }

    private static void reorder(List<List<String>> table, Random random) {
        var order =
                new ArrayList<>(IntStream.range(0, header(table).size()).boxed().toList());
        Collections.shuffle(order, random);
        table.replaceAll(line -> line.size() < order.size()
                ? line
                : order.stream().map(line::get).toList());
    }

    private static List<String> header(List<List<String>> table) {
        return table.get(headerLine(table));
    }

    private static int headerLine(List<List<String>> table) {
        return IntStream.range(0, table.size())
                .filter(i -> table.get(i).size() > 1)
                .findFirst()
                .orElseThrow();
    }

    private static List<List<String>> table(Delivery.File file) throws IOException {
        var format = CSVFormat.DEFAULT.builder().setIgnoreEmptyLines(false).get();
        try (var parser = CSVParser.parse(new StringReader(new String(file.bytes(), StandardCharsets.UTF_8)), format)) {
            var table = new ArrayList<List<String>>();
            parser.forEach(line -> table.add(line.toList()));
            return table;
        }
    }

    private static Delivery.File file(
            String name, List<List<String>> table, String lineEnd, Charset charset, boolean mark) {
        var text = (mark ? "\uFEFF" : "") + Guises.text(table, lineEnd);
        return new Delivery.File(name, text.getBytes(charset));
    }

    private static List<Delivery.File> files(String format) throws IOException {
        var files = new ArrayList<Delivery.File>();
        for (var name : FILES.getOrDefault(format, List.of())) {
            var path = SOURCES.resolve(name);
            files.add(new Delivery.File(String.valueOf(path.getFileName()), Files.readAllBytes(path)));
        }
        return files;
    }

    private static Candidate candidate(String format, List<Delivery.File> files) throws Unreadable {
        return Guises.candidate(format, "2018", Mapping.NONE, files);
    }
}
