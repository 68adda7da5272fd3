package org.digitalcommons.serve.page;

/**
 * A cell of a table.
 *
 * @param text what stands in it
 * @param href where it leads; empty for nowhere
 * @param number whether it is set as a number
 * @param note more about it, shown when it is pointed at
 * @param blank whether the value is absent and the text says why
 */
public record Cell(String text, String href, boolean number, String note, boolean blank) {

    private static final int WORDY = 40;

    public static Cell text(String text) {
        return new Cell(text, "", false, "", false);
    }

    /** The class of its style. */
    public String style() {
        if (blank) {
            return "empty";
        }
        if (number) {
            return "number";
        }
        return text.matches("[\\d-]{7,10}") ? "period" : text.length() > WORDY ? "wordy" : "";
    }
}
