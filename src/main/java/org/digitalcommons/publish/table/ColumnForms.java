package org.digitalcommons.publish.table;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.digitalcommons.name.Century;
import org.digitalcommons.publish.CellKind;
import org.digitalcommons.publish.SourceFormat.SourceColumn;
import org.digitalcommons.publish.Unreadable;

/**
 * How the columns of one table write numbers, days and amounts: one form each, from the cells that can only be read one way.
 * Immutable.
 *
 * @param numbers the form of each column of numbers
 * @param days the form of each column of days
 * @param currencies the code of the currency that the header of a column names
 */
record ColumnForms(
        Map<SourceColumn, NumberForm> numbers,
        Map<SourceColumn, DayText.DayForm> days,
        Map<SourceColumn, String> currencies) {

    /** What the cells of a column told. */
    private static final class FormEvidence {
        private long points;
        private long commas;
        private long monthsFirst;
        private long daysFirst;

        void number(NumberForm form) {
            points += form == NumberForm.POINT ? 1 : 0;
            commas += form == NumberForm.COMMA ? 1 : 0;
        }

        void day(boolean isMonthFirst) {
            monthsFirst += isMonthFirst ? 1 : 0;
            daysFirst += isMonthFirst ? 0 : 1;
        }
    }

    /**
     * Looks through the rows of a table.
     *
     * @param most so many rows are looked through
     */
    static ColumnForms of(FoundTable table, long most, Currencies currencies) throws Unreadable {
        var told = new HashMap<SourceColumn, FormEvidence>();
        try (var rows = BelowHeader.of(table)) {
            long at = 0;
            for (var row = rows.next(); row.isPresent() && at < most; row = rows.next(), at++) {
                if (!row.get().isHeader()) {
                    look(row.get(), told);
                }
            }
        }
        return new ColumnForms(numbers(table, told), days(table, told), currencies(table, currencies));
    }

    private static void look(BelowHeader.TableRow row, Map<SourceColumn, FormEvidence> told) {
        row.columns().forEach((place, column) -> {
            var cell = row.line().cell(place);
            if (column.kind() == CellKind.NUMBER) {
                NumberForm.told(cell)
                        .ifPresent(form -> told.computeIfAbsent(column, c -> new FormEvidence())
                                .number(form));
            } else if (column.kind() == CellKind.DATE) {
                DayText.isMonthFirst(cell)
                        .ifPresent(first -> told.computeIfAbsent(column, c -> new FormEvidence())
                                .day(first));
            }
        });
    }

    private static Map<SourceColumn, NumberForm> numbers(FoundTable table, Map<SourceColumn, FormEvidence> told) {
        var forms = new HashMap<SourceColumn, NumberForm>();
        // A column of which no cell tells writes like the others of its table.
        long points = told.values().stream().mapToLong(t -> t.points).sum();
        long commas = told.values().stream().mapToLong(t -> t.commas).sum();
        var ofTable = points == 0 && commas > 0 ? NumberForm.COMMA : NumberForm.POINT;
        for (var column : table.columns().values()) {
            if (column.kind() == CellKind.NUMBER) {
                var own = told.getOrDefault(column, new FormEvidence());
                forms.put(
                        column,
                        table.sheet().ragged()
                                ? NumberForm.STORED
                                : own.points + own.commas > 0 ? NumberForm.ofMost(own.points, own.commas) : ofTable);
            }
        }
        return Map.copyOf(forms);
    }

    private static Map<SourceColumn, DayText.DayForm> days(FoundTable table, Map<SourceColumn, FormEvidence> told) {
        var forms = new HashMap<SourceColumn, DayText.DayForm>();
        for (var column : table.columns().values()) {
            if (column.kind() == CellKind.DATE) {
                var own = told.getOrDefault(column, new FormEvidence());
                forms.put(
                        column,
                        new DayText.DayForm(
                                own.monthsFirst > own.daysFirst,
                                table.sheet().traits().countsFrom1904(),
                                column.yearsAhead().map(Century::ahead).orElseGet(Century::today)));
            }
        }
        return Map.copyOf(forms);
    }

    private static Map<SourceColumn, String> currencies(FoundTable table, Currencies currencies) {
        var named = new HashMap<SourceColumn, String>();
        table.columns().forEach((place, column) -> {
            if (column.kind() == CellKind.NUMBER) {
                currencies.inHeader(table.headers().get(place)).ifPresent(found -> named.put(column, found.code()));
            }
        });
        return Map.copyOf(named);
    }

    NumberForm number(SourceColumn column) {
        return numbers.getOrDefault(column, NumberForm.POINT);
    }

    DayText.DayForm day(SourceColumn column) {
        var form = days.get(column);
        return form != null ? form : new DayText.DayForm(false, false, Century.today());
    }

    /** The code of the currency that the header of a column names. */
    Optional<String> currency(SourceColumn column) {
        return Optional.ofNullable(currencies.get(column));
    }
}
