package org.digitalcommons.serve.page;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.jena.sparql.core.Var;
import org.digitalcommons.query.Answer;
import org.digitalcommons.serve.words.Words;

/**
 * The shape of a body: one row a grade, posts on the input side to the left of an axis and on the
 * outcome side to the right; mixed and unclassified posts lie across it, half on each side. Every post
 * of the answer is drawn.
 *
 * @param title for readers who cannot see it
 * @param description the same, with the total
 * @param rows one for each grade, in the order of the answer
 * @param axis where the two sides meet, in the units of the drawing
 */
public record ShapeChart(String title, String description, List<Row> rows, int axis) implements SectionView.Element {

    private static final int LABEL_END = 190;
    private static final int SPAN = 640;
    private static final int ROW = 22;
    private static final List<String> LEFT_TO_RIGHT = List.of("input", "mixed", "unclassified", "outcome");

    /** A grade. */
    public record Row(String label, int top, int baseline, List<Bar> bars, String total) {}

    /** The posts of a grade on one side. */
    public record Bar(String side, String x, String width, String posts) {}

    /** The width of the drawing. */
    public int width() {
        return LABEL_END + SPAN + 90;
    }

    /** Its height. */
    public int height() {
        return rows.size() * ROW + 4;
    }

    /** Where the names of grades end. */
    public int labelEnd() {
        return LABEL_END - 8;
    }

    /** Where the totals end. */
    public int totalAt() {
        return width() - 2;
    }

    /** Draws the answer to {@code posts-of-body} by grade. */
    public static ShapeChart of(Answer answer, String body, Words words) {
        var grades = new LinkedHashMap<String, Map<String, BigDecimal>>();
        answer.rows().reset();
        answer.rows().forEachRemaining(row -> {
            var side = row.get(Var.alloc("sideName")).getLiteralLexicalForm().toLowerCase(Locale.ROOT);
            var posts = new BigDecimal(row.get(Var.alloc("posts")).getLiteralLexicalForm());
            grades.computeIfAbsent(row.get(Var.alloc("grade")).getLiteralLexicalForm(), g -> new LinkedHashMap<>())
                    .merge(side, posts, BigDecimal::add);
        });
        double left = 0;
        double right = 0;
        var total = BigDecimal.ZERO;
        for (var sides : grades.values()) {
            left = Math.max(left, reach(sides, "input"));
            right = Math.max(right, reach(sides, "outcome"));
            total = sides.values().stream().reduce(total, BigDecimal::add);
        }
        double scale = left + right == 0 ? 0 : SPAN / (left + right);
        int axis = LABEL_END + (int) Math.round(left * scale);
        var rows = new ArrayList<Row>();
        for (var grade : grades.entrySet()) {
            rows.add(row(grade.getKey(), grade.getValue(), rows.size() * ROW + 3, axis, scale));
        }
        return new ShapeChart(words.say("chart.title", body), words.say("chart.text", plain(total)), rows, axis);
    }

    private static double reach(Map<String, BigDecimal> sides, String side) {
        return get(sides, side) + (get(sides, "mixed") + get(sides, "unclassified")) / 2;
    }

    private static double get(Map<String, BigDecimal> sides, String side) {
        return sides.getOrDefault(side, BigDecimal.ZERO).doubleValue();
    }

    private static Row row(String label, Map<String, BigDecimal> sides, int top, int axis, double scale) {
        double x = axis - reach(sides, "input") * scale;
        var bars = new ArrayList<Bar>();
        var total = BigDecimal.ZERO;
        for (var side : LEFT_TO_RIGHT) {
            var posts = sides.getOrDefault(side, BigDecimal.ZERO);
            if (posts.signum() > 0) {
                double width = posts.doubleValue() * scale;
                bars.add(new Bar(side, number(x), number(Math.max(width, 0.5)), plain(posts)));
                x += width;
                total = total.add(posts);
            }
        }
        var name = label.length() > 24 ? label.substring(0, 23) + "…" : label;
        return new Row(name, top, top + 13, bars, Figures.written(total.toPlainString(), "fte"));
    }

    private static String number(double value) {
        return BigDecimal.valueOf(value).setScale(1, RoundingMode.HALF_UP).toPlainString();
    }

    private static String plain(BigDecimal posts) {
        return posts.stripTrailingZeros().toPlainString();
    }
}
