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
 */
public record Sheet(String name, List<Line> head, Source source, boolean ragged, boolean records) {

    /** How many rows are looked through for a header. */
    public static final int HEAD = 64;

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
                records);
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
