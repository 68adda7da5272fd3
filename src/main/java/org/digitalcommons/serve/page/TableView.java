package org.digitalcommons.serve.page;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.digitalcommons.catalog.Column;
import org.digitalcommons.query.Answer;
import org.digitalcommons.serve.words.Words;

/**
 * An answer as a table, by what the header of its query says of the columns: figures in the form their column declares,
 * the two ends of an interval in one column, addresses as links on the names they have, and an absent figure as the word
 * for why it is absent.
 *
 * @param caption what it shows
 * @param headings one for each column
 * @param rows cells in the order of the headings
 * @param folded whether it is opened only when asked for
 * @param origin the answer that it shows; empty for a table of something else
 */
public record TableView(
        String caption, List<Cell> headings, List<List<Cell>> rows, boolean folded, Optional<Origin> origin)
        implements SectionView.Element {

    /**
     * What a table is made of, for whoever compares what is shown with what was answered.
     *
     * @param answer the answer, of which the table shows the first rows
     * @param columns the columns with a heading of their own, in the order of the headings
     */
    public record Origin(Answer answer, List<Column> columns) {}

    private static final Words WORDS = Words.english();
    private static final int LONGEST_WORD = 32;

    /** Columns of this priority stand in full answers only. */
    private static final int ONLY_IN_FULL = 3;

    /** A table of something that is no answer. */
    public TableView(String caption, List<Cell> headings, List<List<Cell>> rows, boolean folded) {
        this(caption, headings, rows, folded, Optional.empty());
    }

    /** A table of an answer, cut after a number of rows. */
    public static TableView of(Answer answer, String caption, int most) {
        return of(answer, caption, most, c -> true);
    }

    /**
     * A table for a page that shows more than this answer: without what the page is about anyway, which is what was set,
     * without columns that hold nothing, and without those that only the full answer shows.
     */
    public static TableView part(Answer answer, String caption, int most) {
        var all = answer.question().header().columns();
        var set = answer.parameters().keySet();
        var empty = new HashSet<>(all);
        answer.rows().reset();
        answer.rows().forEachRemaining(row -> empty.removeIf(c -> row.contains(c.name())));
        return of(
                answer,
                caption,
                most,
                c -> c.priority() < ONLY_IN_FULL && !set.contains(c.labelOf().orElse(c.name())) && !empty.contains(c));
    }

    /** A table of those columns of an answer that are wanted, cut after a number of rows. */
    public static TableView of(Answer answer, String caption, int most, Predicate<Column> wanted) {
        var all = answer.question().header().columns();
        var columns = all.stream()
                .filter(c -> wanted.test(c) && c.endOf().isEmpty() && !isNamed(c, all))
                .toList();
        var rows = new ArrayList<List<Cell>>();
        answer.rows().reset();
        while (answer.rows().hasNext() && rows.size() < most) {
            var row = answer.rows().next();
            rows.add(columns.stream().map(c -> cell(c, all, row)).toList());
        }
        answer.rows().reset();
        return new TableView(
                caption,
                columns.stream().map(TableView::heading).toList(),
                rows,
                false,
                Optional.of(new Origin(answer, columns)));
    }

    /** The same, opened only when asked for. */
    public TableView fold() {
        return new TableView(caption, headings, rows, true, origin);
    }

    /** Whether the name of the address stands in a column of its own, which then carries the link. */
    private static boolean isNamed(Column column, List<Column> all) {
        return all.stream()
                .anyMatch(c -> c.labelOf().filter(column.name()::equals).isPresent());
    }

    private static Cell heading(Column column) {
        return new Cell(column.heading(), "", Figures.isFigure(column), column.meaning(), false);
    }

    private static Cell cell(Column column, List<Column> all, Binding row) {
        var value = value(column.name(), row);
        if (value.isEmpty()) {
            return Figures.isFigure(column)
                    ? new Cell(absence(column, row), "", true, WORDS.say("table.no-figure"), true)
                    : Cell.text("");
        }
        var text = words(value.get());
        if (column.isReceipt()) {
            return new Cell(WORDS.say("table.receipt"), Links.receipt(text), false, "", false);
        }
        if (value.get().isURI()) {
            return new Cell(Links.name(text), Links.to(text), false, "", false);
        }
        if (Figures.isFigure(column)) {
            var written = column.type().equals("price") ? priced(column, all, row) : figure(column, all, row);
            return new Cell(written, named(column, row), true, "", false);
        }
        return text.length() > LONGEST_WORD && !text.contains(" ")
                ? new Cell(text.substring(0, LONGEST_WORD / 2) + "…", named(column, row), false, text, false)
                : new Cell(text, named(column, row), false, "", false);
    }

    private static String figure(Column column, List<Column> all, Binding row) {
        var text = words(value(column.name(), row).orElseThrow());
        return upper(column, all, row)
                .map(u -> Figures.between(text, words(u), column.type()))
                .orElseGet(() -> Figures.written(text, column.type()));
    }

    /** A price with its currency, and with its unit where a column or the header says it. */
    private static String priced(Column column, List<Column> all, Binding row) {
        var currency = column.currency()
                .flatMap(c -> value(c, row))
                .map(TableView::words)
                .orElse("GBP");
        var from = Figures.price(new BigDecimal(words(value(column.name(), row).orElseThrow())), currency);
        var price = upper(column, all, row)
                .map(u -> Figures.price(new BigDecimal(words(u)), currency))
                .filter(to -> !to.equals(from))
                .map(to -> from + " to " + to)
                .orElse(from);
        var unit = column.statedUnit()
                .flatMap(u -> u.startsWith("?")
                        ? value(u.substring(1), row).map(n -> "per " + words(n).toLowerCase(Locale.ROOT))
                        : Optional.of(u.replaceFirst("^pounds ", "")));
        return unit.map(u -> price + " " + u).orElse(price);
    }

    private static Optional<Node> upper(Column column, List<Column> all, Binding row) {
        return all.stream()
                .filter(c -> c.endOf().filter(column.name()::equals).isPresent())
                .findFirst()
                .flatMap(c -> value(c.name(), row));
    }

    /** Where the address leads that a column names. */
    private static String named(Column column, Binding row) {
        return column.labelOf()
                .flatMap(of -> value(of, row))
                .filter(Node::isURI)
                .map(n -> Links.to(n.getURI()))
                .orElse("");
    }

    /** Why a figure is absent, in the words of the answer; a dash where the answer does not say. */
    private static String absence(Column column, Binding row) {
        return column.absent()
                .flatMap(why -> value(why, row))
                .map(TableView::words)
                .filter(said -> said.startsWith("Not"))
                .map(said -> said.replaceAll(":.*", "").toLowerCase(Locale.ROOT))
                .orElse("\u2013");
    }

    private static Optional<Node> value(String column, Binding row) {
        return Optional.ofNullable(row.get(Var.alloc(column)));
    }

    private static String words(Node node) {
        return node.isLiteral() ? node.getLiteralLexicalForm() : node.toString();
    }
}
