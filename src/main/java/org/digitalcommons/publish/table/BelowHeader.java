package org.digitalcommons.publish.table;

import java.util.Optional;
import java.util.TreeMap;
import org.digitalcommons.publish.CellKind;
import org.digitalcommons.publish.SourceFormat;
import org.digitalcommons.publish.Unreadable;
import org.digitalcommons.publish.read.Sheet;

/**
 * The rows below the header of a table, in order. A row that repeats the words of a header is one: from there on its columns
 * hold, which may stand in another order. Not thread-safe.
 */
final class BelowHeader implements AutoCloseable {

    private final FoundTable found;
    private final Sheet.Lines lines;
    private TreeMap<Integer, SourceFormat.SourceColumn> columns;
    private int width;

    private BelowHeader(FoundTable found, Sheet.Lines lines) {
        this.found = found;
        this.lines = lines;
        this.columns = found.columns();
        this.width = found.width();
    }

    /**
     * A row.
     *
     * @param line its cells
     * @param columns which of them is which column
     * @param width how many cells a whole row has
     * @param isHeader whether it is a header itself
     */
    record TableRow(
            Sheet.Line line, TreeMap<Integer, SourceFormat.SourceColumn> columns, int width, boolean isHeader) {}

    static BelowHeader of(FoundTable found) throws Unreadable {
        var lines = found.sheet().source().open();
        for (int i = 0; i < found.headerEnd(); i++) {
            lines.next();
        }
        return new BelowHeader(found, lines);
    }

    /** The next row; empty after the last. */
    Optional<TableRow> next() throws Unreadable {
        var line = lines.next();
        if (line.isEmpty()) {
            return Optional.empty();
        }
        var again = header(line.get());
        again.ifPresent(header -> {
            columns = header;
            width = line.get().cells().size();
        });
        return Optional.of(new TableRow(line.get(), columns, width, again.isPresent()));
    }

    private Optional<TreeMap<Integer, SourceFormat.SourceColumn>> header(Sheet.Line line) {
        if (found.sheet().records() || found.headerEnd() == 0 || holdsFigures(line)) {
            return Optional.empty();
        }
        return found.headerIn(line);
    }

    /** Whether a figure stands where one is expected, as it does in nearly every row; then the row need not be looked at. */
    private boolean holdsFigures(Sheet.Line line) {
        for (var column : columns.entrySet()) {
            var kind = column.getValue().kind();
            if ((kind == CellKind.NUMBER || kind == CellKind.DATE)
                    && line.cell(column.getKey()).chars().anyMatch(Character::isDigit)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() {
        lines.close();
    }
}
