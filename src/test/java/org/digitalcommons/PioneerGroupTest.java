package org.digitalcommons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What was planted in the pioneer group is found, and the traps in it catch nobody. */
class PioneerGroupTest {

    private static final String CAPABILITY = "https://w3id.org/digital-commons/concept/capability/";

    /** Mission D3 and D4: two licences of one council differ in their front end and in nothing else. */
    @Test
    void exactlyTheFrontEndOfALicenceIsLocal() {
        for (var service : List.of("street-trading", "public-entertainment")) {
            var rows = Asked.rows("inherited-and-local", Map.of("service", "brookmere/" + service));
            assertThat(rows.stream().filter(r -> r.cell("sourcingName").equals("Local")))
                    .extracting(r -> r.cell("capabilityName"), r -> r.cell("verdict"))
                    .containsExactly(tuple("Online form", "own way"));
            assertThat(rows).extracting(r -> r.cell("verdict")).doesNotContain("missing");
        }
    }

    /** Mission A4: the same name is not the same thing. */
    @Test
    void twoSystemsCalledBookingSystemDoNotMeet() {
        var appointments = names(Asked.rows("members-of-cluster", Map.of("basis", CAPABILITY + "appointment-booking")));
        var venues = names(Asked.rows("members-of-cluster", Map.of("basis", CAPABILITY + "venue-booking")));
        assertThat(appointments).contains("sample-brookmere Booking system");
        assertThat(appointments).doesNotContain("sample-ashford-vale Booking system");
        assertThat(venues).contains("sample-ashford-vale Booking system");
    }

    /** Mission A4, Fg7: of four councils planted with a case system of their own two are merged away; two consume one. */
    @Test
    void thePlantedDuplicatesAreFound() {
        assertThat(Asked.rows("capabilities-run-apart", Map.of("peerGroup", "pioneer-council")).stream()
                        .filter(r -> r.cell("capabilityName").equals("Case management")))
                .extracting(r -> r.cell("bodies"), r -> r.cell("apart"), r -> r.cell("fromCommons"))
                .containsExactly(tuple("6", "2", "2"));
    }

    /** Mission A3: the blocks of a service are used across the three sectors. */
    @Test
    void aComponentIsConsumedInEverySector() {
        assertThat(Asked.rows("consumers-of-component", Map.of("component", "notify")))
                .extracting(r -> r.cell("peerGroupName"))
                .contains(
                        "Councils of the pioneer group (fictional)",
                        "NHS trusts of the pioneer group (fictional)",
                        "Charities of the pioneer group (fictional)");
    }

    /** Mission E12: the one publisher that said it would publish each quarter and did not. */
    @Test
    void theLatePublisherIsLate() {
        assertThat(Asked.rows("publications", Map.of("on", "2025-06-30", "late", "yes")).stream()
                        .filter(r -> r.cell("publisher").endsWith("sample-eastwick")))
                .extracting(r -> r.cell("due"), r -> r.cell("overdue"))
                .containsExactly(tuple("2023-10-03", "yes"));
    }

    /** Mission C9 and E15: what a chain costs others belongs to what it costs. */
    @Test
    void theCheaperChainIsCheaperForAllTogether() {
        assertThat(Asked.rows("two-ways"))
                .extracting(r -> r.cell("serviceName"))
                .containsExactly(
                        "Vehicle excise duty, collected with the insurance",
                        "Vehicle excise duty, paid by each motorist");
    }

    /** Mission D5: a service for one summer out of blocks that were there, with nothing missing. */
    @Test
    void thePopUpServiceIsComplete() {
        assertThat(Asked.rows("missing-capabilities", Map.of("body", "sample-harbour-mind")))
                .isEmpty();
    }

    /** Returns of several years are never added: a body is drawn as it was last. */
    @Test
    void theShapeOfABodyIsThatOfItsLatestReturn() {
        var rows = Asked.rows("posts-of-body", Map.of("body", "sample-ashford-vale"));
        assertThat(rows).extracting(r -> r.cell("period")).containsOnly("2024-25");
        assertThat(rows.stream()
                        .mapToDouble(r -> Double.parseDouble(r.cell("posts")))
                        .sum())
                .isEqualTo(23.0);
        assertThat(rows).extracting(r -> r.cell("gradePay")).doesNotContain("");
    }

    /** Mission E4 and A9: a unit cost beside the median of its peers, and one so far off that it is asked about. */
    @Test
    void aUnitCostATenthOfItsPeersIsFlagged() {
        var rows = Asked.rows(
                "unit-costs-against-peers",
                Map.of("peers", "https://w3id.org/digital-commons/concept/capability/case-management"));
        assertThat(rows.stream().filter(r -> r.cell("period").equals("2023-24")))
                .extracting(r -> r.cell("bodyName"), r -> r.cell("n"), r -> r.cell("flag"))
                .containsExactlyInAnyOrder(
                        tuple("Ashford Vale District Council (fictional)", "3", ""),
                        tuple("Carrowby District Council (fictional)", "3", ""),
                        tuple("Dunmere Borough Council (fictional)", "3", "a fifth of the median or less"));
        assertThat(Asked.rows("unit-costs-against-peers").stream()
                        .filter(r -> !r.cell("declared").isEmpty()))
                .isNotEmpty()
                .allSatisfy(r -> assertThat(r.cell("agrees")).isEqualTo("yes"));
    }

    private static List<String> names(List<Asked.Row> rows) {
        return rows.stream()
                .map(r -> r.cell("body").replaceAll("^.*/", "") + " " + r.cell("memberName"))
                .toList();
    }
}
