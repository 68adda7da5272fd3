package org.digitalcommons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.Syntax;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.exec.QueryExec;
import org.digitalcommons.catalog.Catalog;
import org.digitalcommons.catalog.Rooms;
import org.junit.jupiter.api.Test;

/** What was planted in the pioneer group is found, and the traps in it catch nobody. */
class PioneerGroupTest {

    private static final Catalog CATALOG = Catalog.of(Rooms.in(Path.of(".")));

    /** A row of an answer; an open cell is empty. */
    private record Row(Map<String, String> cells) {

        String cell(String column) {
            return cells.getOrDefault(column, "");
        }
    }

    /** Mission D3 and D4: two licences of one council differ in their front end and in nothing else. */
    @Test
    void exactlyTheFrontEndOfALicenceIsLocal() {
        for (var service : List.of("street-trading", "public-entertainment")) {
            var rows = ask("inherited-and-local", Map.of("service", "brookmere/" + service));
            assertThat(rows.stream().filter(r -> r.cell("sourcingName").equals("Local")))
                    .extracting(r -> r.cell("capabilityName"), r -> r.cell("verdict"))
                    .containsExactly(tuple("Online form", "own way"));
            assertThat(rows).extracting(r -> r.cell("verdict")).doesNotContain("missing");
        }
    }

    /** Mission A4: the same name is not the same thing. */
    @Test
    void twoSystemsCalledBookingSystemDoNotMeet() {
        var appointments = names(ask("same-capability", Map.of("capability", "appointment-booking")));
        var venues = names(ask("same-capability", Map.of("capability", "venue-booking")));
        assertThat(appointments).contains("sample-brookmere Booking system");
        assertThat(appointments).doesNotContain("sample-ashford-vale Booking system");
        assertThat(venues).contains("sample-ashford-vale Booking system");
    }

    /** Mission A4: four councils planted with a case system of their own, two that consume one. */
    @Test
    void thePlantedDuplicatesAreFound() {
        assertThat(ask("capabilities-run-apart", Map.of("peerGroup", "pioneer-council")).stream()
                        .filter(r -> r.cell("capabilityName").equals("Case management")))
                .extracting(r -> r.cell("bodies"), r -> r.cell("apart"), r -> r.cell("fromCommons"))
                .containsExactly(tuple("6", "4", "2"));
    }

    /** Mission A3: the blocks of a service are used across the three sectors. */
    @Test
    void aComponentIsConsumedInEverySector() {
        assertThat(ask("consumers-of-component", Map.of("component", "notify")))
                .extracting(r -> r.cell("peerGroupName"))
                .contains(
                        "Councils of the pioneer group (fictional)",
                        "NHS trusts of the pioneer group (fictional)",
                        "Charities of the pioneer group (fictional)");
    }

    /** Mission E12: the one publisher that said it would publish each quarter and did not. */
    @Test
    void theLatePublisherIsLate() {
        assertThat(ask("publications", Map.of("on", "2025-06-30", "late", "yes")).stream()
                        .filter(r -> r.cell("publisher").endsWith("sample-eastwick")))
                .extracting(r -> r.cell("due"), r -> r.cell("overdue"))
                .containsExactly(tuple("2023-10-03", "yes"));
    }

    /** Mission C9 and E15: what a chain costs others belongs to what it costs. */
    @Test
    void theCheaperChainIsCheaperForAllTogether() {
        assertThat(ask("two-ways", Map.of()))
                .extracting(r -> r.cell("serviceName"))
                .containsExactly(
                        "Vehicle excise duty, collected with the insurance",
                        "Vehicle excise duty, paid by each motorist");
    }

    /** Mission D5: a service for one summer out of blocks that were there, with nothing missing. */
    @Test
    void thePopUpServiceIsComplete() {
        assertThat(ask("missing-capabilities", Map.of("body", "sample-harbour-mind")))
                .isEmpty();
    }

    /** Returns of several years are never added: a body is drawn as it was last. */
    @Test
    void theShapeOfABodyIsThatOfItsLatestReturn() {
        var rows = ask("shape-of-body", Map.of("body", "sample-ashford-vale"));
        assertThat(rows).extracting(r -> r.cell("period")).containsOnly("2024-25");
        assertThat(rows.stream()
                        .mapToDouble(r -> Double.parseDouble(r.cell("posts")))
                        .sum())
                .isEqualTo(23.0);
        assertThat(rows).extracting(r -> r.cell("gradePay")).doesNotContain("");
    }

    /** Mission A4: the booking trap, in clusters: halls and appointments share a word and no cluster. */
    @Test
    void whatSharesAWordAndNotAConceptDoesNotCluster() {
        assertThat(members("capability-appointment-booking"))
                .contains("Ashford Vale District Council: Renewal appointments")
                .doesNotContain("Ashford Vale District Council: Booking system");
        assertThat(ask("run-apart", Map.of()))
                .extracting(r -> r.cell("clusterName"))
                .doesNotContain("Venue booking", "Booking system");
        assertThat(ask("labelled-pairs", Map.of()).stream()
                        .filter(r -> r.cell("oneName").equals("Booking system")))
                .isNotEmpty()
                .allSatisfy(r -> {
                    assertThat(r.cell("label")).isEqualTo("Rejected");
                    assertThat(r.cell("found")).isEmpty();
                });
    }

    /** Mission A4: who is proven to consume is no copy, and who was merged is shown and added up no more. */
    @Test
    void theClusterOfCaseSystemsCountsWhatIsRunApart() {
        var rows = ask("run-apart-by", Map.of("cluster", "capability-case-management"));
        assertThat(rows)
                .extracting(
                        r -> r.cell("bodyName").replaceAll(" (District|Borough) Council", ""),
                        r -> r.cell("standingName"))
                .contains(
                        tuple("Ashford Vale", "Run apart"),
                        tuple("Eastwick", "Run apart"),
                        tuple("Carrowby", "Replaced"),
                        tuple("Dunmere", "Replaced"),
                        tuple("Brookmere", "From the commons"));
        var apart = rows.stream()
                .filter(r -> r.cell("standingName").equals("Run apart"))
                .map(r -> new BigDecimal("0" + r.cell("cost")))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        var cluster = cluster("capability-case-management");
        assertThat(new BigDecimal(cluster.cell("spentApart"))).isEqualByComparingTo(apart);
        assertThat(new BigDecimal(cluster.cell("addressable"))).isEqualByComparingTo(apart);
        assertThat(cluster.cell("fromCommons")).isEqualTo("2");
    }

    /** Mission A4: a dispute stays visible and out of what is addressable. */
    @Test
    void aDisputedMemberIsShownAndNotAddressable() {
        var rows = ask("run-apart-by", Map.of("cluster", "capability-appointment-booking"));
        assertThat(rows.stream().filter(r -> r.cell("memberName").equals("Renewal appointments")))
                .extracting(r -> r.cell("standingName"))
                .containsExactly("Disputed");
    }

    /** Mission A4: facets with weights as data, for and against, with what each rests on. */
    @Test
    void aClusterSaysWhatSpeaksForItAndWhatAgainst() {
        var why = ask("why-in-cluster", Map.of("cluster", "capability-appointment-booking"));
        assertThat(why.stream().filter(r -> r.cell("memberName").equals("Renewal appointments")))
                .extracting(r -> r.cell("facetName"), r -> r.cell("speaks"), r -> r.cell("weight"))
                .contains(
                        tuple("Same capability", "for", "0.5"),
                        tuple("Same service type", "for", "0.3"),
                        tuple("Disputed", "against", "-0.5"));
        assertThat(why).allSatisfy(r -> assertThat(r.cell("evidence")).isNotEmpty());
        assertThat(ask("facets-of-cluster", Map.of("cluster", "capability-appointment-booking")))
                .extracting(r -> r.cell("facetName"))
                .contains("Same capability", "Different service type", "Disputed");
    }

    /** Mission A5: every member can be talked to, by a contact point of the body and never a person. */
    @Test
    void everyMemberHasAContactPointOfItsBody() {
        for (var cluster : ask("run-apart", Map.of())) {
            assertThat(ask("run-apart-by", Map.of("cluster", cluster.cell("cluster"))))
                    .allSatisfy(r -> assertThat(r.cell("contact")).startsWith("mailto:data@"));
        }
    }

    /** Mission D11: processes and services are found apart before systems are. */
    @Test
    void processesPatternsAndStepsClusterAsSystemsDo() {
        assertThat(ask("run-apart", Map.of()))
                .extracting(r -> r.cell("kindName"))
                .contains("Same capability", "Same pattern", "Same process", "Same steps", "Same system");
        assertThat(ask("run-apart", Map.of("kind", "same-process")))
                .extracting(r -> r.cell("clusterName"))
                .contains("Handling applications", "Handling payments", "Keeping records");
    }

    /** Mission D11: two patterns of different names with the same steps in the same order are one way of working. */
    @Test
    void theSameStepsUnderTwoNamesMeet() {
        var steps = ask("run-apart", Map.of("kind", "same-steps"));
        assertThat(steps).hasSize(1);
        assertThat(ask("run-apart-by", Map.of("cluster", steps.getFirst().cell("cluster"))))
                .extracting(r -> r.cell("memberName"))
                .contains("Pavement licence", "Street trading licence");
    }

    /** Mission A4: a suggestion is within a type and across bodies; what was rejected is not among them. */
    @Test
    void suggestionsAreForPeopleAndARejectedOneDoesNotComeBack() {
        var suggested = ask("suggested-copies", Map.of());
        assertThat(suggested)
                .extracting(r -> r.cell("bodyName"), r -> r.cell("otherBodyName"), r -> r.cell("decision"))
                .contains(
                        tuple("Brookmere Borough Council", "Carrowby and Dunmere Council", "Confirmed"),
                        tuple("Brookmere Borough Council", "Eastwick District Council", ""))
                .doesNotContain(tuple("Eastwick District Council", "Ashford Vale District Council", ""));
        assertThat(suggested).extracting(r -> r.cell("serviceName")).doesNotContain("Blue badge");
        assertThat(ask("match-decisions", Map.of()))
                .extracting(r -> r.cell("decision"))
                .contains("Confirmed", "Rejected");
    }

    /** Mission A4: precision and recall are stated, with what they are of. */
    @Test
    void theClustersAreMeasuredByPairsThatPeopleJudged() {
        var quality = ask("cluster-quality", Map.of());
        assertThat(quality)
                .extracting(
                        r -> r.cell("method"),
                        r -> r.cell("pairs"),
                        r -> r.cell("copies"),
                        r -> r.cell("right"),
                        r -> r.cell("missed"),
                        r -> r.cell("wronglyJoined"))
                .containsExactly(
                        tuple("clusters", "26", "15", "12", "3", "2"),
                        tuple("clusters and suggestions", "26", "15", "14", "1", "2"));
    }

    /** Mission F: spending apart is no saving; a saving has a price, a volume and the cost of the change, or is not there. */
    @Test
    void aSavingHasAllItsInputsOrSaysWhichIsMissing() {
        var rows = ask("saving-of-cluster", Map.of("cluster", "capability-case-management"));
        var ashford = rows.stream()
                .filter(r -> r.cell("bodyName").startsWith("Ashford"))
                .findFirst()
                .orElseThrow();
        var cost = new BigDecimal(ashford.cell("cost"));
        var atHighest = new BigDecimal(ashford.cell("volume")).multiply(new BigDecimal(ashford.cell("priceHighest")));
        assertThat(new BigDecimal(ashford.cell("savingLower")))
                .isEqualByComparingTo(cost.subtract(atHighest).subtract(new BigDecimal(ashford.cell("transition"))));
        assertThat(new BigDecimal(ashford.cell("savingUpper")))
                .isGreaterThan(new BigDecimal(ashford.cell("savingLower")));
        for (var receipt : List.of("cost", "volume", "priceLowest", "priceHighest", "transition")) {
            assertThat(ashford.cell(receipt + "Receipt")).isNotEmpty();
        }
        assertThat(rows.stream().filter(r -> r.cell("bodyName").startsWith("Eastwick")))
                .isNotEmpty()
                .allSatisfy(r -> {
                    assertThat(r.cell("savingLower") + r.cell("savingUpper")).isEmpty();
                    assertThat(r.cell("missing")).startsWith("Not available: no volume");
                });
    }

    /** Mission E4 and A9: a unit cost beside the median of its peers, and one so far off that it is asked about. */
    @Test
    void aUnitCostATenthOfItsPeersIsFlagged() {
        var rows = ask(
                "unit-costs-against-peers",
                Map.of("peers", "https://w3id.org/digital-commons/concept/capability/case-management"));
        assertThat(rows.stream().filter(r -> r.cell("period").equals("2023-24")))
                .extracting(r -> r.cell("bodyName"), r -> r.cell("n"), r -> r.cell("flag"))
                .containsExactlyInAnyOrder(
                        tuple("Ashford Vale District Council", "3", ""),
                        tuple("Carrowby District Council", "3", ""),
                        tuple("Dunmere Borough Council", "3", "a tenth of the median or less"));
        assertThat(ask("unit-costs-against-peers", Map.of()).stream()
                        .filter(r -> !r.cell("declared").isEmpty()))
                .isNotEmpty()
                .allSatisfy(r -> assertThat(r.cell("agrees")).isEqualTo("yes"));
    }

    private static List<String> members(String cluster) {
        return ask("run-apart-by", Map.of("cluster", cluster)).stream()
                .map(r -> r.cell("bodyName") + ": " + r.cell("memberName"))
                .toList();
    }

    private static Row cluster(String name) {
        return ask("run-apart", Map.of()).stream()
                .filter(r -> r.cell("cluster").endsWith("/cluster/" + name))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> names(List<Row> rows) {
        return rows.stream()
                .map(r -> r.cell("body").replaceAll("^.*/", "") + " " + r.cell("implementationName"))
                .toList();
    }

    private static List<Row> ask(String question, Map<String, String> parameters) {
        var query = QueryFactory.create(CATALOG.named(question).with(parameters), Syntax.syntaxSPARQL_11);
        try (var execution = QueryExec.dataset(DatasetGraphFactory.wrap(PioneerGroup.graph()))
                .query(query)
                .build()) {
            var rows = new ArrayList<Row>();
            execution.select().forEachRemaining(row -> {
                var cells = new HashMap<String, String>();
                row.forEach((name, value) -> cells.put(
                        name.getVarName(), value.isLiteral() ? value.getLiteralLexicalForm() : value.toString()));
                rows.add(new Row(cells));
            });
            return rows;
        }
    }
}
