package org.digitalcommons.serve.page;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.digitalcommons.Answer;
import org.digitalcommons.catalog.QueryHeader.Column;

/**
 * An answer as a table: numbers in the form their column declares, addresses as links, an absent value
 * as the words that say why it is absent.
 *
 * @param caption what it shows
 * @param headings one for each column
 * @param rows cells in the order of the headings
 */
public record TableView(String caption, List<Cell> headings, List<List<Cell>> rows) {

    private static final List<String> STATES = List.of("availability", "comparability");

    /** A table of an answer, cut after a number of rows. */
    public static TableView of(Answer answer, String caption, int most, String... without) {
        var hidden = List.of(without);
        var all = answer.question().header().columns();
        var columns = all.stream()
                .filter(c -> !hidden.contains(c.name()) && !isNamed(c, all))
                .toList();
        var rows = new ArrayList<List<Cell>>();
        answer.rows().reset();
        while (answer.rows().hasNext() && rows.size() < most) {
            var row = answer.rows().next();
            rows.add(columns.stream().map(c -> cell(c, row)).toList());
        }
        return new TableView(caption, columns.stream().map(TableView::heading).toList(), rows);
    }

    /** Whether an address has a name beside it, which then carries the link. */
    private static boolean isNamed(Column column, List<Column> all) {
        return column.type().equals("IRI")
                && all.stream()
                        .anyMatch(c -> c.name().equals(column.name() + "Name")
                                || c.name().equals(nameOf(column)));
    }

    private static String nameOf(Column column) {
        return column.name().equals("serviceLine") ? "lineName" : column.name() + "Name";
    }

    private static Cell heading(Column column) {
        var text =
                column.type().equals("receipt") ? "Receipt" : column.heading().replaceAll(" name$", "");
        return new Cell(text, "", isNumber(column), column.meaning(), false);
    }

    private static Cell cell(Column column, Binding row) {
        var value = Optional.ofNullable(row.get(Var.alloc(column.name())));
        if (value.isEmpty()) {
            return new Cell(isNumber(column) ? absence(row) : "", "", false, "", true);
        }
        var text = words(value.get());
        if (column.type().equals("receipt")) {
            return new Cell("Where from?", Links.receipt(text), false, "", false);
        }
        if (value.get().isURI()) {
            return new Cell(Links.name(text), Links.to(text), false, "", false);
        }
        if (isNumber(column)) {
            return new Cell(number(text, column.type()), "", true, "", false);
        }
        return new Cell(text, named(column, row), false, "", false);
    }

    /** The address that a name stands for. */
    private static String named(Column column, Binding row) {
        if (!column.name().endsWith("Name")) {
            return "";
        }
        var bare =
                column.name().equals("lineName") ? "serviceLine" : column.name().replaceAll("Name$", "");
        var iri = Optional.ofNullable(row.get(Var.alloc(bare)));
        return iri.filter(Node::isURI).map(n -> Links.to(n.getURI())).orElse("");
    }

    private static String absence(Binding row) {
        for (var state : STATES) {
            var said = Optional.ofNullable(row.get(Var.alloc(state)));
            if (said.isPresent()) {
                var words = words(said.get());
                if (words.startsWith("Not")) {
                    return words.replaceAll(":.*", "").toLowerCase(Locale.ROOT);
                }
            }
        }
        return "none";
    }

    private static String words(Node node) {
        return node.isLiteral() ? node.getLiteralLexicalForm() : node.toString();
    }

    private static boolean isNumber(Column column) {
        return switch (column.type()) {
            case "fte", "GBP", "GBP2", "ratio", "share", "score", "count", "xsd:integer", "xsd:decimal" -> true;
            default -> false;
        };
    }

    /** A number in the form that its column declares. */
    public static String number(String text, String type) {
        return switch (type) {
            case "GBP" -> pounds(text, 0);
            case "GBP2" -> pounds(text, 2);
            case "fte", "score" -> decimal(text, 1);
            case "share" -> decimal(new BigDecimal(text).movePointRight(2).toPlainString(), 1) + " %";
            case "ratio" -> decimal(text, 3);
            case "count", "xsd:integer" -> decimal(text, 0);
            default -> new BigDecimal(text).stripTrailingZeros().toPlainString();
        };
    }

    private static String pounds(String text, int digits) {
        return text.startsWith("-") ? "\u2212£" + decimal(text.substring(1), digits) : "£" + decimal(text, digits);
    }

    private static String decimal(String text, int digits) {
        return "%%,.%df".formatted(digits).formatted(new BigDecimal(text).setScale(digits, RoundingMode.HALF_UP));
    }
}
