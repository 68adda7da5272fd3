package org.digitalcommons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** What the bodies of the pioneer group run separately is found as clusters, with what speaks against it. */
class PioneerClustersTest {

    /** Mission A4: the booking trap, in clusters: halls and appointments share a word and no cluster. */
    @Test
    void whatSharesAWordAndNotAConceptDoesNotCluster() {
        assertThat(members("capability-appointment-booking/fictional"))
                .contains("Ashford Vale District Council (fictional): Renewal appointments")
                .doesNotContain("Ashford Vale District Council (fictional): Booking system");
        assertThat(Asked.rows("clusters"))
                .extracting(r -> r.cell("clusterName"))
                .contains("Case management (fictional)")
                .doesNotContain("Venue booking (fictional)", "Booking system (fictional)")
                .doesNotContain("Venue booking", "Booking system");
        assertThat(Asked.rows("labelled-pairs").stream()
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
        var rows = Asked.rows("members-of-cluster", Map.of("cluster", "capability-case-management/fictional"));
        assertThat(rows)
                .extracting(
                        r -> r.cell("bodyName").replaceAll(" (District|Borough) Council \\(fictional\\)$", ""),
                        r -> r.cell("standingName"))
                .contains(
                        tuple("Ashford Vale", "Run separately"),
                        tuple("Eastwick", "Run separately"),
                        tuple("Carrowby", "Replaced"),
                        tuple("Dunmere", "Replaced"),
                        tuple("Brookmere", "From the commons"));
        var apart = rows.stream()
                .filter(r -> r.cell("standingName").equals("Run separately"))
                .map(r -> new BigDecimal("0" + r.cell("costUpper")))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        var cluster = cluster("capability-case-management/fictional");
        assertThat(new BigDecimal(cluster.cell("costUpper"))).isEqualByComparingTo(apart);
        assertThat(new BigDecimal(cluster.cell("addressable"))).isEqualByComparingTo(apart);
        assertThat(cluster.cell("fromCommons")).isEqualTo("2");
    }

    /** Fg7: the sum of a cluster is of one period, which it says, and nobody is in it who was merged away. */
    @Test
    void theSumsOfAClusterAreOfOnePeriodAndOfLivingBodies() {
        var members = Asked.rows("members-of-cluster");
        for (var cluster : Asked.rows("clusters")) {
            var counted = members.stream()
                    .filter(r -> r.cell("cluster").equals(cluster.cell("cluster"))
                            && r.cell("counted").startsWith("yes"))
                    .toList();
            assertThat(counted).allSatisfy(r -> {
                assertThat(r.cell("period")).isEqualTo(cluster.cell("period"));
                assertThat(r.cell("standingName"))
                        .isNotIn("Replaced", "Rejected", "Judged no copy", "From the commons");
            });
            assertThat(cluster.number("published").intValueExact()).isEqualTo(counted.size());
        }
        assertThat(cluster("capability-case-management/fictional").cell("members"))
                .isEqualTo("2");
        assertThat(cluster("capability-case-management/fictional").cell("period"))
                .isNotEmpty();
    }

    /** Fg6: an outpatient appointment and a pop-up in a library follow one pattern and were judged no copies. */
    @Test
    void aPairThatWasJudgedNoCopyLeavesTheSumAndIsShown() {
        var pairs = Asked.rows("labelled-pairs").stream()
                .filter(r -> r.cell("result").equals("wrongly joined"))
                .toList();
        assertThat(pairs).isNotEmpty();
        var popUp = Asked.rows("members-of-cluster", Map.of("cluster", "pattern-booking/fictional")).stream()
                .filter(r -> r.local("member").equals("pop-up"))
                .toList();
        assertThat(popUp)
                .isNotEmpty()
                .allSatisfy(r -> assertThat(r.cell("counted")).isEqualTo("no: judged no copy"));
    }

    /** Fg6: a service that has a share of its capabilities from the commons counts with the rest. */
    @Test
    void whatComesFromTheCommonsLeavesTheSumByItsShare() {
        var shared = Asked.rows("members-of-cluster").stream()
                .filter(r -> !r.cell("commonsShare").isEmpty())
                .filter(r -> r.cell("counted").startsWith("yes"))
                .toList();
        assertThat(shared).isNotEmpty();
        var one = shared.getFirst();
        var members = Asked.rows("members-of-cluster", Map.of("cluster", one.cell("cluster"))).stream()
                .filter(r -> r.cell("counted").startsWith("yes"))
                .toList();
        var rest = members.stream()
                .map(r -> r.number("costUpper")
                        .multiply(BigDecimal.ONE.subtract(new BigDecimal("0" + r.cell("commonsShare"))))
                        .setScale(2, RoundingMode.HALF_UP))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        var cluster =
                Asked.rows("clusters", Map.of("cluster", one.cell("cluster"))).getFirst();
        assertThat(cluster.number("costUpper")).isCloseTo(rest, Offset.offset(new BigDecimal("0.05")));
    }

    /** Fg5: who spends more in total can be the cheaper one, so only the cost of a unit is compared. */
    @Test
    void membersAreComparedByTheCostOfAUnitAndNotByTotals() {
        var rows = Asked.rows("members-of-cluster");
        assertThat(rows.stream().filter(r -> !r.cell("ratio").isEmpty()))
                .isNotEmpty()
                .allSatisfy(r -> {
                    assertThat(r.cell("unit")).isNotEmpty();
                    assertThat(r.cell("volume")).isNotEmpty();
                    assertThat(r.cell("unitCostLower")).isNotEmpty();
                });
        assertThat(rows.stream().filter(r -> r.cell("unitCostLower").isEmpty()))
                .allSatisfy(
                        r -> assertThat(r.cell("ratio") + r.cell("cheapest")).isEmpty());
    }

    /** Mission A4: a dispute stays visible and out of what is addressable. */
    @Test
    void aDisputedMemberIsShownAndNotAddressable() {
        var rows = Asked.rows("members-of-cluster", Map.of("cluster", "capability-appointment-booking/fictional"));
        assertThat(rows.stream().filter(r -> r.cell("memberName").equals("Renewal appointments")))
                .extracting(r -> r.cell("standingName"))
                .containsExactly("Disputed");
    }

    /** Mission A4: facets with weights as data, for and against, with what each rests on. */
    @Test
    void aClusterSaysWhatSpeaksForItAndWhatAgainst() {
        var why = Asked.rows("why-in-cluster", Map.of("cluster", "capability-appointment-booking/fictional"));
        assertThat(why.stream().filter(r -> r.cell("memberName").equals("Renewal appointments")))
                .extracting(r -> r.cell("facetName"), r -> r.cell("speaks"), r -> r.cell("weight"))
                .contains(
                        tuple("Same capability", "for", "0.5"),
                        tuple("Same service type", "for", "0.3"),
                        tuple("Disputed", "against", "-0.5"));
        assertThat(why).allSatisfy(r -> assertThat(r.cell("evidence")).isNotEmpty());
        assertThat(Asked.rows(
                        "why-in-cluster", Map.of("cluster", "capability-appointment-booking/fictional", "by", "facet")))
                .extracting(r -> r.cell("facetName"))
                .contains("Same capability", "Different service type", "Disputed");
    }

    /** Mission A5: every member can be talked to, by a contact point of the body and never a person. */
    @Test
    void everyMemberHasAContactPointOfItsBody() {
        var members = Asked.rows("members-of-cluster");
        assertThat(members.stream().map(r -> r.cell("cluster")).distinct())
                .containsAll(Asked.rows("clusters").stream()
                        .map(r -> r.cell("cluster"))
                        .toList());
        assertThat(members).allSatisfy(r -> assertThat(r.cell("contact")).startsWith("mailto:data@"));
    }

    /** Mission D11: processes and services are found apart before systems are. */
    @Test
    void processesPatternsAndStepsClusterAsSystemsDo() {
        assertThat(Asked.rows("clusters"))
                .extracting(r -> r.cell("kindName"))
                .contains("Same capability", "Same pattern", "Same process", "Same steps", "Same system");
        assertThat(Asked.rows("clusters", Map.of("kind", "same-process")))
                .extracting(r -> r.cell("clusterName"))
                .contains(
                        "Handling applications (fictional)",
                        "Handling payments (fictional)",
                        "Keeping records (fictional)");
    }

    /** Mission D11: two patterns of different names with the same steps in the same order are one way of working. */
    @Test
    void theSameStepsUnderTwoNamesMeet() {
        var steps = Asked.rows("clusters", Map.of("kind", "same-steps"));
        assertThat(steps).hasSize(1);
        assertThat(Asked.rows(
                        "members-of-cluster", Map.of("cluster", steps.getFirst().cell("cluster"))))
                .extracting(r -> r.cell("memberName"))
                .contains("Pavement licence", "Street trading licence");
    }

    /** Mission A4: a suggestion is within a type and across bodies; what was rejected is not among them. */
    @Test
    void suggestionsAreForPeopleAndARejectedOneDoesNotComeBack() {
        var suggested = Asked.rows("suggested-copies");
        assertThat(suggested)
                .extracting(r -> r.cell("bodyName"), r -> r.cell("otherBodyName"), r -> r.cell("decision"))
                .contains(
                        tuple(
                                "Brookmere Borough Council (fictional)",
                                "Carrowby and Dunmere Council (fictional)",
                                "Confirmed"),
                        tuple("Brookmere Borough Council (fictional)", "Eastwick District Council (fictional)", ""))
                .doesNotContain(tuple(
                        "Eastwick District Council (fictional)", "Ashford Vale District Council (fictional)", ""));
        assertThat(suggested).extracting(r -> r.cell("serviceName")).doesNotContain("Blue badge");
        assertThat(Asked.rows("match-decisions"))
                .extracting(r -> r.cell("decision"))
                .contains("Confirmed", "Rejected");
    }

    /** Mission A4: precision and recall are stated, with what they are of. */
    @Test
    void theClustersAreMeasuredByPairsThatPeopleJudged() {
        var quality = Asked.rows("labelled-pairs", Map.of("by", "method"));
        assertThat(quality)
                .extracting(
                        r -> r.cell("method"),
                        r -> r.cell("pairs"),
                        r -> r.cell("copies"),
                        r -> r.cell("right"),
                        r -> r.cell("missed"),
                        r -> r.cell("wronglyJoined"))
                .containsExactly(
                        tuple("clusters (fictional)", "26", "15", "12", "3", "2"),
                        tuple("clusters and suggestions (fictional)", "26", "15", "14", "1", "2"));
    }

    /** Mission F: spending apart is no saving; a saving has a price, a volume and the cost of the change, or is not there. */
    @Test
    void aSavingHasAllItsInputsOrSaysWhichIsMissing() {
        var rows = Asked.rows("saving-of-cluster", Map.of("cluster", "capability-case-management/fictional"));
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

    private static List<String> members(String cluster) {
        return Asked.rows("members-of-cluster", Map.of("cluster", cluster)).stream()
                .map(r -> r.cell("bodyName") + ": " + r.cell("memberName"))
                .toList();
    }

    private static Asked.Row cluster(String name) {
        return Asked.rows("clusters").stream()
                .filter(r -> r.cell("cluster").endsWith("/cluster/" + name))
                .findFirst()
                .orElseThrow();
    }
}
