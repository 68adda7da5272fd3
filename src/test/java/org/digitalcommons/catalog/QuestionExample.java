package org.digitalcommons.catalog;

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
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.Syntax;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.riot.rowset.RowSetWriterRegistry;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.util.Context;
import org.digitalcommons.PioneerGroup;

/**
 * The example of a question: its data, and the answer with nothing set in {@code expected.tsv}, or with parameters set in a
 * file such as {@code by=role&minimum=1.tsv}. Data is {@code data.ttl}, or {@code data.trig} for a question that asks for
 * graphs by name, or else the pioneer group.
 *
 * @param question the question, with the parameters set
 * @param folder where the example lies
 * @param expected the file that holds the answer
 */
record QuestionExample(Question question, Path folder, Path expected) {

    private static final Path EXAMPLES = Path.of("queries", "test");

    /** The examples of the questions of a room. */
    static Stream<QuestionExample> of(Rooms rooms, String room) {
        return Catalog.of(rooms, "queries/" + room).questions().stream().flatMap(q -> of(q, EXAMPLES.resolve(room)));
    }

    private static Stream<QuestionExample> of(Question question, Path room) {
        var folder = room.resolve(question.name());
        var lying = Stream.of(new QuestionExample(question, folder, folder.resolve("expected.tsv")));
        if (!Files.exists(folder)) {
            return lying;
        }
        try (var files = Files.list(folder)) {
            return Stream.concat(
                    lying,
                    files
                            .filter(f -> f.toString().endsWith(".tsv")
                                    && f.toString().contains("="))
                            .sorted()
                            .map(f -> new QuestionExample(set(question, Rooms.name(f)), folder, f))
                            .toList()
                            .stream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Question set(Question question, String parameters) {
        var set = Arrays.stream(parameters.split("&"))
                .map(p -> p.split("=", 2))
                .collect(Collectors.toMap(p -> p[0], p -> p[1]));
        return new Question(question.name(), question.header(), question.with(set));
    }

    /** The question, and what is set in it. */
    String name() {
        var file = Rooms.name(expected);
        return question.name() + (file.equals("expected") ? "" : " " + file);
    }

    /** What is expected; with {@code -Dexamples.write=true} a missing or empty file is written first. */
    String expectation() throws IOException {
        if ((!Files.exists(expected) || Files.size(expected) == 0) && Boolean.getBoolean("examples.write")) {
            Files.createDirectories(Objects.requireNonNull(expected.getParent()));
            Files.writeString(expected, answer());
        }
        return Files.readString(expected);
    }

    /** The answer as a file. */
    String answer() {
        var table = new ByteArrayOutputStream();
        ask(rows -> {
            RowSetWriterRegistry.getFactory(ResultSetLang.RS_TSV)
                    .create(ResultSetLang.RS_TSV)
                    .write(table, rows, new Context());
            return table;
        });
        return table.toString(StandardCharsets.UTF_8);
    }

    /** The rows of the answer, one line each. */
    List<String> rows() {
        return ask(rows -> {
            var lines = new ArrayList<String>();
            rows.forEachRemaining(row -> lines.add(String.join(
                    "\t",
                    rows.getResultVars().stream()
                            .map(v -> row.contains(v) ? Engine.words(row.get(v)) : "")
                            .toList())));
            return lines;
        });
    }

    /** The same on another engine. */
    List<String> rowsElsewhere() {
        return Engine.selectElsewhere(question.text(), text());
    }

    private String text() {
        return Stream.of("data.ttl", "data.trig")
                .map(folder::resolve)
                .filter(Files::exists)
                .map(Rooms::text)
                .findFirst()
                .orElseGet(PioneerGroup::text);
    }

    /** The data with the union of its graphs as the default graph. */
    private DatasetGraph data() {
        if (Stream.of("data.ttl", "data.trig").map(folder::resolve).noneMatch(Files::exists)) {
            return DatasetGraphFactory.wrap(PioneerGroup.graph());
        }
        return Engine.dataset(text());
    }

    private <T> T ask(Function<RowSet, T> reading) {
        try (var execution = QueryExec.dataset(data())
                .query(QueryFactory.create(question.text(), Syntax.syntaxSPARQL_11))
                .build()) {
            return reading.apply(execution.select());
        }
    }
}
