package org.digitalcommons.serve.page;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.digitalcommons.catalog.Column;
import org.digitalcommons.serve.words.Words;

/** Figures as a page writes them, by the type that their column declares; the data keeps them exact. */
final class Figures {

    private static final BigDecimal PENCE_MATTER_BELOW = BigDecimal.valueOf(1_000);

    private Figures() {}

    static boolean isFigure(Column column) {
        return switch (column.type()) {
            case "fte", "GBP", "GBP2", "ratio", "share", "score", "count", "xsd:integer", "xsd:decimal" -> true;
            default -> false;
        };
    }

    static String written(String text, String type) {
        var value = new BigDecimal(text);
        return switch (type) {
            case "GBP" -> pounds(value, 0);
            case "GBP2" -> pounds(value, value.abs().compareTo(PENCE_MATTER_BELOW) < 0 ? 2 : 0);
            case "fte", "score" -> decimal(value, 1);
            case "share" -> decimal(value.movePointRight(2), 1) + " %";
            case "ratio" -> decimal(value, 3);
            case "xsd:decimal" ->
                decimal(value, Math.clamp(value.stripTrailingZeros().scale(), 0, 2));
            default -> decimal(value, 0);
        };
    }

    /** An interval; one figure where both ends are the same. */
    static String between(String lower, String upper, String type) {
        var from = written(lower, type);
        var to = written(upper, type);
        return from.equals(to) ? from : Words.english().say("table.interval", from, to);
    }

    private static String pounds(BigDecimal value, int digits) {
        return (value.signum() < 0 ? "\u2212£" : "£") + decimal(value.abs(), digits);
    }

    private static String decimal(BigDecimal value, int digits) {
        var written = "%%,.%df".formatted(digits).formatted(value.setScale(digits, RoundingMode.HALF_UP));
        return written.replace('-', '\u2212');
    }
}
