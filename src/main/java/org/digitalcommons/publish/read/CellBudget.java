package org.digitalcommons.publish.read;

import java.util.List;
import org.digitalcommons.publish.Unreadable;

/**
 * How much one file of tables may unpack to: cells, letters of a cell, and letters of all. A few kilobytes can stand for a
 * cell of 300 megabytes, or for a million rows of sixteen thousand columns.
 */
final class CellBudget {

    /** Cells of one workbook, those that are left empty before others counted. */
    static final long MOST_CELLS = 4_000_000;

    /** Letters of one cell: three times as many as a spreadsheet program lets one write. */
    static final int LONGEST = 100_000;

    /** Letters of all cells that a file holds once for all sheets, or that stand between two row ends of a text file. */
    private static final long MOST_LETTERS = 64_000_000;

    private final String file;
    private long cells;
    private long letters;
    private long letter;

    CellBudget(String file) {
        this.file = file;
    }

    /** Ends the reading of a file from within a handler that can throw nothing else. */
    static final class Excess extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final String sentence;

        private Excess(String sentence) {
            super(sentence, null, false, false);
            this.sentence = sentence;
        }

        Unreadable unreadable() {
            return new Unreadable(sentence);
        }
    }

    /** Call before so many cells are made. */
    void cells(long more) {
        cells += more;
        if (cells > MOST_CELLS) {
            throw new Excess("%s holds more than %,d cells. Publish the table as CSV.".formatted(file, MOST_CELLS));
        }
    }

    /** A cell begins. */
    void begin() {
        letter = 0;
    }

    /** Call before more letters of the same cell are kept. */
    void letters(int more) {
        letter += more;
        letters += more;
        if (letter > LONGEST) {
            throw tooLong();
        }
    }

    /** Call before more letters are kept that are held for the whole file. */
    void lasting(int more) {
        letters(more);
        if (letters > MOST_LETTERS) {
            throw new Excess(
                    "%s holds more than %,d letters of text. Publish the table as CSV.".formatted(file, MOST_LETTERS));
        }
    }

    /** Requires that no cell of a row is too long. */
    void row(List<String> row) {
        for (var cell : row) {
            if (cell.length() > LONGEST) {
                throw tooLong();
            }
        }
    }

    /** What ends the reading of a file with too long a cell. */
    Excess tooLong() {
        return new Excess("%s has a cell of more than %,d letters. Shorten it and publish the file again."
                .formatted(file, LONGEST));
    }
}
