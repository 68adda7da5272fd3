package org.digitalcommons.serve.page;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.digitalcommons.catalog.Column;
import org.digitalcommons.serve.words.Words;

/** Figures as a page writes them, by the type that their column declares; the data keeps them exact. */
final class Figures {

    private static final BigDecimal PENCE_MATTER_BELOW = BigDecimal.valueOf(1_000);

    private static final BigDecimal PENCE_DO_NOT_MATTER_FROM = BigDecimal.valueOf(1_000_000);

    private static final int SIGNIFICANT = 4;

    private Figures() {}

    static boolean isFigure(Column column) {
        return switch (column.type()) {
            case "fte", "GBP", "GBP2", "price", "ratio", "share", "score", "count", "xsd:integer", "xsd:decimal" ->
                true;
            default -> false;
        };
    }

    /** A figure in pounds, or a number. */
    static String written(String text, String type) {
        var value = new BigDecimal(text);
        return switch (type) {
            case "GBP" -> pounds(value, 0);
            case "GBP2" -> pounds(value, value.abs().compareTo(PENCE_MATTER_BELOW) < 0 ? 2 : 0);
            case "price" -> price(value, "GBP");
            case "fte", "score" -> decimal(value, isLarge(value) ? 0 : 1);
            case "share" -> decimal(value.movePointRight(2), 1) + " %";
            case "ratio" -> decimal(value, 3);
            case "xsd:decimal" ->
                decimal(
                        value,
                        isLarge(value)
                                ? 0
                                : Math.clamp(value.stripTrailingZeros().scale(), 0, 2));
            default -> decimal(value, 0);
        };
    }

    /** An interval; one figure where both ends are the same. */
    static String between(String lower, String upper, String type) {
        var from = written(lower, type);
        var to = written(upper, type);
        return from.equals(to) ? from : Words.english().say("table.interval", from, to);
    }

    /** A price in a currency: to the penny, and of one that is small as many digits as tell it from its like. */
    static String price(BigDecimal value, String currency) {
        int digits = 0;
        if (value.abs().compareTo(PENCE_MATTER_BELOW) < 0) {
            var significant = value.round(new MathContext(SIGNIFICANT)).stripTrailingZeros();
            digits = value.abs().compareTo(BigDecimal.TEN) < 0 ? Math.max(2, significant.scale()) : 2;
        }
        return money(value, digits, currency);
    }

    /** Whether parts of one are finer than any count or amount of that size is known. */
    private static boolean isLarge(BigDecimal value) {
        return value.abs().compareTo(PENCE_DO_NOT_MATTER_FROM) >= 0;
    }

    private static String pounds(BigDecimal value, int digits) {
        return money(value, digits, "GBP");
    }

    private static String money(BigDecimal value, int digits, String currency) {
        var sign = switch (currency) {
            case "GBP" -> "£";
            case "EUR" -> "€";
            default -> currency + "\u00a0";
        };
        return (value.signum() < 0 ? "\u2212" : "") + sign + decimal(value.abs(), digits);
    }

    private static String decimal(BigDecimal value, int digits) {
        var written = "%%,.%df".formatted(digits).formatted(value.setScale(digits, RoundingMode.HALF_UP));
        return written.replace('-', '\u2212');
    }
}
