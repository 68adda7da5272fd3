package org.digitalcommons.publish;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A known kind of table found in a sheet: which rows are its header and which cell is which column.
 *
 * @param format the format the table belongs to
 * @param table the kind of table
 * @param sheet the sheet it was found in
 * @param headerEnd the index of the first line below the header
 * @param columns cell index to column
 * @param headers the text of each header cell
 */
record FoundTable(
        SourceFormat format,
        SourceFormat.Table table,
        Sheet sheet,
        int headerEnd,
        TreeMap<Integer, SourceFormat.Column> columns,
        List<String> headers) {

    /** Files put titles and notes above their header, seldom more than this. */
    private static final int DEEPEST_HEADER = 40;

    /** A header may be spread over merged cells of several rows. */
    private static final int TALLEST_HEADER = 3;

    private static final Comparator<FoundTable> FIT =
            Comparator.<FoundTable>comparingInt(f -> f.columns().size()).thenComparingInt(f -> -f.headerEnd());

    /** The best place for a kind of table in a sheet; empty when no header cell of it is there. */
    static Optional<FoundTable> in(Sheet sheet, SourceFormat format, SourceFormat.Table table) {
        var found = new ArrayList<FoundTable>();
        for (int first = 0; first < Math.min(DEEPEST_HEADER, sheet.lines().size()); first++) {
            for (int height = 1;
                    height <= TALLEST_HEADER && first + height <= sheet.lines().size();
                    height++) {
                var header = header(sheet.lines().subList(first, first + height));
                var columns = columns(header, table);
                if (!columns.isEmpty()) {
                    found.add(new FoundTable(format, table, sheet, first + height, columns, header));
                }
            }
        }
        return found.stream().max(FIT);
    }

    /** The number of cells a whole row has. */
    int width() {
        return headers.size();
    }

    /** The required columns that the header lacks. */
    List<SourceFormat.Column> missing() {
        return table.required().stream().filter(c -> !columns.containsValue(c)).toList();
    }

    /** The columns that the header lacks and the table can do without; those that are withheld are not missed. */
    List<SourceFormat.Column> absent() {
        return table.columns().stream()
                .filter(c -> !c.required() && !c.withheld() && !columns.containsValue(c))
                .toList();
    }

    /** The header cells that no known column answers to. */
    List<String> unknownHeaders() {
        var unknown = new ArrayList<String>();
        for (int i = 0; i < headers.size(); i++) {
            if (!columns.containsKey(i) && !headers.get(i).isBlank()) {
                unknown.add(headers.get(i));
            }
        }
        return unknown;
    }

    /** One label a column; a merged cell stands over every column up to the next one. */
    private static List<String> header(List<Sheet.Line> lines) {
        int width = lines.stream().mapToInt(l -> l.cells().size()).max().orElse(0);
        var labels = new ArrayList<String>();
        var above = new String[lines.size()];
        for (int i = 0; i < width; i++) {
            var parts = new ArrayList<String>();
            for (int row = 0; row < lines.size(); row++) {
                var text = lines.get(row).cell(i).strip();
                boolean last = row == lines.size() - 1;
                if (!text.isEmpty()) {
                    above[row] = text;
                } else if (last || above[row] == null) {
                    continue;
                }
                parts.add(last ? text : above[row]);
            }
            labels.add(String.join(" / ", parts));
        }
        return labels;
    }

    private static TreeMap<Integer, SourceFormat.Column> columns(List<String> header, SourceFormat.Table table) {
        var columns = new TreeMap<Integer, SourceFormat.Column>();
        var taken = new HashSet<SourceFormat.Column>();
        for (int i = 0; i < header.size(); i++) {
            var label = SourceFormat.plain(header.get(i));
            for (var column : table.columns()) {
                if (!label.isEmpty() && column.spellings().contains(label) && taken.add(column)) {
                    columns.put(i, column);
                    break;
                }
            }
        }
        return columns;
    }
}
