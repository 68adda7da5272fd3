package org.digitalcommons;

import static java.math.RoundingMode.HALF_UP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.digitalcommons.Asked.Row;
import org.junit.jupiter.api.Test;

/** The arithmetic of the green paper, as printed and exactly, and what must not be done with it. */
class SavingsTest {

    /** Mission F1 to F5 and F7: whoever goes the way of the paper comes to what it prints. */
    @Test
    void everyPrintedFigureIsReachedByTheWayThatThePaperWent() {
        var reached = Asked.rows("figures-of-the-paper").stream()
                .filter(r -> !r.cell("reprinted").isEmpty())
                .toList();
        assertThat(reached)
                .allSatisfy(r -> assertThat(r.number("reprinted"))
                        .as(r.local("figure"))
                        .isEqualByComparingTo(r.number("printed")));
        assertThat(reached)
                .extracting(r -> r.local("figure"))
                .containsExactlyInAnyOrder(
                        "council-administration",
                        "council-saving",
                        "saving-of-a-council",
                        "health-saving",
                        "implied-salary",
                        "implied-salary-2010",
                        "public-saving",
                        "public-employees",
                        "oxford-administration");
    }

    /** Mission F1 to F7, B17: what the data says is exact is what its parameters come to in the query. */
    @Test
    void everyExactFigureIsRecomputedFromItsParameters() {
        var recomputed = Asked.rows("figures-of-the-paper").stream()
                .filter(r -> !r.cell("recomputed").isEmpty())
                .toList();
        assertThat(recomputed).hasSize(12);
        assertThat(recomputed)
                .allSatisfy(r -> assertThat(r.number("recomputed"))
                        .as(r.local("figure"))
                        .isEqualByComparingTo(r.number("exact")));
    }

    /** Mission F1, F2, F3, F5, F7. */
    @Test
    void theFiguresStandSideBySideAsPrintedAndExactly() {
        assertFigure("council-administration", "13100000000", "13174000000");
        assertFigure("council-saving", "5200000000", "5269600000");
        assertFigure("saving-of-a-council", "14700000", "14928045.33");
        assertFigure("health-saving", "7000000000", "7084000000");
        assertFigure("public-saving", "46000000000", "45584000000");
        assertFigure("public-employees", "1254157", "1242815.86");
        assertFigure("oxford-administration", "30000000", "30000000");
    }

    /** Mission F3, F4, F5: three numbers of staff, three salaries, one of them stated. */
    @Test
    void eachNumberOfStaffImpliesASalaryOfItsOwn() {
        assertThat(Asked.rows("staff-equivalents"))
                .extracting(r -> r.local("figure"), r -> r.number("impliedSalary"), r -> r.number("statedSalary"))
                .containsExactly(
                        tuple("junior-doctors", new BigDecimal("36461.18"), new BigDecimal("36678.0")),
                        tuple("junior-doctors-2010", new BigDecimal("36065.57"), new BigDecimal("36678.0")),
                        tuple("public-employees", new BigDecimal("36678.02"), new BigDecimal("36678.0")));
        assertThat(Asked.rows("staff-equivalents", Map.of("salary", "40000")))
                .extracting(r -> r.number("staffOfPrinted").stripTrailingZeros().toPlainString())
                .containsExactly("175000", "385000", "1150000");
    }

    /** Mission F13: every cell of the grid is the product of two shares that say who holds them. */
    @Test
    void theGridMultipliesSharesThatNameTheirSource() {
        var grid = Asked.rows("savings-grid");
        assertThat(grid).hasSize(16).allSatisfy(r -> {
            assertThat(r.number("amount"))
                    .isEqualByComparingTo(r.number("spending")
                            .multiply(r.number("administration"))
                            .multiply(r.number("streamed"))
                            .setScale(0, HALF_UP));
            assertThat(r.cell("administrationSource")).isNotEmpty();
            assertThat(r.cell("streamedSource")).isNotEmpty();
        });
        assertThat(grid.stream().filter(r -> r.cell("asInThePaper").equals("yes")))
                .extracting(r -> r.number("amount").toBigIntegerExact().toString())
                .containsExactly("45584000000");
        var ofPaper = new BigDecimal("0.14");
        assertThat(grid).anyMatch(r -> r.number("administration").compareTo(ofPaper) < 0);
        assertThat(grid).anyMatch(r -> r.number("administration").compareTo(ofPaper) > 0);
        assertThat(Asked.rows("savings-grid", Map.of("base", "126500000000")).stream()
                        .filter(r -> r.cell("asInThePaper").equals("yes")))
                .extracting(r -> r.number("amount").toBigIntegerExact().toString())
                .containsExactly("7084000000");
    }

    /** Mission F5: 5.2 and 7 billion lie inside the 46, so that no sum holds one of them and that. */
    @Test
    void aPartIsNotAddedToItsWhole() {
        for (var part : List.of("council-saving", "health-saving")) {
            var rows = Asked.rows("sum-of-figures", Map.of("figures", part + " public-saving"));
            assertThat(rows).hasSize(2).allSatisfy(r -> {
                assertThat(r.cell("verdict")).isEqualTo("refused");
                assertThat(r.cell("reason"))
                        .isEqualTo("One of the figures lies inside another, so that it would be counted twice.");
                assertThat(r.cell("total")).isEmpty();
            });
            assertThat(rows)
                    .extracting(r -> r.cell("insideName"))
                    .containsExactly("", "Administration of government that could be streamed");
        }
    }

    /** Mission F5: what does not lie inside one another adds, to the last pound. */
    @Test
    void figuresThatLieApartAreAdded() {
        assertThat(Asked.rows("sum-of-figures", Map.of("figures", "health-saving council-saving")))
                .hasSize(2)
                .allSatisfy(r -> {
                    assertThat(r.cell("verdict")).isEqualTo("added");
                    assertThat(r.number("total")).isEqualByComparingTo("12353600000");
                });
    }

    @Test
    void numbersOfDifferentThingsAreNotAdded() {
        assertThat(Asked.rows("sum-of-figures", Map.of("figures", "health-saving average-salary councils")))
                .hasSize(3)
                .allSatisfy(r -> assertThat(r.cell("verdict")).isEqualTo("refused"));
        assertThat(Asked.rows("sum-of-figures", Map.of("figures", "health-saving nhs-staff-2002")))
                .extracting(r -> r.cell("reason"))
                .containsOnly("The figures are numbers of different things.");
        assertThat(Asked.rows("sum-of-figures", Map.of("figures", "administration-share streamed-share")))
                .extracting(r -> r.cell("reason"))
                .containsOnly("Shares of different things have no sum.");
    }

    /** Mission F9: three counts of the back office with their years, and one ratio, for the year with both numbers. */
    @Test
    void theBackOfficeHasThreeCountsAndOneRatio() {
        var figures = Asked.rows("case-studies", Map.of("capability", "accountancy")).stream()
                .collect(Collectors.toMap(r -> r.local("figure"), r -> r));
        assertThat(List.of("buurtzorg-back-office", "buurtzorg-back-office-2015", "buurtzorg-back-office-2011"))
                .extracting(
                        f -> row(figures, f).cell("number"),
                        f -> row(figures, f).cell("year"))
                .containsExactly(tuple("30.0", ""), tuple("47.0", "2015"), tuple("20.0", "2011"));
        assertThat(figures.keySet().stream().filter(f -> f.contains("ratio"))).containsExactly("buurtzorg-ratio");
        assertThat(row(figures, "buurtzorg-ratio").number("number")).isEqualByComparingTo("233.33");
        assertThat(figures.keySet())
                .contains("buurtzorg-hours", "buurtzorg-absence", "buurtzorg-turnover", "buurtzorg-saving-uk");
        assertThat(Asked.rows("back-office-ratio"))
                .extracting(r -> r.cell("referenceRatio"))
                .containsExactly("233.33");
    }

    /** Mission F10 and F11: what is told of others is there to be held against what a body consumes. */
    @Test
    void caseStudiesAreFoundByTheCapabilityThatTheyAreAbout() {
        var recruitment = Asked.rows("case-studies", Map.of("capability", "recruitment"));
        assertThat(recruitment).extracting(r -> r.local("figure")).contains("nhs-jobs-checks");
        assertThat(recruitment.stream().filter(r -> !r.cell("number").isEmpty()))
                .extracting(r -> r.local("figure"), r -> r.number("number").longValue())
                .contains(
                        tuple("nhs-jobs-saving", 1_000_000_000L),
                        tuple("nhs-jobs-bodies", 500L),
                        tuple("nhs-jobs-applications", 275_000L));
        // Words stay words (Fg15): the paper prints "dozens" and "under fifteen".
        assertThat(Asked.rows("case-studies", Map.of("capability", "hosting")))
                .extracting(r -> r.local("figure"), r -> r.cell("number"), r -> r.cell("words"))
                .containsExactlyInAnyOrder(
                        tuple("bbc-deployment", "", "under fifteen"), tuple("bbc-deployments", "", "dozens"));
    }

    /** Mission F12: two percent of whatever economy is asked about. */
    @Test
    void twoPercentOfTheEconomyIsAskedOfAnyEconomy() {
        var row = Asked.rows("share-of-economy").getFirst();
        assertThat(row.number("savedShare")).isEqualByComparingTo("0.02");
        assertThat(row.number("population")).isEqualByComparingTo("1300000");
        // Fg15: what "nearly ninety percent" of 1.83 trillion comes to is known in three digits, and never to the
        // penny.
        assertThat(row.number("wholeEconomy")).isEqualByComparingTo("2030000000000");
        assertThat(row.number("amount")).isEqualByComparingTo("40600000000");
        assertThat(Asked.rows("share-of-economy", Map.of("economy", "2000000000000", "salary", "40000")))
                .extracting(
                        r -> r.number("amount").toBigIntegerExact().toString(),
                        r -> r.number("staff").intValueExact())
                .containsExactly(tuple("40000000000", 1_000_000));
    }

    /** Mission F6 and F7: those who manage grew faster than those who serve, and than what is served. */
    @Test
    void managersGrewFasterThanThoseWhoServe() {
        assertChange("nhs-managers", "Growth of all staff in the health service, 1999 to 2009", "0.82", "0.35");
        assertChange(
                "nhs-managers-2002", "Growth of the workforce of the health service, 1997 to 2002", "0.476", "0.16");
        assertChange("nhs-managers-2002", "Growth of nurses in the health service, 1997 to 2002", "0.476", "0.018");
        assertChange("he-managers", "Growth of academics in universities", "0.33", "0.10");
        assertChange("he-managers", "Growth of students in universities", "0.33", "0.09");
    }

    /** Mission F6: beds end in 2000 and staff in 2002, so that they have no gap. */
    @Test
    void changesOverDifferentYearsHaveNoGap() {
        var row = change("nhs-staff-since-1948", "Change of hospital beds, 1948 to 2000");
        assertThat(row.number("recomputed")).isEqualByComparingTo("1.52");
        assertThat(row.number("against")).isEqualByComparingTo("-0.6125");
        assertThat(row.cell("gap")).isEmpty();
        assertThat(row.cell("caution")).isEqualTo("The two are counted over different years.");
    }

    /** Mission F8. */
    @Test
    void publicBodiesRoseInThreeMonths() {
        assertThat(Asked.rows("published-changes").stream()
                        .filter(r -> r.local("receipt").equals("quangos")))
                .extracting(r -> r.number("printed").intValueExact())
                .containsExactly(1_510);
    }

    /** Mission B17: the lowest grade fell faster than the whole, the second highest grew, the highest fell least. */
    @Test
    void theGradesOfTheCivilServiceChangedAsPublished() {
        var whole = "Change of the civil service as a whole, 2010 to 2014";
        assertThat(change("civil-service-lowest", whole).number("printed")).isEqualByComparingTo("-0.27");
        assertThat(change("civil-service-lowest", whole).number("against")).isEqualByComparingTo("-0.17");
        assertThat(change("civil-service-lowest", whole).number("gap")).isEqualByComparingTo("-0.10");
        assertThat(change("civil-service-senior", whole).number("printed")).isEqualByComparingTo("-0.04");
        var second = change("civil-service-grades-6-7", whole);
        assertThat(second.number("from")).isEqualByComparingTo("36600");
        assertThat(second.number("to")).isEqualByComparingTo("37800");
        assertThat(second.number("recomputed").setScale(2, HALF_UP)).isEqualByComparingTo(second.number("printed"));
    }

    private static void assertChange(String figure, String against, String printed, String other) {
        var row = change(figure, against);
        assertThat(row.cell("sideName")).isEqualTo("Input");
        assertThat(row.number("printed")).isEqualByComparingTo(printed);
        assertThat(row.number("against")).isEqualByComparingTo(other);
        assertThat(row.number("gap")).isEqualByComparingTo(new BigDecimal(printed).subtract(new BigDecimal(other)));
    }

    private static Row change(String figure, String against) {
        return Asked.rows("published-changes").stream()
                .filter(r -> r.local("receipt").equals(figure)
                        && r.cell("againstName").equals(against))
                .findFirst()
                .orElseThrow();
    }

    private static void assertFigure(String name, String printed, String exact) {
        var row = Asked.rows("figures-of-the-paper").stream()
                .filter(r -> r.local("figure").equals(name))
                .findFirst()
                .orElseThrow();
        assertThat(row.number("printed")).as(name).isEqualByComparingTo(printed);
        assertThat(row.number("exact")).as(name).isEqualByComparingTo(exact);
        assertThat(row.number("difference"))
                .isEqualByComparingTo(new BigDecimal(exact).subtract(new BigDecimal(printed)));
    }

    private static Row row(Map<String, Row> figures, String name) {
        return java.util.Optional.ofNullable(figures.get(name)).orElseThrow();
    }
}
