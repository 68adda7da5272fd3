package org.digitalcommons.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.digitalcommons.catalog.Column;
import org.digitalcommons.query.Answer;
import org.digitalcommons.serve.page.Cell;
import org.digitalcommons.serve.page.TableView;

/**
 * An answer as aligned columns for a terminal, with the figures of its page. A column that says the same in every row is
 * said once above the table; columns that do not fit are left out and named below it.
 */
final class AnswerTable {

    private static final int WIDEST_CELL = 36;
    private static final String GAP = "  ";

    private final List<Column> without;
    private final TableView table;
    private final Map<String, Integer> priorities;
    private final List<Integer> widths;
    private final int width;

    AnswerTable(Answer answer) {
        this(answer, terminalWidth());
    }

    AnswerTable(Answer answer, int width) {
        this.without = answer.question().header().columns().stream()
                .filter(Column::isAddress)
                .toList();
        this.table = TableView.of(answer, "", Integer.MAX_VALUE, c -> !c.isAddress());
        this.priorities = answer.question().header().columns().stream()
                .collect(Collectors.toMap(Column::heading, Column::priority, Math::min));
        this.widths = IntStream.range(0, table.headings().size())
                .map(column -> table.rows().stream()
                        .mapToInt(row -> text(row.get(column)).length())
                        .reduce(table.headings().get(column).text().length(), Math::max))
                .boxed()
                .toList();
        this.width = width;
    }

    private static int terminalWidth() {
        var columns = Optional.ofNullable(System.getenv("COLUMNS")).filter(c -> c.matches("\\d{2,4}"));
        return columns.map(Integer::parseInt).orElse(120);
    }

    void print(PrintWriter out) {
        var same = IntStream.range(0, table.headings().size())
                .filter(this::saysTheSame)
                .boxed()
                .toList();
        same.forEach(i -> out.println(table.headings().get(i).text() + ": "
                + text(table.rows().getFirst().get(i))));
        if (!same.isEmpty()) {
            out.println();
        }
        var shown = fitting(IntStream.range(0, table.headings().size())
                .filter(i -> !same.contains(i))
                .boxed()
                .toList());
        print(out, shown);
        out.println();
        out.println(
                table.rows().size() == 1
                        ? "1 row"
                        : "%,d rows".formatted(table.rows().size()));
        var left = new ArrayList<String>();
        IntStream.range(0, table.headings().size())
                .filter(i -> !shown.contains(i) && !same.contains(i))
                .forEach(i -> left.add(table.headings().get(i).text().toLowerCase(Locale.ROOT)));
        without.forEach(c -> left.add(c.heading().toLowerCase(Locale.ROOT)));
        if (!left.isEmpty()) {
            out.println("Not shown: %s. All columns: --format csv".formatted(String.join(", ", left)));
        }
    }

    private boolean saysTheSame(int column) {
        return table.rows().size() > 1
                && table.rows().stream()
                                .map(row -> text(row.get(column)))
                                .distinct()
                                .count()
                        == 1;
    }

    /** The first column, then those of a higher priority, of these first figures, as many as fit; in their order. */
    private List<Integer> fitting(List<Integer> columns) {
        var wanted = new ArrayList<>(columns);
        wanted.sort(Comparator.<Integer, Boolean>comparing(i -> !i.equals(columns.getFirst()))
                .thenComparing(i -> priorities.get(table.headings().get(i).text()))
                .thenComparing(i -> !table.headings().get(i).number()));
        int used = 0;
        var shown = new ArrayList<Integer>();
        for (var i : wanted) {
            int wide = widths.get(i) + GAP.length();
            if (shown.isEmpty() || used + wide <= width + GAP.length()) {
                shown.add(i);
                used += wide;
            }
        }
        shown.sort(Comparator.naturalOrder());
        return shown;
    }

    private void print(PrintWriter out, List<Integer> shown) {
        out.println(line(shown, table.headings()));
        out.println("-"
                .repeat(shown.stream()
                                .mapToInt(i -> widths.get(i) + GAP.length())
                                .sum()
                        - GAP.length()));
        table.rows().forEach(row -> out.println(line(shown, row)));
    }

    private String line(List<Integer> shown, List<Cell> cells) {
        var line = new StringBuilder();
        for (var i : shown) {
            var text = text(cells.get(i));
            var blank = " ".repeat(widths.get(i) - text.length());
            line.append(table.headings().get(i).number() ? blank + text : text + blank)
                    .append(GAP);
        }
        return line.toString().stripTrailing();
    }

    private static String text(Cell cell) {
        var text = cell.text();
        return text.length() > WIDEST_CELL ? text.substring(0, WIDEST_CELL - 3) + "..." : text;
    }
}
