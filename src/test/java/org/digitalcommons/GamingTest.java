package org.digitalcommons;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.jena.sparql.core.Var;
import org.digitalcommons.intake.Outcome;
import org.digitalcommons.publish.Unreadable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each test makes a move that would raise an index without any public value, and sees that it does not pay. */
@Tag("slow")
class GamingTest {

    private Councils councils;
    private Map<String, String> said;
    private BigDecimal lower;
    private BigDecimal frontline;

    @BeforeEach
    void threeHonestCouncils(@TempDir Path folder) throws IOException {
        councils = Councils.honest(folder);
        said = Councils.all("tried");
        lower = councils.score("lower");
        frontline = councils.component("frontline", "lower");
        assertThat(lower).isGreaterThan(BigDecimal.ONE);
    }

    @AfterEach
    void close() {
        councils.close();
    }

    @Test
    void anHonestCouncilHasAPointBecauseTwoThirdsOfTheWeightAreMeasured() {
        assertThat(councils.score("coverage")).isGreaterThan(new BigDecimal("0.6667"));
        assertThat(councils.score("point")).isBetween(lower, councils.score("upper"));
    }

    @Test
    void managersRelabelledAsFrontlineRaiseNoLowerBoundAndAreCounted() throws Unreadable {
        said.compute(
                "managers",
                (k, v) -> v.replace(
                        " ; commons:currency",
                        " ; commons:statedFunction function:frontline-delivery ; commons:overrideReason \"They lead from the front\" ; commons:currency"));
        assertThat(councils.changed(said)).isInstanceOf(Outcome.Acceptance.class);
        assertThat(councils.component("frontline", "lower")).isLessThanOrEqualTo(frontline);
        assertThat(councils.score("lower")).isLessThanOrEqualTo(lower);
        assertThat(councils.score("overriddenShare")).isEqualByComparingTo("0.075");
        assertThat(beside()).contains("Function stated by the body overridden");
    }

    @Test
    void anotherFunctionWithoutAReasonIsRefused() throws Unreadable {
        said.compute(
                "managers",
                (k, v) -> v.replace(
                        " ; commons:currency",
                        " ; commons:statedFunction function:frontline-delivery ; commons:currency"));
        assertThat(councils.changed(said)).isInstanceOf(Outcome.Rejection.class);
    }

    @Test
    void overheadThatIsBoughtInsteadOfEmployedStaysInTheSum() throws Unreadable {
        said.remove("finance");
        said.put("outsourced", Councils.payments("outsourced", "Shared administration", "40833.34"));
        councils.changed(said);
        assertThat(councils.component("frontline", "lower")).isLessThanOrEqualTo(frontline);
        assertThat(councils.score("lower")).isLessThanOrEqualTo(lower);
    }

    @Test
    void overheadThatIsBoughtAndKeptQuietCostsMore() throws Unreadable {
        said.remove("finance");
        said.remove("payments");
        councils.changed(said);
        assertThat(councils.component("frontline", "lower")).isLessThan(frontline);
        assertThat(councils.score("lower")).isLessThan(lower);
    }

    @Test
    void aClaimToUseTheCommonsCountsOnlyWithItsComponentAndTheStatementToConsumeIt() throws Unreadable {
        var before = councils.component("commons", "lower");
        said.put(
                "cases",
                Councils.implementation("cases", "case-management", "type:utility")
                        .replace("sourcing:local", "sourcing:commons"));
        councils.changed(said);
        assertThat(councils.component("commons", "lower")).isEqualByComparingTo(before);
        said.put(
                "cases",
                Councils.implementation(
                        "cases", "case-management", "type:utility ; commons:provisionOf component:case"));
        councils.changed(said);
        assertThat(councils.component("commons", "lower")).isEqualByComparingTo(before);
        said.put("cases", said.get("cases") + Councils.consumption("cases", "case"));
        councils.changed(said);
        assertThat(councils.component("commons", "lower"))
                .as("the same, proven")
                .isGreaterThan(before);
    }

    @Test
    void aCapabilitySplitIntoManySmallSharedPartsWeighsAsMuchAsBefore() throws Unreadable {
        var before = councils.component("commons", "lower");
        for (int part = 0; part < 9; part++) {
            said.put(
                    "part-" + part,
                    Councils.implementation(
                                    "part-" + part,
                                    "case-management",
                                    "type:utility ; commons:provisionOf component:case")
                            + Councils.implementation(
                                    "message-" + part,
                                    "notification",
                                    "type:utility ; commons:provisionOf component:notify"));
        }
        said.put("parts", Councils.consumption("parts", "case"));
        councils.changed(said);
        assertThat(councils.component("commons", "lower")).isEqualByComparingTo(before);
    }

    @Test
    void whatIsWithheldNeverRaisesTheLowerBound() throws Unreadable {
        for (var withheld : List.of("payments", "cases", "pay", "messages")) {
            var rest = Councils.all("tried");
            rest.remove(withheld);
            councils.changed(rest);
            assertThat(councils.score("lower")).as("without " + withheld).isLessThanOrEqualTo(lower);
        }
        var nothing = Councils.all("tried");
        nothing.keySet().removeAll(List.of("payments", "cases", "pay", "messages"));
        councils.changed(nothing);
        assertThat(councils.score("lower")).isLessThan(lower);
        assertThat(
                        councils.rows(
                                "SELECT ?p WHERE { ?s commons:body <https://w3id.org/digital-commons/id/body/sample-tried> ; commons:point ?p }"))
                .as("a point below two thirds of the weight")
                .isEmpty();
    }

    @Test
    void volumesThatJumpAreFlaggedAndEnterNothing() throws Unreadable {
        said.compute("beside", (k, v) -> v + volume("2023-24", "250.0") + volume("2024-25", "2500.0"));
        councils.changed(said);
        assertThat(councils.score("lower")).isEqualByComparingTo(lower);
        assertThat(beside()).contains("Volume jumped");
    }

    @Test
    void costPushedOntoCitizensIsShownBesideTheIndex() throws Unreadable {
        said.compute("beside", (k, v) -> v + """
                own:burden a commons:ExternalCost ; commons:subject own:licences ; sdmxd:refPeriod period:2024-25 ; commons:amount 50000.00 ;
                  commons:currency cur:GBP ; commons:borneBy stakeholder:citizens ; dct:description "Forms that citizens now fill in."@en .
                """);
        councils.changed(said);
        assertThat(councils.score("lower")).isEqualByComparingTo(lower);
        assertThat(beside()).contains("Cost borne by others ");
    }

    @Test
    void qualityThatWasCutCarriesAFlagBesideTheIndex() throws Unreadable {
        said.compute("beside", (k, v) -> v + outcome("2023-24", "91.0") + outcome("2024-25", "70.0"));
        councils.changed(said);
        assertThat(beside()).contains("Outcome got worse");
    }

    /** Mission B13: how many transactions are made online says nothing of public value. */
    @Test
    void countsOfOnlineTransactionsEnterNothing() throws Unreadable, IOException {
        said.compute("beside", (k, v) -> v + """
                own:online a commons:VolumeObservation ; commons:subject own:licences ; sdmxd:refPeriod period:2024-25 ;
                  commons:quantity 9000000.0 ; commons:quantityUnit unit:transaction .
                """);
        councils.changed(said);
        assertThat(councils.score("lower")).isEqualByComparingTo(lower);
        assertThat(IndexMethodTest.queries())
                .allSatisfy(query -> assertThat(query.text())
                        .doesNotContain("unit:transaction")
                        .doesNotContain("commons:channel"));
    }

    /** Mission B11: a justification stands beside the number. */
    @Test
    void aJustificationIsShownBesideTheIndexAndChangesIt() throws Unreadable {
        said.compute("beside", (k, v) -> v + """
                own:why a commons:VariationJustification ; commons:justifies own:cases ; commons:raisedBy own:body ;
                  commons:ground <https://w3id.org/digital-commons/concept/ground/geography> ; dct:description "An island without a line."@en ;
                  schema:validThrough "2026-03-31"^^xsd:date .
                """);
        councils.changed(said);
        assertThat(councils.score("lower")).isEqualByComparingTo(lower);
        assertThat(beside()).contains("Justified variation ");
    }

    private List<String> beside() {
        return councils.commons().ask("beside-the-index", Map.of("body", "sample-tried")).rows().stream()
                .map(row -> row.get(Var.alloc("what")).getLiteralLexicalForm() + " "
                        + (row.contains("flag") ? row.get(Var.alloc("flag")).getLiteralLexicalForm() : ""))
                .toList();
    }

    private static String volume(String period, String quantity) {
        return """
                own:volume-%s a commons:VolumeObservation ; commons:subject own:licences ; sdmxd:refPeriod period:%s ;
                  commons:quantity %s ; commons:quantityUnit unit:application .
                """.formatted(period, period, quantity);
    }

    private static String outcome(String period, String quantity) {
        return """
                own:outcome-%s a commons:OutcomeObservation ; commons:subject own:licences ; sdmxd:refPeriod period:%s ;
                  commons:indicator indicator:decided-in-time ; commons:definitionVersion "1" ; commons:baseline 82.0 ; commons:target 95.0 ;
                  commons:quantity %s ; commons:quantityUnit unit:percent .
                """.formatted(period, period, quantity);
    }
}
