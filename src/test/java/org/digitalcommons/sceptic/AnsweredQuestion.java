package org.digitalcommons.sceptic;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.digitalcommons.catalog.Column;
import org.digitalcommons.catalog.QueryHeader;
import org.digitalcommons.query.Answer;
import org.digitalcommons.serve.page.TableView;
import org.digitalcommons.serve.page.WrittenFigures;

/**
 * An answer as a sceptic reads it on one of its faces: all of it, as data, or what a table of a page shows of it.
 *
 * @param name the question with what was set, such as {@code posts-of-body by=role}, or the page and its question
 * @param columns what the header of its query states of the columns that this face shows
 * @param times what says a time beside the columns: parameters, and the note that figures are of no period
 * @param rows its rows; an open cell is missing
 * @param written what a reader sees of each row, by column; a column that is not written by itself is missing
 */
record AnsweredQuestion(
        String name,
        List<Column> columns,
        Set<String> times,
        List<Map<String, String>> rows,
        List<Map<String, String>> written) {

    private static final String TIMELESS = "Of no period: ";

    /** All of an answer, with figures written as any page writes them. */
    static AnsweredQuestion of(String name, Answer answer) {
        answer.rows().reset();
        return of(name, answer.question().header(), rows(answer.rows().stream()));
    }

    /** Rows as an answer to a question with a header. */
    static AnsweredQuestion of(String name, QueryHeader header, List<Map<String, String>> rows) {
        var columns = header.columns();
        var written = rows.stream()
                .<Map<String, String>>map(row -> columns.stream()
                        .filter(c -> isFigure(c) && row.containsKey(c.name()))
                        .collect(Collectors.toMap(Column::name, c -> WrittenFigures.of(row.get(c.name()), c.type()))))
                .toList();
        var times = Stream.concat(
                        header.parameters().stream().map(QueryHeader.Parameter::name),
                        header.notes().stream().filter(note -> note.startsWith(TIMELESS)))
                .collect(Collectors.toSet());
        return new AnsweredQuestion(name, columns, times, rows, written);
    }

    /** What a table shows of an answer; empty where it shows something else. */
    static Optional<AnsweredQuestion> of(String page, TableView table) {
        return table.origin().map(origin -> {
            var answer = origin.answer();
            var header = answer.question().header();
            var shown = header.columns().stream()
                    .filter(c -> origin.columns().contains(c) || isShownWithin(c, origin.columns()))
                    .toList();
            answer.rows().reset();
            var rows = rows(answer.rows().stream().limit(table.rows().size()));
            var written = table.rows().stream()
                    .<Map<String, String>>map(cells -> {
                        var row = new HashMap<String, String>();
                        for (var i = 0; i < cells.size(); i++) {
                            if (!cells.get(i).blank()) {
                                row.put(
                                        origin.columns().get(i).name(),
                                        cells.get(i).text());
                            }
                        }
                        return row;
                    })
                    .toList();
            var times = Stream.concat(
                            answer.parameters().keySet().stream(),
                            header.notes().stream().filter(note -> note.startsWith(TIMELESS)))
                    .collect(Collectors.toSet());
            return new AnsweredQuestion(page + ": " + answer.question().name(), shown, times, rows, written);
        });
    }

    /** Whether a reader sees a column in another one: an address behind its name, or the upper end of an interval. */
    private static boolean isShownWithin(Column column, List<Column> shown) {
        return shown.stream()
                .anyMatch(c -> c.labelOf().filter(column.name()::equals).isPresent()
                        || column.endOf().filter(c.name()::equals).isPresent());
    }

    private static List<Map<String, String>> rows(Stream<Binding> rows) {
        return rows.<Map<String, String>>map(row -> {
                    var cells = new HashMap<String, String>();
                    row.vars().forEachRemaining(v -> cells.put(v.getVarName(), text(row, v)));
                    return cells;
                })
                .toList();
    }

    private static String text(Binding row, Var column) {
        var node = row.get(column);
        return node.isURI() ? node.getURI() : node.isLiteral() ? node.getLiteralLexicalForm() : node.toString();
    }

    Stream<Column> columns(String... types) {
        return columns.stream().filter(column -> List.of(types).contains(column.type()));
    }

    /** Columns of figures of any kind. */
    Stream<Column> figures() {
        return columns.stream().filter(AnsweredQuestion::isFigure);
    }

    static boolean isFigure(Column column) {
        return column.type().matches("GBP|GBP2|price|fte|share|ratio|score|count|xsd:decimal|xsd:integer");
    }

    Optional<Column> column(String name) {
        return columns.stream().filter(c -> c.name().equals(name)).findFirst();
    }

    /** The rows that have a figure in a column. */
    Stream<Map<String, String>> rowsWith(Column column) {
        return rows.stream().filter(row -> row.containsKey(column.name()));
    }

    /** The unit of a figure of a row, in words. */
    static String unit(Column column, Map<String, String> row) {
        var unit = column.unit().orElse("");
        return unit.startsWith("?") ? row.getOrDefault(unit.substring(1), "") : unit;
    }

    static BigDecimal number(Map<String, String> row, Column column) {
        return new BigDecimal(row.get(column.name()));
    }

    @Override
    public String toString() {
        return name;
    }
}
