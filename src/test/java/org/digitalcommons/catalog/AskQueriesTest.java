package org.digitalcommons.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.Syntax;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.riot.rowset.RowSetWriterRegistry;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.util.Context;
import org.digitalcommons.PioneerGroup;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every question gives, to its own example, the expected answer byte for byte, and the same rows on a second engine. A file
 * {@code by=role&minimum=1.tsv} beside {@code expected.tsv} is the answer with parameters set. With
 * {@code -Dexamples.write=true} missing and empty expectations are written, to be read before they are kept.
 */
class AskQueriesTest {

    private static final Rooms ROOMS = Rooms.in(Path.of("."));
    private static final Path EXAMPLES = Path.of("queries", "test", "ask");

    /** A question with parameters set, and the file that holds its answer. */
    private record Example(Question question, Path expected) {

        String name() {
            var file = Rooms.name(expected);
            return question.name() + (file.equals("expected") ? "" : " " + file);
        }

        /** The question as it lies where nothing is set. */
        Question set() {
            var file = Rooms.name(expected);
            if (file.equals("expected")) {
                return question;
            }
            var parameters = Arrays.stream(file.split("&"))
                    .map(p -> p.split("=", 2))
                    .collect(Collectors.toMap(p -> p[0], p -> p[1]));
            return new Question(question.name(), question.header(), question.with(parameters));
        }
    }

    @TestFactory
    Stream<DynamicTest> everyQuestionAnswersItsExample() {
        return examples()
                .map(example -> dynamicTest(example.name(), () -> {
                    var expected = example.expected();
                    var answer = answer(example.set());
                    if ((!Files.exists(expected) || Files.size(expected) == 0) && Boolean.getBoolean("examples.write")) {
                        Files.createDirectories(Objects.requireNonNull(expected.getParent()));
                        Files.writeString(expected, answer);
                    }
                    assertThat(answer).isEqualTo(Files.readString(expected));
                    assertThat(answer.lines().count())
                            .as("an example has at least one row")
                            .isGreaterThan(1);
                }));
    }

    @TestFactory
    Stream<DynamicTest> everyQuestionHasTheSameAnswerOnAnotherEngine() {
        return examples()
                .map(example -> dynamicTest(
                        example.name(),
                        () -> assertThat(Engine.selectElsewhere(example.set().text(), text(example.question())))
                                .isEqualTo(rows(example.set()))));
    }

    /** Each question as it lies, and with the parameters that further files name. */
    private static Stream<Example> examples() {
        return questions().flatMap(question -> {
            var folder = EXAMPLES.resolve(question.name());
            var lying = Stream.of(new Example(question, folder.resolve("expected.tsv")));
            if (!Files.exists(folder)) {
                return lying;
            }
            try (var files = Files.list(folder)) {
                return Stream.concat(
                        lying,
                        files.filter(f -> f.toString().endsWith(".tsv") && f.toString().contains("="))
                                .sorted()
                                .toList()
                                .stream()
                                .map(f -> new Example(question, f)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> everyQuestionDeclaresItsColumnsInOrderAndEndsInAnOrder() {
        return questions()
                .map(question -> dynamicTest(question.name(), () -> {
                    var query = QueryFactory.create(question.text(), Syntax.syntaxSPARQL_11);
                    assertThat(query.getResultVars())
                            .isEqualTo(question.header().columns().stream()
                                    .map(Column::name)
                                    .toList());
                    assertThat(query.getOrderBy()).as("a total ORDER BY").isNotEmpty();
                    assertThat(question.header().question()).endsWith("?");
                    assertThat(question.header().title()).isNotBlank();
                }));
    }

    private static Stream<Question> questions() {
        return Catalog.of(ROOMS).questions().stream();
    }

    private static Path data(Question question) {
        return EXAMPLES.resolve(question.name()).resolve("data.ttl");
    }

    /** A question without data of its own is asked of the pioneer group. */
    private static String text(Question question) {
        return Files.exists(data(question)) ? Rooms.text(data(question)) : PioneerGroup.text();
    }

    private static Graph graph(Question question) {
        if (!Files.exists(data(question))) {
            return PioneerGroup.graph();
        }
        var data = GraphFactory.createDefaultGraph();
        Rooms.read(data(question), data);
        return data;
    }

    private interface Reading<T> {
        T of(RowSet rows);
    }

    private static <T> T ask(Question question, Reading<T> reading) {
        try (var execution = QueryExec.dataset(DatasetGraphFactory.wrap(graph(question)))
                .query(QueryFactory.create(question.text(), Syntax.syntaxSPARQL_11))
                .build()) {
            return reading.of(execution.select());
        }
    }

    private static String answer(Question question) throws IOException {
        var table = new ByteArrayOutputStream();
        ask(question, rows -> {
            RowSetWriterRegistry.getFactory(ResultSetLang.RS_TSV)
                    .create(ResultSetLang.RS_TSV)
                    .write(table, rows, new Context());
            return table;
        });
        return table.toString(StandardCharsets.UTF_8);
    }

    private static List<String> rows(Question question) {
        return ask(question, rows -> {
            var lines = new ArrayList<String>();
            rows.forEachRemaining(row -> lines.add(String.join(
                    "\t",
                    rows.getResultVars().stream()
                            .map(v -> row.contains(v) ? Engine.words(row.get(v)) : "")
                            .toList())));
            return lines;
        });
    }
}
