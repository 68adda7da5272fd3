package org.digitalcommons.sceptic;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.digitalcommons.catalog.Column;
import org.digitalcommons.serve.page.WrittenFigures;

/**
 * Doubts every figure of an answer, by the units and kinds that the header of its question states. A rule that found
 * nothing to look at proves nothing, so each counts what it looked at. For one thread.
 */
final class Sceptic {

    private static final BigDecimal FAR_FROM_MEDIAN = BigDecimal.valueOf(5);
    private static final String NET = ".*\\bnet (of income|current|expenditure).*";
    private static final int ENOUGH_FOR_A_MEDIAN = 5;

    final Doubt shares = new Doubt("a share is between 0 and 1");
    final Doubt negatives = new Doubt("a unit cost below zero says that it is net of income");
    final Doubt extremes = new Doubt("a unit cost beyond 5 times the median of its answer has a flag");
    final Doubt mixtures = new Doubt("a sum is over one period, one unit and one currency");
    final Doubt lifetimes = new Doubt("a body has figures only while it exists");
    final Doubt denominators = new Doubt("no share is taken of what the store holds");
    final Doubt digits = new Doubt("money is written with the digits of its price");
    final Doubt units = new Doubt("a figure has a unit");
    final Doubt periods = new Doubt("a figure has a period");
    final Doubt counts = new Doubt("a share names the number it is a share of");

    private final Known known;

    Sceptic(Known known) {
        this.known = known;
        known.mixtures().forEach((sum, what) -> mixtures.look(false, "%s is a sum over %s", sum, what));
        for (var i = known.mixtures().size(); i < known.sums(); i++) {
            mixtures.look(true, "");
        }
    }

    List<Doubt> all() {
        return List.of(shares, negatives, extremes, mixtures, lifetimes, denominators, digits, units, periods, counts);
    }

    void doubt(AnsweredQuestion answer) {
        headings(answer);
        answer.columns("share")
                .filter(c -> !c.claim().isChange())
                .forEach(column -> figures(answer, column).forEach(row -> {
                    var share = new BigDecimal(row.get(column.name()));
                    shares.look(
                            share.signum() >= 0 && share.compareTo(BigDecimal.ONE) <= 0,
                            "%s ?%s is %s",
                            answer,
                            column.name(),
                            share);
                }));
        answer.columns("GBP", "GBP2", "price", "xsd:decimal").forEach(column -> {
            var costs = figures(answer, column)
                    .filter(row -> column.type().equals("price")
                            || answer.unit(column, row).contains(" per "))
                    .toList();
            unitCosts(answer, column, costs);
        });
        answer.columns("GBP", "GBP2", "price")
                .forEach(column -> figures(answer, column)
                        .forEach(row -> digits.look(
                                isWhole(row.get(column.name()), column.type()),
                                "%s ?%s %s is written %s",
                                answer,
                                column.name(),
                                row.get(column.name()),
                                WrittenFigures.of(row.get(column.name()), column.type()))));
        existence(answer);
    }

    /** What the header alone must say. */
    private void headings(AnsweredQuestion answer) {
        answer.figures()
                .forEach(column -> units.look(
                        List.of("ratio", "score", "count").contains(column.type())
                                || column.unit().isPresent(),
                        "%s ?%s has no unit",
                        answer,
                        column.name()));
        if (answer.columns("GBP", "GBP2", "fte", "share", "xsd:decimal")
                .findAny()
                .isPresent()) {
            var header = answer.header();
            var isDated = header.columns().stream().anyMatch(c -> c.type().equals("xsd:date") || isTime(c.name()))
                    || header.parameters().stream().anyMatch(p -> isTime(p.name()))
                    || header.notes().stream().anyMatch(note -> note.startsWith("Of no period: "));
            periods.look(isDated, "%s has figures of no period", answer);
        }
        answer.columns("share").filter(c -> !c.claim().isChange()).forEach(column -> {
            var whole = column.claim().shareOf().flatMap(answer::column);
            counts.look(whole.isPresent(), "%s ?%s is a share of no column", answer, column.name());
            whole.ifPresent(of -> denominators.look(
                    !of.claim().isOfStore(), "%s ?%s is a share of what the store holds", answer, column.name()));
        });
    }

    private void unitCosts(AnsweredQuestion answer, Column column, List<Map<String, String>> rows) {
        for (var row : rows) {
            negatives.look(
                    new BigDecimal(row.get(column.name())).signum() >= 0
                            || answer.unit(column, row).contains("net of income")
                            || row.values().stream()
                                    .anyMatch(cell ->
                                            cell.toLowerCase(Locale.ROOT).matches(NET)),
                    "%s ?%s is %s",
                    answer,
                    column.name(),
                    row.get(column.name()));
        }
        var flags = answer.header().columns().stream()
                .filter(c -> c.claim().flagOf().filter(column.name()::equals).isPresent())
                .toList();
        rows.stream()
                .collect(java.util.stream.Collectors.groupingBy(row -> comparison(answer, column, row)))
                .forEach((likes, some) -> {
                    var values = some.stream()
                            .map(row -> new BigDecimal(row.get(column.name())))
                            .sorted()
                            .toList();
                    var median = values.get(values.size() / 2);
                    if (values.size() >= ENOUGH_FOR_A_MEDIAN && median.signum() > 0) {
                        some.forEach(row -> extremes.look(
                                new BigDecimal(row.get(column.name())).compareTo(median.multiply(FAR_FROM_MEDIAN)) <= 0
                                        || flags.stream()
                                                .anyMatch(f -> !row.getOrDefault(f.name(), "")
                                                        .isEmpty()),
                                "%s ?%s is %s where the median of %s is %s",
                                answer,
                                column.name(),
                                row.get(column.name()),
                                likes,
                                median));
                    }
                });
    }

    /** What may be compared: costs of one unit, period, service line, capability and basis. */
    private static String comparison(AnsweredQuestion answer, Column column, Map<String, String> row) {
        return answer.unit(column, row)
                + answer.header().columns().stream()
                        .filter(c -> isTime(c.name())
                                || c.name().matches("(?i).*(line|function|capability|basis|type|cluster|peergroup).*"))
                        .filter(c -> c.type().matches("IRI|label|xsd:string"))
                        .map(c -> " " + row.getOrDefault(c.name(), ""))
                        .distinct()
                        .reduce("", String::concat);
    }

    private void existence(AnsweredQuestion answer) {
        var bodies = answer.columns("IRI").toList();
        for (var row : answer.rows()) {
            var period = known.periods().get(row.getOrDefault("period", ""));
            for (var column : bodies) {
                var life = known.lifetimes().get(row.getOrDefault(column.name(), ""));
                if (period != null && life != null) {
                    lifetimes.look(
                            life.meets(period), "%s: %s in %s", answer, row.get(column.name()), row.get("period"));
                }
            }
        }
    }

    private static boolean isTime(String name) {
        return name.matches("(?i).*(period|date|year|since|earlier|later|until|day).*") || name.matches("from|to|on");
    }

    private static Stream<Map<String, String>> figures(AnsweredQuestion answer, Column column) {
        return answer.rows().stream().filter(row -> row.containsKey(column.name()));
    }

    /** Whether what a page writes is the figure, to a thousandth for prices and a hundredth for other money. */
    private static boolean isWhole(String exact, String type) {
        var value = new BigDecimal(exact);
        var written = new BigDecimal(WrittenFigures.of(exact, type)
                .replace('\u2212', '-')
                .replaceAll("[^0-9.-]", "")
                .replaceAll("^$", "0"));
        var tolerance = type.equals("GBP") ? "0.01" : "0.001";
        return value.signum() == 0
                || written.subtract(value)
                                .abs()
                                .divide(value.abs(), 6, RoundingMode.HALF_UP)
                                .compareTo(new BigDecimal(tolerance))
                        <= 0;
    }
}
