package org.digitalcommons.publish.read;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.digitalcommons.publish.Unreadable;

/**
 * A grid of text, as a spreadsheet, a CSV file or a list of records holds it. Its rows are read one
 * by one, as often as wanted, so that a large file is never held whole.
 *
 * @param name the name of the sheet; empty for a file of one table
 * @param head its first rows, among which its header is
 * @param source opens all its rows
 * @param ragged whether a row may have fewer cells than the header without being cut off
 * @param records whether it was made of records: the header is its first row, and a label that stands
 *     twice is one column with several values
 * @param traits what else a spreadsheet says of it
 */
public record Sheet(String name, List<Line> head, Source source, boolean ragged, boolean records, Traits traits) {

    /** The text of a cell that holds a formula and no result of it, as programs write that never work formulas out. */
    public static final String NO_RESULT = "\uE000";

    /** How many rows are looked through for a header. */
    public static final int HEAD = 64;

    /**
     * What a spreadsheet says of one of its sheets.
     *
     * @param isHidden whether its readers do not see it
     * @param countsFrom1904 whether the numbers of its days are counted from 1904 and not from 1900
     */
    public record Traits(boolean isHidden, boolean countsFrom1904) {

        /** Those of a sheet that says nothing unusual. */
        public static final Traits NONE = new Traits(false, false);
    }

    /** Opens the rows of a sheet. */
    public interface Source {
        Lines open() throws Unreadable;
    }

    /** Rows in order. */
    public interface Lines extends AutoCloseable {

        /** The next row; empty after the last. */
        Optional<Line> next() throws Unreadable;

        @Override
        void close();
    }

    /**
     * One row.
     *
     * @param number its number in the file, counting from one
     * @param cells the text of its cells; empty where a cell is empty
     */
    public record Line(int number, List<String> cells) {

        public boolean isEmpty() {
            return cells.stream().allMatch(String::isBlank);
        }

        /** Whether a cell holds a formula without a result. */
        public boolean lacksResult(int index) {
            return cell(index).equals(NO_RESULT);
        }

        public String cell(int index) {
            return index < cells.size() ? cells.get(index) : "";
        }
    }

    /** A sheet of rows that are held already. */
    public static Sheet of(String name, List<Line> lines, boolean ragged, boolean records) {
        return new Sheet(
                name,
                List.copyOf(lines.subList(0, Math.min(HEAD, lines.size()))),
                () -> held(lines.iterator()),
                ragged,
                records,
                Traits.NONE);
    }

    /** The same with traits. */
    Sheet with(Traits others) {
        return new Sheet(name, head, source, ragged, records, others);
    }

    private static Lines held(Iterator<Line> lines) {
        return new Lines() {
            @Override
            public Optional<Line> next() {
                return lines.hasNext() ? Optional.of(lines.next()) : Optional.empty();
            }

            @Override
            public void close() {
                // Nothing is open.
            }
        };
    }
}
