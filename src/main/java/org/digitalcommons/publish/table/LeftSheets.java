package org.digitalcommons.publish.table;

import org.apache.jena.graph.NodeFactory;
import org.digitalcommons.publish.Unreadable;
import org.digitalcommons.publish.read.Sheet;

/** Sheets of a workbook that are not read, so that no row of them is left out in silence, and those that are hidden. */
final class LeftSheets {

    private LeftSheets() {}

    /** Reports the rows of every sheet without a table, and notes the tables on hidden sheets. */
    static void report(SourceFile file, SourceRows rows, RowLedger ledger) throws Unreadable {
        for (var sheet : file.left()) {
            long filled = 0;
            int first = 0;
            try (var lines = sheet.source().open()) {
                for (var line = lines.next(); line.isPresent(); line = lines.next()) {
                    if (!line.get().isEmpty()) {
                        filled++;
                        first = first == 0 ? line.get().number() : first;
                    }
                }
            }
            if (filled > 0) {
                ledger.leave(file.node(), sheet.name(), filled);
                note(file, rows, sheet, first, "other-sheet", ", %,d rows".formatted(filled));
            }
        }
        for (var table : file.tables()) {
            var sheet = table.found().sheet();
            if (sheet.traits().isHidden()) {
                int header = Math.max(0, table.found().headerEnd() - 1);
                note(file, rows, sheet, sheet.head().get(header).number(), "hidden-sheet", "");
            }
        }
    }

    private static void note(SourceFile file, SourceRows rows, Sheet sheet, int row, String reason, String more) {
        rows.findings()
                .add(
                        NodeFactory.createURI(file.node().getURI() + "#row=" + row + SheetTable.place(sheet.name())),
                        reason,
                        sheet.name() + more);
    }
}
