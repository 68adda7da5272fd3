package org.digitalcommons.sceptic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.digitalcommons.catalog.Question;
import org.digitalcommons.sceptic.Known.Span;
import org.junit.jupiter.api.Test;

/** Each rule of the sceptic finds the fault that it was made for, and lets its right value pass. */
class PlantedFaultsTest {

    private static final String BATH = "https://w3id.org/digital-commons/id/body/ecode-E0101";

    /** Fg1: coverage of 0.08 % is a share; one of 108 % is none, and a growth may be below zero. */
    @Test
    void aShareAboveOne() {
        var columns = "#+ column: ?posts fte The posts.\n#+ column: ?part share [of ?posts] A part.\n"
                + "#+ column: ?growth share [change] A growth.\n";
        assertThat(found(columns, List.of(Map.of("part", "1.08", "growth", "-0.5")), s -> s.shares))
                .singleElement()
                .asString()
                .contains("?part is 1.08");
        assertThat(found(columns, List.of(Map.of("part", "0.0008", "growth", "-0.5")), s -> s.shares))
                .isEmpty();
    }

    /** Fg10: a service that costs minus 161 million leads a list of costs. */
    @Test
    void aNegativeUnitCostThatDoesNotSayWhy() {
        var row = List.of(Map.of("cost", "-161.00"));
        assertThat(found("#+ column: ?cost GBP2 [unit pounds per dwelling] A cost.\n", row, s -> s.negatives))
                .hasSize(1);
        assertThat(found(
                        "#+ column: ?cost GBP2 [unit pounds per dwelling net of income] A cost.\n",
                        row,
                        s -> s.negatives))
                .isEmpty();
    }

    /** Fg12: GBP 33,333 for a transaction stands among pounds without a flag. */
    @Test
    void anExtremeUnitCostWithoutAFlag() {
        var columns = "#+ column: ?cost GBP2 [unit pounds per transaction] A cost.\n"
                + "#+ column: ?odd xsd:string [flags ?cost] What is odd.\n";
        var rows = new ArrayList<Map<String, String>>();
        for (var cost : List.of("2.10", "2.40", "3.00", "3.30", "33333.33")) {
            rows.add(Map.of("cost", cost));
        }
        assertThat(found(columns, rows, s -> s.extremes)).hasSize(1);
        rows.set(4, Map.of("cost", "33333.33", "odd", "Beyond five times the median"));
        assertThat(found(columns, rows, s -> s.extremes)).isEmpty();
    }

    /** Fg7 and Fg12: case management of 2024-25 and 2022-23, and renewals with checks, in one sum. */
    @Test
    void aSumOverTwoPeriodsOrUnits() {
        var known = new Known(Map.of(), Map.of(), Map.of("case-management", "2 periods"), 7);
        var sceptic = new Sceptic(known);
        assertThat(sceptic.mixtures.findings()).containsExactly("case-management is a sum over 2 periods");
        assertThat(sceptic.mixtures.lookedAt()).isEqualTo(7);
    }

    /** Fg7: a merged council consumes two years before it was formed. */
    @Test
    void aBodyBeforeItExists() {
        var known = new Known(
                Map.of(
                        "2017-18", new Span("2017-04-01", "2018-03-31"),
                        "2019-20", new Span("2019-04-01", "2020-03-31")),
                Map.of(BATH, new Span("2019-04-01", "")),
                Map.of(),
                1);
        var columns = "#+ column: ?body IRI The body.\n#+ column: ?period xsd:string The period.\n";
        var sceptic = new Sceptic(known);
        sceptic.doubt(answer(columns, List.of(Map.of("body", BATH, "period", "2017-18"))));
        sceptic.doubt(answer(columns, List.of(Map.of("body", BATH, "period", "2019-20"))));
        assertThat(sceptic.lifetimes.lookedAt()).isEqualTo(2);
        assertThat(sceptic.lifetimes.findings()).singleElement().asString().contains("in 2017-18");
    }

    /** Fg8: "departments 7 of 7" is 7 of what the store holds. */
    @Test
    void allOfWhatTheStoreHolds() {
        var columns = "#+ column: ?expected count [unit bodies; known] Those in the store.\n"
                + "#+ column: ?coverage share [of ?expected] The share.\n";
        var row = List.of(Map.of("expected", "7", "coverage", "1.0"));
        assertThat(found(columns, row, s -> s.denominators)).hasSize(1);
        assertThat(found(columns.replace("; known", ""), row, s -> s.denominators))
                .isEmpty();
    }

    /** Fg11: a price of 0.205 is shown as 0.21, another one of 0.006 as 0.01. */
    @Test
    void aPriceRoundedToPennies() {
        var columns = "#+ column: ?money GBP Money.\n";
        assertThat(found(columns, List.of(Map.of("money", "0.205")), s -> s.digits))
                .hasSize(1);
        assertThat(found(columns, List.of(Map.of("money", "1205.00")), s -> s.digits))
                .isEmpty();
    }

    @Test
    void aFigureWithoutUnitPeriodOrNumber() {
        assertThat(found("#+ column: ?value xsd:decimal A value.\n", List.of(), s -> s.units))
                .hasSize(1);
        assertThat(found("#+ column: ?value xsd:decimal [unit tonnes] A value.\n", List.of(), s -> s.units))
                .isEmpty();
        assertThat(found("#+ column: ?cost GBP A cost.\n", List.of(), s -> s.periods))
                .hasSize(1);
        assertThat(found(
                        "#+ column: ?cost GBP A cost.\n#+ column: ?period label Its year.\n",
                        List.of(),
                        s -> s.periods))
                .isEmpty();
        assertThat(found("#+ column: ?part share A part.\n", List.of(), s -> s.counts))
                .hasSize(1);
    }

    private static List<String> found(String columns, List<Map<String, String>> rows, Function<Sceptic, Doubt> rule) {
        var sceptic = new Sceptic(Known.nothing());
        sceptic.doubt(answer(columns, rows));
        var doubt = rule.apply(sceptic);
        assertThat(doubt.lookedAt()).as(doubt.toString()).isPositive();
        return doubt.findings();
    }

    private static AnsweredQuestion answer(String columns, List<Map<String, String>> rows) {
        var header = Question.of("planted", "#+ title: Planted\n" + columns + "SELECT * WHERE {}")
                .header();
        return new AnsweredQuestion(
                "planted",
                header,
                rows.stream().<Map<String, String>>map(HashMap::new).toList());
    }
}
