package org.digitalcommons.sceptic;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.digitalcommons.catalog.Column;

/** Whether figures can be what they say they are, and are written as what they are. For one thread. */
final class FigureDoubts {

    private static final Pattern NUMBER = Pattern.compile("(\u2212?)[^0-9\u2212]*?([0-9][0-9,]*(?:\\.[0-9]+)?)");

    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

    final Doubt shares = new Doubt("a share is between 0 and 1");
    final Doubt precision = new Doubt("a million or more is not written to the penny");
    final Doubt digits = new Doubt("money is written with the digits of its price");

    List<Doubt> all() {
        return List.of(shares, digits, precision);
    }

    void doubt(AnsweredQuestion answer) {
        answer.columns("share")
                .filter(column -> !column.claim().isChange())
                .forEach(column -> answer.rowsWith(column).forEach(row -> {
                    var share = AnsweredQuestion.number(row, column);
                    shares.look(
                            share.signum() >= 0 && share.compareTo(BigDecimal.ONE) <= 0,
                            "%s ?%s is %s",
                            answer,
                            column.name(),
                            share);
                }));
        answer.figures()
                .forEach(column -> answer.written().stream()
                        .filter(row -> row.containsKey(column.name()))
                        .forEach(row -> precision(answer, column, row.get(column.name()))));
        answer.columns("GBP", "GBP2", "price").forEach(column -> {
            for (var i = 0; i < answer.rows().size(); i++) {
                digits(answer, column, answer.rows().get(i), answer.written().get(i));
            }
        });
    }

    private void precision(AnsweredQuestion answer, Column column, String written) {
        first(written)
                .filter(number -> number.abs().compareTo(MILLION) >= 0)
                .ifPresent(number ->
                        precision.look(number.scale() <= 0, "%s ?%s is written %s", answer, column.name(), written));
    }

    private void digits(AnsweredQuestion answer, Column column, Map<String, String> row, Map<String, String> written) {
        if (row.containsKey(column.name()) && written.containsKey(column.name())) {
            digits.look(
                    isWhole(AnsweredQuestion.number(row, column), written.get(column.name()), column.type()),
                    "%s ?%s %s is written %s",
                    answer,
                    column.name(),
                    row.get(column.name()),
                    written.get(column.name()));
        }
    }

    /** Whether what a page writes is the figure, to a thousandth for prices and a hundredth for other money. */
    private static boolean isWhole(BigDecimal exact, String text, String type) {
        var tolerance = new BigDecimal(type.equals("GBP") ? "0.01" : "0.001");
        return exact.signum() == 0
                || first(text)
                        .map(written -> written.subtract(exact)
                                        .abs()
                                        .divide(exact.abs(), 6, RoundingMode.HALF_UP)
                                        .compareTo(tolerance)
                                <= 0)
                        .orElse(false);
    }

    /** The first number of a text: the lower end where it is an interval. */
    private static Optional<BigDecimal> first(String text) {
        var number = NUMBER.matcher(text);
        return number.find()
                ? Optional.of(new BigDecimal(
                        (number.group(1).isEmpty() ? "" : "-") + number.group(2).replace(",", "")))
                : Optional.empty();
    }
}
