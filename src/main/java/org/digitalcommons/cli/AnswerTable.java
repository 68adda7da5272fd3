package org.digitalcommons.cli;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.digitalcommons.Answer;
import org.digitalcommons.catalog.QueryHeader.Column;
import org.digitalcommons.vocab.Term;

/**
 * An answer as aligned columns for a terminal. Columns that do not fit are left out and named at the
 * end, receipts and addresses first; nothing is cut in the middle of a number.
 */
final class AnswerTable {

    private static final int WIDEST_CELL = 44;

    private final Answer answer;
    private final int width;

    AnswerTable(Answer answer) {
        this(answer, terminalWidth());
    }

    AnswerTable(Answer answer, int width) {
        this.answer = answer;
        this.width = width;
    }

    private static int terminalWidth() {
        var columns = Optional.ofNullable(System.getenv("COLUMNS")).filter(c -> c.matches("\\d{2,4}"));
        return columns.map(Integer::parseInt).orElse(120);
    }

    void print(PrintWriter out) {
        var columns = answer.question().header().columns();
        var rows = rows(columns);
        var shown = shown(columns, rows);
        print(out, shown, shown.stream().map(i -> columns.get(i).heading()).toList(), rows, columns);
        out.println();
        out.println(rows.size() == 1 ? "1 row" : "%,d rows".formatted(rows.size()));
        var left = new ArrayList<String>();
        for (int i = 0; i < columns.size(); i++) {
            if (!shown.contains(i)) {
                left.add(columns.get(i).heading().toLowerCase(Locale.ROOT));
            }
        }
        if (!left.isEmpty()) {
            out.println("Not shown: %s. All columns: --format csv".formatted(String.join(", ", left)));
        }
    }

    private List<List<String>> rows(List<Column> columns) {
        var rows = new ArrayList<List<String>>();
        answer.rows().reset();
        answer.rows()
                .forEachRemaining(row -> rows.add(columns.stream()
                        .map(c -> cell(Optional.ofNullable(row.get(Var.alloc(c.name()))), c.type()))
                        .toList()));
        return rows;
    }

    /** The columns that fit, in their order: receipts and addresses give way first, then the last ones. */
    private List<Integer> shown(List<Column> columns, List<List<String>> rows) {
        var widths = new ArrayList<Integer>();
        for (int i = 0; i < columns.size(); i++) {
            int at = i;
            widths.add(rows.stream()
                    .mapToInt(r -> r.get(at).length())
                    .reduce(columns.get(i).heading().length(), Math::max));
        }
        var order = new ArrayList<Integer>();
        for (int i = 0; i < columns.size(); i++) {
            if (!isAddress(columns.get(i))) {
                order.add(i);
            }
        }
        for (int i = 0; i < columns.size(); i++) {
            if (isAddress(columns.get(i))) {
                order.add(i);
            }
        }
        int used = 0;
        var shown = new ArrayList<Integer>();
        for (var i : order) {
            if (shown.isEmpty() || used + widths.get(i) + 2 <= width) {
                shown.add(i);
                used += widths.get(i) + 2;
            }
        }
        shown.sort(Integer::compare);
        return shown;
    }

    private static boolean isAddress(Column column) {
        return column.type().equals("IRI") || column.type().equals("receipt");
    }

    private static void print(
            PrintWriter out,
            List<Integer> shown,
            List<String> headings,
            List<List<String>> rows,
            List<Column> columns) {
        var widths = new ArrayList<Integer>();
        for (int i = 0; i < shown.size(); i++) {
            int at = shown.get(i);
            widths.add(rows.stream()
                    .mapToInt(r -> r.get(at).length())
                    .reduce(headings.get(i).length(), Math::max));
        }
        out.println(line(headings, shown, widths, columns));
        out.println("-".repeat(widths.stream().mapToInt(w -> w + 2).sum() - 2));
        for (var row : rows) {
            out.println(line(shown.stream().map(row::get).toList(), shown, widths, columns));
        }
    }

    private static String line(List<String> cells, List<Integer> shown, List<Integer> widths, List<Column> columns) {
        var line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            var blank = " ".repeat(widths.get(i) - cells.get(i).length());
            line.append(isNumber(columns.get(shown.get(i))) ? blank + cells.get(i) : cells.get(i) + blank)
                    .append("  ");
        }
        return line.toString().stripTrailing();
    }

    private static boolean isNumber(Column column) {
        return switch (column.type()) {
            case "fte", "GBP", "GBP2", "ratio", "share", "score", "count", "xsd:integer", "xsd:decimal" -> true;
            default -> false;
        };
    }

    private static String cell(Optional<Node> value, String type) {
        if (value.isEmpty()) {
            return "";
        }
        var node = value.get();
        var text = node.isLiteral() ? node.getLiteralLexicalForm() : node.toString();
        var shown = switch (type) {
            case "GBP" -> decimal(text, 0);
            case "GBP2" -> decimal(text, 2);
            case "fte", "score" -> decimal(text, 1);
            case "share" -> decimal(new BigDecimal(text).movePointRight(2).toPlainString(), 1) + " %";
            case "ratio" -> decimal(text, 3);
            case "count" -> decimal(text, 0);
            case "IRI", "receipt" -> text.startsWith(Term.ROOT) ? text.substring(text.lastIndexOf('/') + 1) : text;
            default -> text;
        };
        return shown.length() > WIDEST_CELL ? shown.substring(0, WIDEST_CELL - 3) + "..." : shown;
    }

    private static String decimal(String text, int digits) {
        return "%%,.%df".formatted(digits).formatted(new BigDecimal(text).setScale(digits, RoundingMode.HALF_UP));
    }
}
