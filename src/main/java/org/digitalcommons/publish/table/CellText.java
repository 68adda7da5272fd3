package org.digitalcommons.publish.table;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.commons.text.StringEscapeUtils;

/**
 * What a cell says, in one form for all the ways that people write numbers and days, and what was
 * changed to get there. Amounts are exact decimals; nothing is rounded.
 *
 * @param text the value in its one form; empty when the cell says nothing that can be read
 * @param change what was changed, in words that are the same for every cell changed so; empty when nothing was
 * @param isReadable false when the cell says something that is not understood
 */
record CellText(Optional<String> text, String change, boolean isReadable) {

    private static final Pattern PLAIN = Pattern.compile("-?\\d+(\\.\\d+)?");
    private static final Pattern COMMAS_IN_THOUSANDS = Pattern.compile("\\d{1,3}(,\\d{3})+(\\.\\d+)?");
    private static final Pattern POINTS_IN_THOUSANDS =
            Pattern.compile("\\d{1,3}(\\.\\d{3})+,\\d+|\\d{1,3}(\\.\\d{3}){2,}");
    private static final Pattern DECIMAL_COMMA = Pattern.compile("\\d+,\\d{1,2}");
    private static final Pattern SCALED = Pattern.compile("(?i)([0-9.,]+) ?(k|m|mn|million|bn|billion|thousand)");
    private static final Pattern EXPONENT = Pattern.compile("\\d+(\\.\\d+)?[eE][+-]?\\d{1,2}");
    private static final Map<String, Integer> ZEROS =
            Map.of("k", 3, "thousand", 3, "m", 6, "mn", 6, "million", 6, "bn", 9, "billion", 9);

    private static final Pattern ISO = Pattern.compile("(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})(?:[T ].*)?");
    private static final Pattern RUN_TOGETHER = Pattern.compile("(20\\d{2})(\\d{2})(\\d{2})");
    private static final Pattern DAY_AND_MONTH =
            Pattern.compile("(\\d{1,2})[-/. ](\\d{1,2})[-/. ](\\d{4}|\\d{2})(?: .*)?");
    private static final Pattern NAMED_MONTH = Pattern.compile(
            "(?i)(?:[a-z]{3,9},? )?(\\d{1,2})(?:st|nd|rd|th)?[-/. ]?([a-z]{3,9})[-/., ]*(\\d{4}|\\d{2})(?: .*)?");
    private static final Pattern MONTH_FIRST = Pattern.compile("(?i)([a-z]{3,9})[-/. ](\\d{1,2}),? (\\d{4})(?: .*)?");
    private static final Pattern SERIAL = Pattern.compile("(\\d{5})(?:\\.\\d+)?");
    private static final LocalDate SERIAL_ZERO = LocalDate.of(1899, 12, 30);
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

    /** The value as a number; empty when it is none. */
    Optional<BigDecimal> asNumber() {
        return isReadable ? text.map(BigDecimal::new) : Optional.empty();
    }

    private static CellText same(String text) {
        return new CellText(Optional.of(text), "", true);
    }

    private static CellText changed(String text, String change) {
        return new CellText(Optional.of(text), change, true);
    }

    private static CellText unreadable(String raw) {
        return new CellText(Optional.of(raw), "", false);
    }

    /** A text with every character reference of HTML read as its character; read twice, because some are written twice. */
    static String unescaped(String text) {
        var once = text.indexOf('&') < 0 ? text : unescapedOnce(text);
        return once.indexOf('&') < 0 ? once : unescapedOnce(once);
    }

    private static String unescapedOnce(String text) {
        try {
            return StringEscapeUtils.unescapeHtml4(text.replace("&nbsp;", " ").replace("&apos;", "'"))
                    .replaceAll("\\p{Cntrl}", "");
        } catch (IllegalArgumentException noSuchCharacter) {
            return text;
        }
    }

    /** A number or an amount of money as a plain decimal, such as {@code -1234.50}. */
    static CellText number(String cell, CellWords words) {
        var raw = cell.strip();
        if (PLAIN.matcher(raw).matches()) {
            return same(raw);
        }
        if (raw.isEmpty() || words.isNotGiven(raw)) {
            return new CellText(Optional.empty(), raw.isEmpty() ? "" : "a mark for a figure that is not given", true);
        }
        var changes = new TreeMap<Integer, String>();
        var text = raw.replaceAll("[\\s\\u00A0\\u202F]+", " ")
                .strip()
                .replace('\u2212', '-')
                .replace('\u2013', '-');
        boolean negative = false;
        if (text.matches("\\(.*\\)")) {
            negative = true;
            text = text.substring(1, text.length() - 1).strip();
            changes.put(1, "brackets read as minus");
        }
        if (text.matches("(?i).*[0-9] ?(cr|-)")) {
            negative = !negative;
            text = text.replaceAll("(?i) ?(cr|-)$", "");
            changes.put(2, "minus behind the figure read as minus");
        }
        if (text.matches("(?i).*[0-9] ?dr")) {
            text = text.replaceAll("(?i) ?dr$", "");
            changes.put(2, "DR taken out");
        }
        var bare = text.replaceAll("(?i)[£$€]|\\b(gbp|eur|usd|cad)\\b", "").strip();
        if (!bare.equals(text)) {
            text = bare;
            changes.put(3, "currency sign taken out");
        }
        if (text.startsWith("-") || text.startsWith("+")) {
            negative = negative != text.startsWith("-");
            text = text.substring(1).strip();
        }
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
        if (text.contains(" ") && text.matches("\\d{1,3}( \\d{3})+(\\.\\d+)?")) {
            text = text.replace(" ", "");
            changes.put(6, "thousands separator taken out");
        }
        if (COMMAS_IN_THOUSANDS.matcher(text).matches()) {
            text = text.replace(",", "");
            changes.put(6, "thousands separator taken out");
        } else if (POINTS_IN_THOUSANDS.matcher(text).matches()) {
            text = text.replace(".", "").replace(',', '.');
            changes.put(6, "points between thousands and decimal comma changed");
        } else if (DECIMAL_COMMA.matcher(text).matches()) {
            text = text.replace(',', '.');
            changes.put(6, "decimal comma read as decimal point");
        }
        if (EXPONENT.matcher(text).matches()) {
            changes.put(7, "a figure with an exponent written out");
        } else if (text.matches("\\.\\d+")) {
            text = "0" + text;
        } else if (text.matches("\\d+\\.")) {
            text = text + "0";
        } else if (!PLAIN.matcher(text).matches()) {
            return unreadable(raw);
        }
        var value = new BigDecimal(text).scaleByPowerOfTen(zeros);
        var plain = (negative ? value.negate() : value).toPlainString();
        if (changes.isEmpty()) {
            changes.put(9, "blanks and signs taken out");
        }
        return changed(plain, String.join(", ", changes.values()));
    }

    /** A day as {@code 2022-05-25}; where figures alone do not tell, by the order that the column keeps. */
    static CellText date(String cell, boolean monthFirst, CellWords words) {
        var raw = cell.strip();
        if (raw.isEmpty() || words.isNotGiven(raw)) {
            return new CellText(Optional.empty(), raw.isEmpty() ? "" : "a mark for a day that is not given", true);
        }
        try {
            var iso = ISO.matcher(raw);
            if (iso.matches()) {
                var day = day(iso.group(1), iso.group(2), iso.group(3));
                return raw.equals(day)
                        ? same(day)
                        : changed(day, raw.length() > 10 ? "time of day taken out" : "day written out");
            }
            var together = RUN_TOGETHER.matcher(raw);
            if (together.matches()) {
                return changed(
                        day(together.group(1), together.group(2), together.group(3)), "day written with hyphens");
            }
            var figures = DAY_AND_MONTH.matcher(raw);
            if (figures.matches()) {
                return monthFirst
                        ? changed(day(figures.group(3), figures.group(1), figures.group(2)), "read as month, day, year")
                        : changed(
                                day(figures.group(3), figures.group(2), figures.group(1)), "read as day, month, year");
            }
            var named = NAMED_MONTH.matcher(raw);
            if (named.matches()) {
                return changed(day(named.group(3), month(named.group(2)), named.group(1)), "month read by its name");
            }
            var first = MONTH_FIRST.matcher(raw);
            if (first.matches()) {
                return changed(day(first.group(3), month(first.group(1)), first.group(2)), "month read by its name");
            }
            var serial = SERIAL.matcher(raw);
            if (serial.matches()) {
                return changed(
                        SERIAL_ZERO.plusDays(Long.parseLong(serial.group(1))).toString(),
                        "day read from the number a spreadsheet keeps for it");
            }
        } catch (DateTimeException e) {
            return unreadable(raw);
        }
        return unreadable(raw);
    }

    /** Whether a cell can only be read with the month first, or only with the day first; empty when either. */
    static Optional<Boolean> isMonthFirst(String cell) {
        var figures = DAY_AND_MONTH.matcher(cell.strip());
        if (!figures.matches()) {
            return Optional.empty();
        }
        int first = Integer.parseInt(figures.group(1));
        int second = Integer.parseInt(figures.group(2));
        return first > 12 == second > 12 ? Optional.empty() : Optional.of(second > 12);
    }

    private static String month(String name) {
        int at = MONTHS.indexOf(name.substring(0, 3).toLowerCase(Locale.ROOT));
        return Integer.toString(at + 1);
    }

    private static String day(String year, String month, String day) {
        int number = Integer.parseInt(year);
        return LocalDate.of(number < 100 ? 2000 + number : number, Integer.parseInt(month), Integer.parseInt(day))
                .toString();
    }
}
