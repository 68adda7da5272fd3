package org.digitalcommons.sceptic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.digitalcommons.catalog.Question;
import org.digitalcommons.sceptic.Known.Dutiful;
import org.digitalcommons.sceptic.Known.Span;
import org.junit.jupiter.api.Test;

/** Each rule of the sceptic finds the fault that it was made for, and lets its right value pass. */
class PlantedFaultsTest {

    private static final String BATH = "https://w3id.org/digital-commons/id/body/ecode-E0101";
    private static final String UNITARY = "https://w3id.org/digital-commons/concept/peer-group/unitary-authority";

    /** Fg1: coverage of 0.08 % is a share; one of 108 % is none, and a growth may be below zero. */
    @Test
    void aShareAboveOne() {
        var columns = "#+ column: ?posts fte The posts.\n#+ column: ?part share [of ?posts] A part.\n"
                + "#+ column: ?growth share [change] A growth.\n";
        assertThat(found(columns, List.of(Map.of("part", "1.08", "growth", "-0.5")), s -> s.figures.shares))
                .singleElement()
                .asString()
                .contains("?part is 1.08");
        assertThat(found(columns, List.of(Map.of("part", "0.0008", "growth", "-0.5")), s -> s.figures.shares))
                .isEmpty();
    }

    /** Fg10: a service that costs minus 161 million leads a list of costs. */
    @Test
    void aNegativeUnitCostThatDoesNotSayWhy() {
        var row = List.of(Map.of("cost", "-161.00"));
        assertThat(found("#+ column: ?cost GBP2 [unit pounds per dwelling] A cost.\n", row, s -> s.unitCosts.negatives))
                .hasSize(1);
        assertThat(found(
                        "#+ column: ?cost GBP2 [unit pounds per dwelling net of income] A cost.\n",
                        row,
                        s -> s.unitCosts.negatives))
                .isEmpty();
    }

    /** Fg12: GBP 33,333 for a transaction stands among pounds without a flag. */
    @Test
    void anExtremeUnitCostWithoutAFlag() {
        var columns = "#+ column: ?unit label The unit.\n#+ column: ?cost price [unit ?unit] A cost.\n"
                + "#+ column: ?odd xsd:string [flags ?cost] What is odd.\n";
        var rows = new ArrayList<Map<String, String>>();
        for (var cost : List.of("2.10", "2.40", "3.00", "3.30", "33333.33")) {
            rows.add(Map.of("cost", cost, "unit", "Transaction"));
        }
        assertThat(found(columns, rows, s -> s.unitCosts.extremes)).hasSize(1);
        rows.set(4, Map.of("cost", "33333.33", "unit", "Transaction", "odd", "Beyond five times the median"));
        assertThat(found(columns, rows, s -> s.unitCosts.extremes)).isEmpty();
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
                Map.of(),
                Map.of());
        var columns = "#+ column: ?body IRI The body.\n#+ column: ?period xsd:string The period.\n"
                + "#+ column: ?since xsd:date The first day.\n";
        assertThat(found(
                        known,
                        columns,
                        List.of(Map.of("body", BATH, "period", "2017-18", "since", "2017-04-01")),
                        s -> s.store.lifetimes))
                .hasSize(2)
                .anyMatch(finding -> finding.endsWith("in 2017-18"))
                .anyMatch(finding -> finding.endsWith("on 2017-04-01"));
        assertThat(found(
                        known,
                        columns,
                        List.of(Map.of("body", BATH, "period", "2019-20", "since", "2019-04-01")),
                        s -> s.store.lifetimes))
                .isEmpty();
    }

    /** Fg8: "departments 7 of 7" is 7 of what the store holds; "unitaries 56 of 65" counts nine that came later. */
    @Test
    void allOfWhatTheStoreHolds() {
        var columns = "#+ column: ?group IRI The group.\n#+ column: ?period xsd:string The period.\n"
                + "#+ column: ?total xsd:string The duty.\n#+ column: ?expected count [unit bodies] Those expected.\n"
                + "#+ column: ?coverage share [of ?expected] The share.\n";
        var periods = Map.of("2017-18", new Span("2017-04-01", "2018-03-31"));
        var alive = new Dutiful(BATH, Optional.of(new Span("", "")));
        var later = new Dutiful(BATH + "0", Optional.of(new Span("2019-04-01", "")));
        var undated = new Dutiful(BATH + "1", Optional.empty());
        var all = "spending " + UNITARY;
        var dated = new Known(periods, Map.of(), Map.of(), Map.of(), Map.of(all, Set.of(alive, later)));
        var unknown = new Known(periods, Map.of(), Map.of(), Map.of(), Map.of(all, Set.of(alive, undated)));
        var ofOne = row("1", "1.0");
        var ofTwo = row("2", "0.5");
        Function<Sceptic, Doubt> rule = s -> s.store.denominators;
        assertThat(found(dated, columns, List.of(ofOne), rule)).isEmpty();
        assertThat(found(dated, columns, List.of(ofTwo), rule)).hasSize(1);
        assertThat(found(unknown, columns, List.of(ofOne), rule)).hasSize(1);
        assertThat(found(dated, columns.replace("unit bodies", "unit bodies; known"), List.of(ofOne), rule))
                .hasSize(1);
    }

    private static Map<String, String> row(String expected, String coverage) {
        return Map.of(
                "group", UNITARY, "period", "2017-18", "total", "spending", "expected", expected, "coverage", coverage);
    }

    /** Fg11: a price of 0.205 is shown as 0.21, another one of 0.006 as 0.01. */
    @Test
    void aPriceRoundedToPennies() {
        var columns = "#+ column: ?money GBP Money.\n";
        assertThat(found(columns, List.of(Map.of("money", "0.205")), s -> s.figures.digits))
                .hasSize(1);
        assertThat(found(columns, List.of(Map.of("money", "1205.00")), s -> s.figures.digits))
                .isEmpty();
    }

    /** Fg15: the economy of a country to the penny; a price is written with its pence. */
    @Test
    void aTrillionToThePenny() {
        assertThat(precision("2,033,333,333,333.33")).hasSize(1);
        assertThat(precision("2,030,000,000,000")).isEmpty();
        assertThat(precision("1,234,567.5 to 2,000,000")).hasSize(1);
    }

    private static List<String> precision(String written) {
        var header = Question.of("planted", "#+ title: P\n#+ column: ?money GBP It.\nSELECT * WHERE {}")
                .header();
        var sceptic = new Sceptic(Known.nothing());
        sceptic.doubt(new AnsweredQuestion(
                "planted",
                header.columns(),
                Set.of(),
                List.of(Map.of("money", "2")),
                List.of(Map.of("money", written))));
        assertThat(sceptic.figures.precision.lookedAt()).isPositive();
        return sceptic.figures.precision.findings();
    }

    @Test
    void aFigureWithoutUnitOrPeriod() {
        assertThat(found("#+ column: ?value xsd:decimal A value.\n", List.of(), s -> s.headings.units))
                .hasSize(1);
        assertThat(found("#+ column: ?value xsd:decimal [unit ?of] A value.\n", List.of(), s -> s.headings.units))
                .hasSize(1);
        assertThat(found("#+ column: ?value xsd:decimal [unit tonnes] A value.\n", List.of(), s -> s.headings.units))
                .isEmpty();
        assertThat(found("#+ column: ?cost GBP A cost.\n", List.of(), s -> s.headings.periods))
                .hasSize(1);
        assertThat(found(
                        "#+ column: ?cost GBP A cost.\n#+ column: ?period label Its year.\n",
                        List.of(),
                        s -> s.headings.periods))
                .isEmpty();
    }

    /** Fg1, Fg8: a share of a body's name, of nothing, or of a number that is not there, is a share of nothing. */
    @Test
    void aShareOrMedianWithoutTheNumberBehindIt() {
        Function<Sceptic, Doubt> rule = s -> s.headings.counts;
        var named =
                "#+ column: ?bodyName label [label-of ?body] A name.\n#+ column: ?part share [of ?bodyName] A part.\n";
        var counted = "#+ column: ?posts fte The posts.\n#+ column: ?part share [of ?posts] A part.\n";
        assertThat(found("#+ column: ?part share A part.\n", List.of(), rule)).hasSize(1);
        assertThat(found(named, List.of(), rule)).hasSize(1);
        assertThat(found(counted, List.of(Map.of("part", "1.0")), rule)).hasSize(1);
        assertThat(found(counted, List.of(Map.of("part", "1.0", "posts", "0")), rule))
                .hasSize(1);
        assertThat(found(counted, List.of(Map.of("part", "1.0", "posts", "12")), rule))
                .isEmpty();
        assertThat(found("#+ column: ?median price [unit pounds per post] It.\n", List.of(), rule))
                .hasSize(1);
    }

    private static List<String> found(String columns, List<Map<String, String>> rows, Function<Sceptic, Doubt> rule) {
        return found(Known.nothing(), columns, rows, rule);
    }

    private static List<String> found(
            Known known, String columns, List<Map<String, String>> rows, Function<Sceptic, Doubt> rule) {
        var sceptic = new Sceptic(known);
        var header = Question.of("planted", "#+ title: Planted\n" + columns + "SELECT * WHERE {}")
                .header();
        sceptic.doubt(AnsweredQuestion.of(
                "planted",
                header,
                rows.stream().<Map<String, String>>map(HashMap::new).toList()));
        var doubt = rule.apply(sceptic);
        assertThat(doubt.lookedAt()).as(doubt.toString()).isPositive();
        return doubt.findings();
    }
}
