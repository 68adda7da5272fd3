package org.digitalcommons.sceptic;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.digitalcommons.catalog.Column;

/** Unit costs that cannot be, or that nobody can believe without a word. For one thread. */
final class UnitCostDoubts {

    private static final BigDecimal FAR_FROM_MEDIAN = BigDecimal.valueOf(5);
    private static final String NET = ".*\\bnet (of income|current|expenditure).*";
    private static final int ENOUGH_FOR_A_MEDIAN = 5;

    final Doubt negatives = new Doubt("a unit cost below zero says that it is net of income");
    final Doubt extremes = new Doubt("a unit cost beyond 5 times the median of its answer has a flag");

    List<Doubt> all() {
        return List.of(negatives, extremes);
    }

    void doubt(AnsweredQuestion answer) {
        answer.columns("GBP", "GBP2", "price", "xsd:decimal").forEach(column -> {
            var costs = answer.rowsWith(column)
                    .filter(row -> column.type().equals("price")
                            || AnsweredQuestion.unit(column, row).contains(" per "))
                    .toList();
            costs.forEach(row -> negatives.look(
                    AnsweredQuestion.number(row, column).signum() >= 0 || isNet(column, row),
                    "%s ?%s is %s",
                    answer,
                    column.name(),
                    row.get(column.name())));
            costs.stream()
                    .collect(Collectors.groupingBy(row -> comparison(answer, column, row)))
                    .forEach((likes, some) -> extremes(answer, column, likes, some));
        });
    }

    private static boolean isNet(Column column, Map<String, String> row) {
        return AnsweredQuestion.unit(column, row).contains("net of income")
                || column.meaning().contains("net of income")
                || row.values().stream()
                        .anyMatch(cell -> cell.toLowerCase(Locale.ROOT).matches(NET));
    }

    private void extremes(AnsweredQuestion answer, Column column, String likes, List<Map<String, String>> some) {
        var values = some.stream()
                .map(row -> AnsweredQuestion.number(row, column))
                .sorted()
                .toList();
        var median = values.get(values.size() / 2);
        if (values.size() < ENOUGH_FOR_A_MEDIAN || median.signum() <= 0) {
            return;
        }
        var flags = answer.columns().stream()
                .filter(c -> c.claim().flagOf().filter(column.name()::equals).isPresent())
                .toList();
        some.forEach(row -> extremes.look(
                AnsweredQuestion.number(row, column).compareTo(median.multiply(FAR_FROM_MEDIAN)) <= 0
                        || flags.stream()
                                .anyMatch(f -> !row.getOrDefault(f.name(), "").isEmpty()),
                "%s ?%s is %s where the median of %s is %s",
                answer,
                column.name(),
                row.get(column.name()),
                likes,
                median));
    }

    /** What may be compared: costs of one unit, period, service line, capability and basis. */
    private static String comparison(AnsweredQuestion answer, Column column, Map<String, String> row) {
        return AnsweredQuestion.unit(column, row)
                + answer.columns().stream()
                        .filter(
                                c -> HeadingDoubts.isTime(c.name())
                                        || c.name()
                                                .matches(
                                                        "(?i).*(line|comparison|function|capability|basis|type|cluster|peers?|group).*"))
                        .filter(c -> c.type().matches("IRI|label|xsd:string"))
                        .map(c -> " " + row.getOrDefault(c.name(), ""))
                        .distinct()
                        .reduce("", String::concat);
    }
}
