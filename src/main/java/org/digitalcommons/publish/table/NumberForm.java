package org.digitalcommons.publish.table;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How a column of text writes its numbers. {@code 1.234} is a thousand and more in one country and little more than one in
 * another; which of them, the cells tell that can only be read one way.
 */
enum NumberForm {
    /** A point before decimals, and commas or blanks between thousands. */
    POINT,
    /** A comma before decimals, and points or blanks between thousands. */
    COMMA,
    /** As many cells say the one as the other, so a cell that could be either is not read. */
    UNCLEAR,
    /** A spreadsheet or a record says which cells are numbers: those are plain, whatever the text beside them is like. */
    STORED;

    private static final Pattern FIGURES = Pattern.compile("\\d[\\d.,' \\u00A0\\u202F]*");
    private static final int GROUP = 3;

    /** The form that a cell can only have; empty where it could have either, or is no number. */
    static Optional<NumberForm> told(String cell) {
        var figures = FIGURES.matcher(cell);
        return figures.find()
                ? ofFigures(figures.group().strip().replaceAll("[' \\u00A0\\u202F]", ""))
                : Optional.empty();
    }

    private static Optional<NumberForm> ofFigures(String text) {
        int point = text.lastIndexOf('.');
        int comma = text.lastIndexOf(',');
        if (point < 0 && comma < 0 || Math.max(point, comma) == text.length() - 1) {
            return Optional.empty();
        }
        if (point >= 0 && comma >= 0) {
            return Optional.of(point > comma ? POINT : COMMA);
        }
        var ifDecimal = point >= 0 ? POINT : COMMA;
        var ifThousands = point >= 0 ? COMMA : POINT;
        int last = Math.max(point, comma);
        int first = text.indexOf(text.charAt(last));
        if (first != last) {
            return Optional.of(ifThousands);
        }
        boolean couldBeThousands =
                text.length() - last - 1 == GROUP && first <= GROUP && first > 0 && text.charAt(0) != '0';
        return couldBeThousands ? Optional.empty() : Optional.of(ifDecimal);
    }

    /** The form that most of so many cells have. */
    static NumberForm ofMost(long points, long commas) {
        return points == commas && points > 0 ? UNCLEAR : commas > points ? COMMA : POINT;
    }

    /** Whether a cell of the column may have a form that its figures tell. */
    boolean allows(NumberForm told) {
        return this == told || this == UNCLEAR || this == STORED;
    }

    /** The form, as a note on a cell that has another says it. */
    String inWords() {
        return switch (this) {
            case POINT -> "the column writes a decimal point";
            case COMMA -> "the column writes a decimal comma";
            default -> "the column writes decimal points and decimal commas";
        };
    }
}
