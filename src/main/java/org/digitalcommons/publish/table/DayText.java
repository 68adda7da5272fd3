package org.digitalcommons.publish.table;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.digitalcommons.name.Century;

/** A day as {@code 2022-05-25}, in the ways that people and spreadsheets write days. */
final class DayText {

    private static final String WEEKDAY = "(?:[a-z]{3,9}\\.?,? )?";
    private static final Pattern ISO = Pattern.compile("(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})(?:[T ].*)?");
    private static final Pattern RUN_TOGETHER = Pattern.compile("((?:19|20)\\d{2})(\\d{2})(\\d{2})");
    private static final Pattern DAY_AND_MONTH =
            Pattern.compile("(?i)" + WEEKDAY + "(\\d{1,2})[-/. ](\\d{1,2})[-/. ](\\d{4}|\\d{2})(?: .*)?");
    private static final Pattern NAMED_MONTH = Pattern.compile(
            "(?i)" + WEEKDAY + "(\\d{1,2})(?:st|nd|rd|th)?[-/., ]*(?:of )?([a-z]{3,9})[-/., ]*(\\d{4}|\\d{2})(?: .*)?");
    private static final Pattern MONTH_FIRST = Pattern.compile(
            "(?i)" + WEEKDAY + "([a-z]{3,9})\\.?[-/. ](\\d{1,2})(?:st|nd|rd|th)?[-/., ]+(\\d{4}|\\d{2})(?: .*)?");
    private static final Pattern YEAR_LAST =
            Pattern.compile("(?i)[a-z]{3} ([a-z]{3}) +(\\d{1,2}) \\d{2}:\\d{2}:\\d{2} (?:[a-z+0-9:]{1,9} )?(\\d{4})");
    private static final Pattern SERIAL = Pattern.compile("(\\d{5})(?:\\.\\d+)?");
    private static final LocalDate SERIAL_ZERO = LocalDate.of(1899, 12, 30);
    private static final LocalDate SERIAL_ZERO_OF_1904 = LocalDate.of(1904, 1, 1);
    private static final int TIME = 10;
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

    private DayText() {}

    /**
     * How a column writes days.
     *
     * @param isMonthFirst whether the month stands before the day
     * @param countsFrom1904 whether numbers of days are counted from 1904
     * @param century how two-digit years are read
     */
    record DayForm(boolean isMonthFirst, boolean countsFrom1904, Century century) {}

    /** Reads a cell; where figures alone do not tell, by the form of its column. */
    static CellText read(String cell, DayForm form, CellWords words) {
        var raw = cell.strip();
        if (raw.isEmpty() || words.isNotGiven(raw)) {
            return CellText.nothing(raw.isEmpty() ? "" : "a mark for a day that is not given");
        }
        try {
            return read(raw, form);
        } catch (DateTimeException noSuchDay) {
            return CellText.unreadable(raw, "");
        } catch (UnclearYear e) {
            return CellText.unreadable(raw, "year not clear");
        }
    }

    private static CellText read(String raw, DayForm form) throws UnclearYear {
        var iso = ISO.matcher(raw);
        if (iso.matches()) {
            var day = day(iso.group(1), iso.group(2), iso.group(3), form);
            return raw.equals(day)
                    ? CellText.same(day)
                    : CellText.changed(day, raw.length() > TIME ? "time of day taken out" : "day written out");
        }
        var together = RUN_TOGETHER.matcher(raw);
        if (together.matches()) {
            return CellText.changed(
                    day(together.group(1), together.group(2), together.group(3), form), "day written with hyphens");
        }
        var figures = DAY_AND_MONTH.matcher(raw);
        if (figures.matches()) {
            return form.isMonthFirst()
                    ? CellText.changed(
                            day(figures.group(3), figures.group(1), figures.group(2), form), "read as month, day, year")
                    : CellText.changed(
                            day(figures.group(3), figures.group(2), figures.group(1), form),
                            "read as day, month, year");
        }
        var named = NAMED_MONTH.matcher(raw);
        if (named.matches()) {
            return byName(day(named.group(3), month(named.group(2)), named.group(1), form));
        }
        for (var pattern : List.of(MONTH_FIRST, YEAR_LAST)) {
            var first = pattern.matcher(raw);
            if (first.matches()) {
                return byName(day(first.group(3), month(first.group(1)), first.group(2), form));
            }
        }
        var serial = SERIAL.matcher(raw);
        if (serial.matches()) {
            var zero = form.countsFrom1904() ? SERIAL_ZERO_OF_1904 : SERIAL_ZERO;
            return CellText.changed(
                    zero.plusDays(Long.parseLong(serial.group(1))).toString(),
                    "day read from the number a spreadsheet keeps for it");
        }
        return CellText.unreadable(raw, "");
    }

    private static CellText byName(String day) {
        return CellText.changed(day, "month read by its name");
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

    private static String day(String year, String month, String day, DayForm form) throws UnclearYear {
        int number = Integer.parseInt(year);
        int whole = number >= 100 ? number : form.century().year(number).orElseThrow(() -> new UnclearYear());
        return LocalDate.of(whole, Integer.parseInt(month), Integer.parseInt(day))
                .toString();
    }

    /** A year of two digits that could be of no century, or of either. */
    private static final class UnclearYear extends Exception {

        private static final long serialVersionUID = 1L;
    }
}
