package org.digitalcommons.publish.table;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.digitalcommons.name.Iris;
import org.digitalcommons.publish.CellKind;
import org.digitalcommons.publish.SourceFormat;
import org.digitalcommons.publish.Unreadable;
import org.digitalcommons.publish.read.FileScan;

/**
 * A file of a delivery with what was found in it.
 *
 * @param scan what a pass over its bytes tells
 * @param tables the tables in it, the one that fits best first
 * @param monthFirst for each column of days, whether it writes the month before the day
 */
record SourceFile(FileScan scan, List<FoundTable> tables, Map<SourceFormat.SourceColumn, Boolean> monthFirst) {

    /** So many rows are looked through to see in which order a column writes day and month. */
    private static final int SAMPLE = 2_000;

    static SourceFile of(FileScan scan, List<FoundTable> tables) throws Unreadable {
        var monthFirst = new HashMap<SourceFormat.SourceColumn, Boolean>();
        for (var table : tables) {
            for (var column : table.columns().entrySet()) {
                if (column.getValue().kind() == CellKind.DATE) {
                    monthFirst.put(column.getValue(), isMonthFirst(table, column.getKey()));
                }
            }
        }
        return new SourceFile(scan, tables, Map.copyOf(monthFirst));
    }

    /** The file as a resource. */
    Node node() {
        return Iris.file(scan.name());
    }

    private static boolean isMonthFirst(FoundTable table, int cell) throws Unreadable {
        try (var lines = table.sheet().source().open()) {
            for (int i = 0; i < table.headerEnd() + SAMPLE; i++) {
                var line = lines.next();
                if (line.isEmpty()) {
                    break;
                }
                if (i >= table.headerEnd()) {
                    var told = CellText.isMonthFirst(line.get().cell(cell));
                    if (told.isPresent()) {
                        return told.get();
                    }
                }
            }
        }
        return false;
    }
}
