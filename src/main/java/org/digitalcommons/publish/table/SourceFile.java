package org.digitalcommons.publish.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.digitalcommons.name.Iris;
import org.digitalcommons.name.Period;
import org.digitalcommons.publish.Unreadable;
import org.digitalcommons.publish.read.FileScan;
import org.digitalcommons.publish.read.Sheet;

/**
 * A file of a delivery with what was found in it.
 *
 * @param scan what a pass over its bytes tells
 * @param best the table that fits best
 * @param tables the tables in it, in the order of its sheets
 * @param left the sheets that hold none of them
 * @param periodOfRows the time from the first to the last that columns of years and months name which no rule reads
 */
record SourceFile(
        FileScan scan, FoundTable best, List<SheetTable> tables, List<Sheet> left, Optional<Period> periodOfRows) {

    /** What is shorter is read whole, which takes a moment and no more than some hundred megabytes. */
    private static final long LONG = 8L << 20;

    /** So many rows of a long file are looked through to see how its columns write numbers and days. */
    private static final int SAMPLE = 2_000;

    static SourceFile of(FileScan scan, FoundTables found, Currencies currencies, PeriodColumns periods)
            throws Unreadable {
        long most = scan.bytes() > LONG ? SAMPLE : Long.MAX_VALUE;
        var tables = new ArrayList<SheetTable>();
        boolean nameTimes =
                found.all().stream().map(SheetTable::named).distinct().count() > 1;
        for (var table : found.all()) {
            tables.add(new SheetTable(
                    table,
                    ColumnForms.of(table, most, currencies),
                    place(table, found.all().size(), tables.size() + 1),
                    nameTimes ? SheetTable.named(table) : Optional.empty()));
        }
        return new SourceFile(scan, found.best(), List.copyOf(tables), found.left(), periods.in(found.all(), most));
    }

    private static String place(FoundTable table, int tables, int number) {
        boolean isOnlyOne = tables == 1;
        return isOnlyOne
                ? ""
                : SheetTable.place(
                        table.sheet().records()
                                ? Integer.toString(number)
                                : table.sheet().name());
    }

    /** Whether it is too long to be held whole. */
    boolean isLong() {
        return scan.bytes() > LONG;
    }

    /** The file as a resource. */
    Node node() {
        return Iris.file(scan.name());
    }
}
