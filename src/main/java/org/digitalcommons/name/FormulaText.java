package org.digitalcommons.name;

import java.util.regex.Pattern;

/**
 * A text that a spreadsheet program would take for a formula: the one rule for every file of ours that people open in
 * one. An apostrophe before it, which such a program does not show, makes it a text again.
 */
public final class FormulaText {

    /** The last four are wide forms, which some programs read as the others. */
    private static final Pattern FORMULA =
            Pattern.compile("^[\\s\\h\\v\\x1C-\\x1F]*[=+@\\-\\t\\r\\uFF1D\\uFF0B\\uFF0D\\uFF20].*", Pattern.DOTALL);

    private FormulaText() {}

    /** Whether a cell would be calculated, or be taken for the beginning of another one. */
    public static boolean is(String cell) {
        return FORMULA.matcher(cell).matches();
    }

    /** The cell as the text that it is. */
    public static String quoted(String cell) {
        return is(cell) ? "'" + cell : cell;
    }
}
