package org.digitalcommons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

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
        assertThat(ask("late-publishers", Map.of("on", "2025-06-30")).stream()
                        .filter(r -> r.cell("publisher").endsWith("sample-eastwick")))
                .extracting(r -> r.cell("daysAgo"), r -> r.cell("late"))
                .containsExactly(tuple("728", "yes"));
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
