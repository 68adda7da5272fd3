package org.digitalcommons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.digitalcommons.Asked.Row;
import org.junit.jupiter.api.Test;

/** How far bodies have come, what they could move, and what two sectors have in common, on the pioneer group. */
class ProgressTest {

    /** Mission B9: a council that consumed more and more has moved from state to state, on the days that it says. */
    @Test
    void aBodyMovesThroughTheStatesOnTheDaysThatItConsumesMore() {
        assertThat(states("sample-brookmere"))
                .extracting(
                        r -> r.cell("from"),
                        r -> r.cell("until"),
                        r -> r.cell("stateName"),
                        r -> r.cell("move"),
                        r -> r.cell("proven") + " of " + r.cell("capabilities"))
                .containsExactly(
                        tuple("2022-04-01", "2022-10-01", "Interim state", "begins", "4 of 10"),
                        tuple("2022-10-01", "2023-04-01", "Interim state", "stays", "5 of 10"),
                        tuple("2023-04-01", "2024-04-01", "End state", "forward", "8 of 10"),
                        tuple("2024-04-01", "", "End state", "stays", "8 of 10"));
    }

    /** Mission B9: what ends is no longer counted, so that a body can move back. */
    @Test
    void aBodyThatStopsConsumingMovesBack() {
        assertThat(states("sample-harbour-mind"))
                .extracting(r -> r.cell("from"), r -> r.cell("stateName"), r -> r.cell("move"))
                .containsExactly(
                        tuple("2024-04-01", "Initial state", "begins"),
                        tuple("2024-05-01", "End state", "forward"),
                        tuple("2024-09-30", "Initial state", "back"));
    }

    /** Mission B9: a claim that names no component moves nobody, and is shown beside what is proven. */
    @Test
    void aClaimWithoutProofMovesNobody() {
        assertThat(states("sample-eastwick"))
                .isNotEmpty()
                .allSatisfy(r -> assertThat(r.number("claimed")).isGreaterThan(r.number("proven")));
    }

    /** Mission B9: a plan is a row of its own, and says nothing of where the body is. */
    @Test
    void aPlanIsKeptApartFromTheState() {
        var rows = Asked.rows("transition-states", Map.of("body", "sample-ashford-vale"));
        assertThat(rows.stream().filter(r -> r.cell("kind").equals("planned")))
                .extracting(r -> r.cell("stateName"), r -> r.cell("from"), r -> r.cell("share"))
                .containsExactly(tuple("Interim state", "2026-03-31", ""));
        assertThat(rows.stream().filter(r -> r.cell("kind").equals("actual")))
                .isNotEmpty()
                .allSatisfy(r -> assertThat(r.cell("share")).isNotEmpty());
    }

    /** A supplier lists no implementation: it is in no state, which is not the initial one. */
    @Test
    void whoListsNothingIsInNoState() {
        assertThat(Asked.rows("transition-states", Map.of("peerGroup", "pioneer-supplier")))
                .isEmpty();
    }

    /** Mission B16: fifteen percent of the input side moves, and nobody is lost on the way. */
    @Test
    void aReductionMovesPostsAndLosesNone() {
        for (var body : List.of("sample-ashford-vale", "sample-greyfield")) {
            var shape = Asked.rows("overhead-reduction", Map.of("body", body, "by", "grade"));
            var before = sum(shape, "posts");
            assertThat(sum(shape, "postsAfterLeast"))
                    .isCloseTo(before, org.assertj.core.data.Offset.offset(new BigDecimal("0.05")));
            assertThat(sum(shape, "postsAfterMost"))
                    .isCloseTo(before, org.assertj.core.data.Offset.offset(new BigDecimal("0.05")));
            var moved = Asked.rows("overhead-reduction", Map.of("body", body)).getFirst();
            assertThat(moved.number("posts")).isEqualByComparingTo(before);
            var input = shape.stream()
                    .filter(r -> r.cell("sideName").equals("Input"))
                    .toList();
            assertThat(sum(input, "posts").multiply(new BigDecimal("0.15")))
                    .isEqualByComparingTo(moved.number("movedLeast"));
            assertThat(moved.number("movedMost")).isGreaterThanOrEqualTo(moved.number("movedLeast"));
            assertThat(moved.number("afterLeast")).isGreaterThan(moved.number("beforeLeast"));
            assertThat(moved.number("afterMost")).isGreaterThan(moved.number("beforeMost"));
        }
    }

    /** Mission B16: eight posts of finance and technology, of which fifteen percent are 1.2. */
    @Test
    void theMovedPostsAreAShareOfTheInputSide() {
        var row = Asked.rows("overhead-reduction", Map.of("body", "sample-ashford-vale"))
                .getFirst();
        assertThat(row.cell("period")).isEqualTo("2024-25");
        assertThat(row.number("inputPosts")).isEqualByComparingTo("8.0");
        assertThat(row.number("movedLeast")).isEqualByComparingTo("1.2");
        assertThat(Asked.rows("overhead-reduction", Map.of("body", "sample-ashford-vale", "reduction", "0.5")))
                .extracting(r -> r.number("movedLeast").stripTrailingZeros().toPlainString())
                .containsExactly("4");
    }

    /** Mission B12: a roll-up is the sum of the bodies in it, and says how many they are of how many. */
    @Test
    void aRollUpIsTheSumOfItsBodiesWithItsCoverage() {
        var rollUps = Asked.rows("totals-of-groups", Map.of("of", "posts"));
        var councils = rollUps.stream()
                .filter(r -> r.local("group").equals("pioneer-council")
                        && r.cell("period").equals("2024-25"))
                .findFirst()
                .orElseThrow();
        var bodies = Asked.rows("overhead-reduction", Map.of("peerGroup", "pioneer-council")).stream()
                .filter(r -> r.cell("period").equals("2024-25"))
                .toList();
        assertThat(councils.number("published").intValueExact()).isEqualTo(bodies.size());
        // Fg8: nobody dates invented councils, so it is not known how many ought to have published.
        assertThat(councils.cell("expected") + councils.cell("coverage")).isEmpty();
        assertThat(councils.cell("expectedReason")).isNotEmpty();
        assertThat(councils.number("posts")).isEqualByComparingTo(sum(bodies, "posts"));
        assertThat(rollUps).allSatisfy(r -> {
            assertThat(r.number("shareLeast")).isLessThanOrEqualTo(r.number("shareMost"));
        });
        assertThat(rollUps)
                .extracting(r -> r.local("group"))
                // Fg9: invented bodies are in no total with real ones.
                .contains("fictional-health", "fictional-local-government", "pioneer-trust")
                .doesNotContain("health", "local-government");
    }

    /** Mission B8: the shares of a body and of each outline, and the distance that they come to. */
    @Test
    void theDistanceIsHalfTheSumOfTheDifferences() {
        var profile = Asked.rows("profile-of-body", Map.of("body", "sample-greyfield")).stream()
                .filter(r -> r.cell("period").equals("2024-25"))
                .toList();
        assertThat(profile).hasSize(6);
        assertThat(sum(profile, "digitalShare")).isEqualByComparingTo("1");
        assertThat(sum(profile, "bloatedShare")).isEqualByComparingTo("1");
        var placed = sum(profile, "share");
        var excess = profile.stream()
                .map(r -> r.number("share").subtract(r.number("digitalShare")).max(BigDecimal.ZERO))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        var distance = Asked.rows("profile-distance", Map.of("peerGroup", "pioneer-trust")).stream()
                .filter(r -> r.local("body").equals("sample-greyfield")
                        && r.cell("period").equals("2024-25"))
                .findFirst()
                .orElseThrow();
        var step = org.assertj.core.data.Offset.offset(new BigDecimal("0.0002"));
        assertThat(distance.number("toLeast")).isCloseTo(excess, step);
        assertThat(distance.number("toMost"))
                .isCloseTo(excess.add(BigDecimal.ONE).subtract(placed), step);
        assertThat(distance.number("coverage")).isCloseTo(placed, step);
        if (placed.compareTo(new BigDecimal("0.9999")) > 0) {
            var half = profile.stream()
                    .map(r ->
                            r.number("share").subtract(r.number("digitalShare")).abs())
                    .reduce(BigDecimal.ZERO, BigDecimal::add)
                    .divide(BigDecimal.TWO);
            assertThat(distance.number("toLeast")).isCloseTo(half, step);
        }
    }

    /** Mission B7: the same posts, by grade, by function and by unit. */
    @Test
    void theSamePostsAreCutByGradeFunctionAndUnit() {
        var body = Map.of("body", "sample-ashford-vale");
        var byGrade = Asked.rows("posts-of-body", body);
        var byFunction = Asked.rows("posts-of-body", Map.of("body", "sample-ashford-vale", "by", "role")).stream()
                .filter(r -> r.cell("period").equals("2024-25"))
                .toList();
        var byUnit = Asked.rows("posts-of-body", Map.of("body", "sample-ashford-vale", "by", "unit")).stream()
                .filter(r -> r.cell("period").equals("2024-25"))
                .toList();
        for (var side : List.of("Outcome", "Input")) {
            var posts = sum(of(byGrade, side), "posts");
            assertThat(posts).isPositive();
            assertThat(sum(of(byFunction, side), "posts")).isEqualByComparingTo(posts);
            assertThat(sum(of(byUnit, side), "posts")).isEqualByComparingTo(posts);
        }
    }

    /** Mission F6: the input side of a trust against those who serve and against what it serves. */
    @Test
    void theInputSideIsHeldAgainstTheFrontlineAndWhatItServes() {
        var rows = Asked.rows("displacement", Map.of("body", "sample-greyfield"));
        assertThat(rows)
                .extracting(
                        r -> r.cell("against"), r -> r.cell("earlier"), r -> r.cell("later"), r -> r.cell("verdict"))
                .contains(tuple("Outpatient appointment: appointment", "2022-23", "2024-25", "input grew faster"));
        assertThat(rows).allSatisfy(r -> {
            assertThat(r.number("inputFrom")).isEqualByComparingTo("36.0");
            assertThat(r.number("inputTo")).isEqualByComparingTo("39.6");
            assertThat(r.number("inputChange")).isEqualByComparingTo("0.1");
        });
        var served = rows.stream()
                .filter(r -> !r.cell("against").startsWith("Posts"))
                .findFirst()
                .orElseThrow();
        assertThat(served.number("servedFrom")).isEqualByComparingTo("28800");
        assertThat(served.number("servedTo")).isEqualByComparingTo("30600");
        assertThat(served.number("servedChange")).isEqualByComparingTo("0.0625");
    }

    /** Story 8: health and social care, what both run, on what in common, and by which function. */
    @Test
    void twoSectorsShowWhatBothRunAndWhereTheyMeet() {
        var overlap = Asked.rows("overlap-between-sectors");
        assertThat(overlap)
                .extracting(r -> r.cell("capabilityName"))
                .containsExactlyInAnyOrder("Notification", "Appointment booking");
        assertThat(overlap).allSatisfy(r -> {
            assertThat(r.number("strength")).isBetween(BigDecimal.ZERO, BigDecimal.ONE);
            assertThat(r.cell("kindName")).isNotEmpty();
        });
        var notification = overlap.stream()
                .filter(r -> r.cell("capabilityName").equals("Notification"))
                .findFirst()
                .orElseThrow();
        assertThat(notification.cell("sharedComponents")).isEqualTo("1");
        assertThat(Asked.rows("boundary-crossings")).isNotEmpty().allSatisfy(r -> {
            assertThat(r.local("thing")).isEqualTo("notify");
            assertThat(r.cell("firstBodyName")).contains("NHS");
            assertThat(r.cell("secondBodyName")).contains("Council");
        });
        assertThat(Asked.rows("functions-in-two-sectors")).isNotEmpty();
    }

    private static List<Row> states(String body) {
        return Asked.rows("transition-states", Map.of("body", body)).stream()
                .filter(r -> r.cell("kind").equals("actual"))
                .toList();
    }

    private static List<Row> of(List<Row> rows, String side) {
        return rows.stream().filter(r -> r.cell("sideName").equals(side)).toList();
    }

    private static BigDecimal sum(List<Row> rows, String column) {
        return rows.stream().map(r -> r.number(column)).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
