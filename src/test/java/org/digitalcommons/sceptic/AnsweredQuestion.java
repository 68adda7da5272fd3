package org.digitalcommons.sceptic;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.digitalcommons.catalog.Column;
import org.digitalcommons.catalog.QueryHeader;

/**
 * An answer as a sceptic reads it: rows of cells, with what the header of the query states of their columns.
 *
 * @param name the question with what was set, such as {@code posts-of-body by=role}
 * @param header the header of its query
 * @param rows its rows; an open cell is missing
 */
record AnsweredQuestion(String name, QueryHeader header, List<Map<String, String>> rows) {

    static AnsweredQuestion of(String name, QueryHeader header, Stream<Binding> rows) {
        return new AnsweredQuestion(
                name,
                header,
                rows.map(row -> header.columns().stream()
                                .filter(column -> row.contains(Var.alloc(column.name())))
                                .collect(java.util.stream.Collectors.toMap(
                                        Column::name, column -> text(row, column.name()))))
                        .toList());
    }

    private static String text(Binding row, String column) {
        var node = row.get(Var.alloc(column));
        return node.isURI() ? node.getURI() : node.isLiteral() ? node.getLiteralLexicalForm() : node.toString();
    }

    Stream<Column> columns(String... types) {
        return header.columns().stream().filter(column -> List.of(types).contains(column.type()));
    }

    /** Columns of figures of any kind. */
    Stream<Column> figures() {
        return columns("GBP", "GBP2", "price", "fte", "share", "ratio", "score", "count", "xsd:decimal", "xsd:integer");
    }

    Optional<Column> column(String name) {
        return header.columns().stream().filter(c -> c.name().equals(name)).findFirst();
    }

    /** The unit of a figure of a row, in words. */
    String unit(Column column, Map<String, String> row) {
        var unit = column.unit().orElse("");
        return unit.startsWith("?") ? row.getOrDefault(unit.substring(1), "") : unit;
    }

    static Optional<BigDecimal> number(Map<String, String> row, String column) {
        return Optional.ofNullable(row.get(column)).map(BigDecimal::new);
    }

    @Override
    public String toString() {
        return name;
    }
}
