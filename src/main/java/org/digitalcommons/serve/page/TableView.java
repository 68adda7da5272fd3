package org.digitalcommons.serve.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.digitalcommons.query.Answer;
import org.digitalcommons.catalog.QueryHeader.Column;

/**
 * An answer as a table: figures in the form their column declares, the two ends of an interval in one
 * column, addresses as links on the names they have, and an absent figure as the word for why it is absent.
 *
 * @param caption what it shows
 * @param headings one for each column
 * @param rows cells in the order of the headings
 * @param folded whether it is opened only when asked for
 */
public record TableView(String caption, List<Cell> headings, List<List<Cell>> rows, boolean folded)
        implements SectionView.Element {

    private static final int LONGEST_WORD = 32;

    /** A table of an answer, cut after a number of rows. */
    public static TableView of(Answer answer, String caption, int most, String... without) {
        var hidden = List.of(without);
        var all = answer.question().header().columns();
        var columns = all.stream()
                .filter(c -> !hidden.contains(c.name()) && !isBesideItsName(c, all) && !isUpperEnd(c, all))
                .toList();
        var rows = new ArrayList<List<Cell>>();
        answer.rows().reset();
        while (answer.rows().hasNext() && rows.size() < most) {
            var row = answer.rows().next();
            rows.add(columns.stream().map(c -> cell(c, all, row)).toList());
        }
        return new TableView(caption, columns.stream().map(c -> heading(c, all)).toList(), rows, false);
    }

    /** The same, opened only when asked for. */
    public TableView fold() {
        return new TableView(caption, headings, rows, true);
    }

    /** An address whose name or number stands in a column of its own, which then carries the link. */
    private static boolean isBesideItsName(Column column, List<Column> all) {
        return column.type().equals("IRI")
                && all.stream()
                        .anyMatch(c -> c.name().equals(nameOf(column))
                                || c.name().equals(column.name() + "Number")
                                || column.name().equals("publication")
                                        && c.name().equals("title"));
    }

    private static String nameOf(Column column) {
        return column.name().equals("serviceLine") ? "lineName" : column.name() + "Name";
    }

    private static Optional<Column> upperEnd(Column lower, List<Column> all) {
        var name = lower.name().replaceAll("Lower$", "Upper").replaceAll("^lower$", "upper");
        return all.stream()
                .filter(c -> c.name().equals(name) && !name.equals(lower.name()))
                .findFirst();
    }

    private static boolean isUpperEnd(Column column, List<Column> all) {
        return all.stream()
                .anyMatch(c -> upperEnd(c, all).filter(column::equals).isPresent());
    }

    private static Cell heading(Column column, List<Column> all) {
        var text = column.heading().replaceAll(" name$", "");
        if (upperEnd(column, all).isPresent()) {
            text = text.equals("Lower") ? "Bounds" : text.replaceAll(" lower$", "");
        }
        return new Cell(text, "", Figures.isFigure(column), column.meaning(), false);
    }

    private static Cell cell(Column column, List<Column> all, Binding row) {
        var value = Optional.ofNullable(row.get(Var.alloc(column.name())));
        if (value.isEmpty()) {
            return Figures.isFigure(column)
                    ? new Cell(absence(column, row), "", true, "No figure", true)
                    : Cell.text("");
        }
        var text = words(value.get());
        if (column.type().equals("receipt")) {
            return new Cell("Where\u00a0from?", Links.receipt(text), false, "", false);
        }
        if (value.get().isURI()) {
            return new Cell(Links.name(text), Links.to(text), false, "", false);
        }
        if (Figures.isFigure(column)) {
            var upper = upperEnd(column, all).map(c -> row.get(Var.alloc(c.name())));
            var written = upper.map(u -> Figures.between(text, words(u), column.type()))
                    .orElseGet(() -> Figures.written(text, column.type()));
            return new Cell(written, named(column, row), true, "", false);
        }
        return text.length() > LONGEST_WORD && !text.contains(" ")
                ? new Cell(text.substring(0, 16) + "…", named(column, row), false, text, false)
                : new Cell(text, named(column, row), false, "", false);
    }

    /** The address that a name or a number stands for. */
    private static String named(Column column, Binding row) {
        var bare = switch (column.name()) {
            case "lineName" -> "serviceLine";
            case "title" -> "publication";
            default -> column.name().replaceAll("(Name|Number)$", "");
        };
        var iri = Optional.ofNullable(row.get(Var.alloc(bare)));
        return iri.filter(Node::isURI).map(n -> Links.to(n.getURI())).orElse("");
    }

    /** Why a figure is absent, in the words of the answer; a dash where the answer does not say. */
    private static String absence(Column column, Binding row) {
        var bounds = column.name().equalsIgnoreCase("lower") || column.name().equalsIgnoreCase("upper");
        var state = Optional.ofNullable(row.get(Var.alloc(bounds ? "comparability" : "availability")));
        return state.map(TableView::words)
                .filter(said -> said.startsWith("Not"))
                .map(said -> said.replaceAll(":.*", "").toLowerCase(Locale.ROOT))
                .orElse("\u2013");
    }

    private static String words(Node node) {
        return node.isLiteral() ? node.getLiteralLexicalForm() : node.toString();
    }
}
