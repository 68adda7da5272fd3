package org.digitalcommons.sceptic;

import java.util.List;
import java.util.Map;
import org.digitalcommons.catalog.Column;

/** No figure without unit, period and number: what a reader sees beside the figures of an answer. For one thread. */
final class HeadingDoubts {

    final Doubt units = new Doubt("a figure has a unit");
    final Doubt periods = new Doubt("a figure has a period");
    final Doubt counts = new Doubt("a share and a median say of what");

    List<Doubt> all() {
        return List.of(units, periods, counts);
    }

    void doubt(AnsweredQuestion answer) {
        answer.figures().forEach(column -> unit(answer, column));
        if (answer.columns("GBP", "GBP2", "price", "fte", "share", "xsd:decimal")
                .findAny()
                .isPresent()) {
            var isDated = answer.columns().stream().anyMatch(c -> c.type().equals("xsd:date") || isTime(c.name()))
                    || answer.times().stream().anyMatch(HeadingDoubts::isTime);
            periods.look(isDated, "%s has figures of no period", answer);
        }
        answer.columns().stream().filter(HeadingDoubts::isOfSeveral).forEach(column -> number(answer, column));
    }

    /** A unit in words; in a column that is there; or in each cell, as prices have it. */
    private void unit(AnsweredQuestion answer, Column column) {
        var unit = column.unit().orElse("");
        units.look(
                column.type().matches("ratio|score|count")
                        || !unit.isEmpty() && !unit.startsWith("?")
                        || column.type().equals("price")
                        || unit.startsWith("?")
                                && answer.column(unit.substring(1)).isPresent(),
                "%s ?%s has no unit",
                answer,
                column.name());
    }

    /** Each share and median names a column, and where it stands so does that: as a number above zero, or in words. */
    private void number(AnsweredQuestion answer, Column column) {
        var wholes = column.claim().wholes().stream()
                .flatMap(name -> answer.column(name).stream())
                .filter(HeadingDoubts::isWhole)
                .toList();
        counts.look(!wholes.isEmpty(), "%s ?%s does not say of what, or of how many", answer, column.name());
        answer.rowsWith(column)
                .forEach(row -> counts.look(
                        wholes.stream().anyMatch(whole -> isStated(whole, row)),
                        "%s ?%s is %s of nothing that the row states",
                        answer,
                        column.name(),
                        row.get(column.name())));
    }

    /** What is nothing without the number behind it. */
    private static boolean isOfSeveral(Column column) {
        return !column.claim().isChange()
                && (column.type().equals("share") || column.name().matches("(?i).*(median|mean|average|rating)"));
    }

    /** A figure, or words of its own: the name of a body, a period or what was measured is no whole. */
    private static boolean isWhole(Column column) {
        return AnsweredQuestion.isFigure(column)
                || column.labelOf().isEmpty()
                        && column.type().matches("label|xsd:string")
                        && column.name().endsWith("Of");
    }

    private static boolean isStated(Column whole, Map<String, String> row) {
        return row.containsKey(whole.name())
                && (!AnsweredQuestion.isFigure(whole)
                        || AnsweredQuestion.number(row, whole).signum() > 0);
    }

    static boolean isTime(String name) {
        return name.matches("(?i).*(period|date|year|since|earlier|later|until|day).*") || name.matches("from|to|on");
    }
}
