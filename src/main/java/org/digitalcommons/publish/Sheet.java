package org.digitalcommons.publish;

import java.util.List;

/**
 * A grid of text, as a spreadsheet or a CSV file holds it.
 *
 * @param name the name of the sheet; empty for a CSV file
 * @param lines its rows in order; rows that the file leaves out are not there
 * @param ragged whether a row may have fewer cells than the header without being cut off
 */
record Sheet(String name, List<Line> lines, boolean ragged) {

    /**
     * One row.
     *
     * @param number its number in the file, counting from one
     * @param cells the text of its cells; empty where a cell is empty
     */
    record Line(int number, List<String> cells) {

        boolean isEmpty() {
            return cells.stream().allMatch(String::isBlank);
        }

        String cell(int index) {
            return index < cells.size() ? cells.get(index) : "";
        }
    }
}
