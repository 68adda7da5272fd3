package org.digitalcommons.publish.table;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A number or an amount of money as a plain decimal, such as {@code -1234.50}. Amounts are exact; only the noise that a binary
 * fraction leaves behind a short number is taken out.
 *
 * @param value the number, or why there is none
 * @param currency the code of the currency that stands with it, such as {@code EUR}; empty when none does
 */
record NumberText(CellText value, Optional<String> currency) {

    private static final Pattern PLAIN = Pattern.compile("-?\\d+(\\.\\d+)?");
    private static final Pattern COMMAS_IN_THOUSANDS = Pattern.compile("\\d{1,3}(,\\d{3})+(\\.\\d+)?");
    private static final Pattern POINTS_IN_THOUSANDS = Pattern.compile("\\d{1,3}(\\.\\d{3})+(,\\d+)?");
    private static final Pattern DECIMAL_COMMA = Pattern.compile("\\d*,\\d+");
    private static final Pattern SCALED = Pattern.compile("(?i)([0-9.,]+) ?(k|m|mn|million|bn|billion|thousand)");
    private static final Pattern EXPONENT = Pattern.compile("\\d+(\\.\\d+)?[eE][+-]?\\d{1,2}");
    private static final Pattern BLANKS = Pattern.compile("\\d{1,3}([ '’]\\d{3})+([.,]\\d+)?");
    private static final Map<String, Integer> ZEROS =
            Map.of("k", 3, "thousand", 3, "m", 6, "mn", 6, "million", 6, "bn", 9, "billion", 9);

    /** So many digits a binary fraction keeps; what a program writes behind them is noise. */
    private static final MathContext DIGITS = new MathContext(15);

    /** So many digits before the noise are zero; fewer may be what was measured. */
    private static final int FEWEST_ZEROS = 3;

    /** Reads a cell of a column that writes numbers in a form. */
    static NumberText read(String cell, NumberForm form, CellWords words, Currencies currencies) {
        var raw = cell.strip();
        boolean isAsItLies = form == NumberForm.POINT || form == NumberForm.STORED;
        if (isAsItLies && PLAIN.matcher(raw).matches()) {
            return new NumberText(plain(raw), Optional.empty());
        }
        if (raw.isEmpty() || words.isNotGiven(raw)) {
            return new NumberText(
                    CellText.nothing(raw.isEmpty() ? "" : "a mark for a figure that is not given"), Optional.empty());
        }
        var reading = new Reading(raw, form);
        var with = reading.currency(currencies);
        return new NumberText(reading.value(), with);
    }

    private static CellText plain(String raw) {
        var value = new BigDecimal(raw);
        return isNoisy(value)
                ? CellText.changed(withoutNoise(value).toPlainString(), "noise of a binary fraction taken out")
                : CellText.same(raw);
    }

    /** Whether the last digits are what a binary fraction leaves behind a short number, as in 2951.6800000000003. */
    private static boolean isNoisy(BigDecimal value) {
        return value.scale() > 0
                && value.precision() > DIGITS.getPrecision()
                && withoutNoise(value).precision() <= DIGITS.getPrecision() - FEWEST_ZEROS;
    }

    private static BigDecimal withoutNoise(BigDecimal value) {
        var rounded = value.round(DIGITS).stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
    }

    /** The reading of one cell, sign by sign. Used once. */
    private static final class Reading {

        private final String raw;
        private final NumberForm form;
        private final TreeMap<Integer, String> changes = new TreeMap<>();
        private String text;
        private boolean isNegative;

        Reading(String raw, NumberForm form) {
            this.raw = raw;
            this.form = form;
            this.text = raw.replaceAll("[\\s\\u00A0\\u202F]+", " ")
                    .strip()
                    .replace('\u2212', '-')
                    .replace('\u2013', '-');
            signsAround();
        }

        private void signsAround() {
            if (text.matches("\\(.*\\)")) {
                isNegative = true;
                text = text.substring(1, text.length() - 1).strip();
                changes.put(1, "brackets read as minus");
            }
            if (text.matches("(?i).*[0-9] ?(cr|-)")) {
                isNegative = !isNegative;
                text = text.replaceAll("(?i) ?(cr|-)$", "");
                changes.put(2, "minus behind the figure read as minus");
            }
            if (text.matches("(?i).*[0-9] ?dr")) {
                text = text.replaceAll("(?i) ?dr$", "");
                changes.put(2, "DR taken out");
            }
        }

        private void signBefore() {
            if (text.startsWith("-") || text.startsWith("+")) {
                isNegative = isNegative != text.startsWith("-");
                text = text.substring(1).strip();
            }
        }

        Optional<String> currency(Currencies currencies) {
            signBefore();
            var found = currencies.around(text);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            text = found.get().rest();
            changes.put(3, "currency sign taken out");
            signBefore();
            if (text.equals("-") || text.isEmpty() && raw.contains("-")) {
                // As accountants' formats write nothing at all of a currency.
                text = "0";
                isNegative = false;
                changes.put(8, "a dash behind a currency sign read as zero");
            }
            return Optional.of(found.get().code());
        }

        CellText value() {
            if (text.endsWith("%")) {
                text = text.substring(0, text.length() - 1).strip();
                changes.put(4, "percent sign taken out");
            }
            int zeros = 0;
            var scaled = SCALED.matcher(text);
            if (scaled.matches()) {
                zeros = ZEROS.getOrDefault(scaled.group(2).toLowerCase(Locale.ROOT), 0);
                text = scaled.group(1);
                changes.put(5, "a rounded figure written out in full");
            }
            if (BLANKS.matcher(text).matches()) {
                text = text.replaceAll("[ '’]", "");
                changes.put(6, "thousands separator taken out");
            }
            var told = NumberForm.told(text);
            if (told.isPresent() && !form.allows(told.get())) {
                return CellText.unreadable(raw, form.inWords());
            }
            if (told.isEmpty() && form == NumberForm.UNCLEAR && text.matches("[0-9]+[.,][0-9]{3}")) {
                return CellText.unreadable(raw, form.inWords());
            }
            separators(told.orElse(form == NumberForm.COMMA ? NumberForm.COMMA : NumberForm.POINT));
            return number(zeros);
        }

        private void separators(NumberForm one) {
            if (one == NumberForm.COMMA) {
                if (POINTS_IN_THOUSANDS.matcher(text).matches()) {
                    changes.put(
                            6,
                            text.contains(",")
                                    ? "points between thousands and decimal comma changed"
                                    : "points between thousands taken out");
                    text = text.replace(".", "").replace(',', '.');
                } else if (DECIMAL_COMMA.matcher(text).matches()) {
                    text = text.replace(',', '.');
                    changes.put(6, "decimal comma read as decimal point");
                }
            } else if (COMMAS_IN_THOUSANDS.matcher(text).matches()) {
                text = text.replace(",", "");
                changes.put(6, "thousands separator taken out");
            }
        }

        private CellText number(int zeros) {
            if (EXPONENT.matcher(text).matches()) {
                changes.put(7, "a figure with an exponent written out");
            } else if (text.matches("\\.\\d+")) {
                text = "0" + text;
            } else if (text.matches("\\d+\\.")) {
                text = text + "0";
            } else if (!PLAIN.matcher(text).matches() || text.startsWith("-")) {
                return CellText.unreadable(raw, "");
            }
            var value = new BigDecimal(text).scaleByPowerOfTen(zeros);
            if (isNoisy(value)) {
                value = withoutNoise(value);
                changes.put(10, "noise of a binary fraction taken out");
            }
            var plain = (isNegative ? value.negate() : value).toPlainString();
            if (changes.isEmpty() && plain.equals(raw)) {
                return CellText.same(plain);
            }
            if (changes.isEmpty()) {
                changes.put(9, "blanks and signs taken out");
            }
            return CellText.changed(plain, String.join(", ", changes.values()));
        }
    }
}
