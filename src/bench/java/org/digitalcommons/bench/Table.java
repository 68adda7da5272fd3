package org.digitalcommons.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What was measured: one row for each thing, one column for each size, and how it grows. */
final class Table {

    private final String title;
    private final Map<String, TreeMap<Integer, Double>> rows = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();

    Table(String title) {
        this.title = title;
    }

    /** A figure of a thing at a size. */
    void put(String what, int size, double value) {
        rows.computeIfAbsent(what, w -> new TreeMap<>()).put(size, value);
    }

    /** Something to be said under the table. */
    void note(String note) {
        if (!notes.contains(note)) {
            notes.add(note);
        }
    }

    /**
     * Prints it, with the exponent between the smallest and the largest size, and the ratio to the row that is named.
     *
     * @param base the row that the others are divided by, at the largest size; empty for none
     * @param least rows whose largest figure is below this are counted and not printed
     */
    void print(PrintStream out, List<Integer> sizes, String base, double least) {
        out.println();
        out.println("## " + title);
        out.println();
        var head = new StringBuilder("| |");
        var rule = new StringBuilder("|---|");
        for (int size : sizes) {
            head.append(String.format(Locale.ROOT, " %,d bodies |", size));
            rule.append("--:|");
        }
        head.append(" exponent |");
        rule.append("--:|");
        if (!base.isEmpty()) {
            head.append(" ratio to ").append(base).append(" |");
            rule.append("--:|");
        }
        out.println(head);
        out.println(rule);
        int hidden = 0;
        for (var row : rows.entrySet()) {
            var values = row.getValue();
            if (values.values().stream().mapToDouble(v -> v).max().orElse(0) < least) {
                hidden++;
                continue;
            }
            var line = new StringBuilder("| " + row.getKey() + " |");
            for (int size : sizes) {
                line.append(' ').append(number(values.get(size))).append(" |");
            }
            line.append(' ').append(exponent(values)).append(" |");
            if (!base.isEmpty()) {
                line.append(' ')
                        .append(ratio(values, rows.getOrDefault(base, new TreeMap<>())))
                        .append(" |");
            }
            out.println(line);
        }
        if (hidden > 0) {
            out.println();
            out.println(String.format(Locale.ROOT, "%d more stay below %.0f ms at every size.", hidden, least));
        }
        if (!notes.isEmpty()) {
            out.println();
            notes.forEach(note -> out.println("- " + note));
        }
        out.flush();
    }

    private static String number(@org.jspecify.annotations.Nullable Double value) {
        if (value == null) {
            return "-";
        }
        return String.format(Locale.ROOT, value < 10 ? "%,.2f" : value < 100 ? "%,.1f" : "%,.0f", value);
    }

    private static String exponent(TreeMap<Integer, Double> values) {
        if (values.size() < 2 || values.firstEntry().getValue() <= 0) {
            return "-";
        }
        var first = values.firstEntry();
        var last = values.lastEntry();
        double growth =
                Math.log(last.getValue() / first.getValue()) / Math.log((double) last.getKey() / first.getKey());
        return String.format(Locale.ROOT, "%.2f", growth);
    }

    private static String ratio(TreeMap<Integer, Double> values, TreeMap<Integer, Double> base) {
        var divisor = base.get(values.lastKey());
        return divisor == null || divisor == 0
                ? "-"
                : String.format(Locale.ROOT, "%.2f", values.lastEntry().getValue() / divisor);
    }
}
