package org.digitalcommons.publish.importer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Releases of the Open Contracting Data Standard: what a later one says of an award holds (Im4, Im18). */
class NoticeCasesTest {

    private static String release(String notice, String id, String day, String award, String amount, String currency) {
        return """
                {"ocid": "%s",%s "date": "%sT09:30:00Z", "tag": ["award"],
                 "buyer": {"id": "GB-LAC-E4206", "name": "Salford City Council"},
                 "awards": [{"id": "%s", "title": "Works", "status": "active", "date": "2022-01-09T00:00:00Z",
                   "value": {"amount": %s, "currency": "%s"},
                   "suppliers": [{"id": "GB-COH-01234567", "name": "Acme Limited"}, {"name": "Bolt Limited"},
                     {"id": "XI-GB-7", "name": "Core Ltd"}]}]}""".formatted(notice, id.isEmpty() ? "" : " \"id\": \"" + id + "\",", day, award, amount, currency);
    }

    private static String releases(String... each) {
        return "{\"uri\": \"https://example.org/p\", \"releases\": [%s]}"
                .formatted(Stream.of(each).collect(Collectors.joining(",\n")));
    }

    @Test
    void theLatestReleaseOfAnAwardHoldsAndTheEarlierIsItsHistory() throws Exception {
        var read = SmallCases.text(
                "ocds.json",
                releases(
                        release("ocds-1", "r2", "2022-03-10", "a1", "1500", "GBP"),
                        release("ocds-1", "r1", "2022-01-10", "a1", "1000", "GBP"),
                        release("ocds-2", "r1", "2022-03-11", "a1", "2500", "GBP"),
                        release("ocds-3", "r1", "2022-03-11", "a1", "9000", "EUR")));
        assertThat(SmallCases.sums(read)).containsExactly("EUR 9000", "GBP 4000");
        assertThat(SmallCases.values(read, "earlierAmount")).containsExactly("1000");
        assertThat(read.rows()).hasToString("rows: 4 read, 3 used, 1 reported");
        assertThat(SmallCases.notes(read))
                .containsExactly("ocds.json, row 2: Stated anew later: ocds-1, a1: see that of 2022-03-10");
        assertThat(read.columns())
                .contains(
                        "awards / value / amount, EUR: 9000 read, 9000 used, 0 reported.",
                        "awards / value / amount, GBP: 5000 read, 4000 used, 1000 reported.");
    }

    @Test
    void suppliersAreKnownByTheirCompanyNumberAndNeverByThatOfAnother() throws Exception {
        var read = SmallCases.text("ocds.json", releases(release("ocds-1", "r1", "2022-01-10", "a1", "1", "GBP")));
        assertThat(SmallCases.values(read, "awardee"))
                .containsExactly(
                        "https://w3id.org/digital-commons/id/supplier/company-01234567",
                        "https://w3id.org/digital-commons/id/supplier/name-bolt-limited",
                        "https://w3id.org/digital-commons/id/supplier/name-core-ltd");
    }

    @Test
    void releasesWithoutANumberOfTheirOwnAreRead() throws Exception {
        var read = SmallCases.text(
                "ocds.json",
                releases(
                        release("ocds-1", "", "2022-01-10", "a1", "1", "GBP"),
                        release("ocds-1", "", "2022-01-10", "a2", "2", "GBP")));
        assertThat(SmallCases.sums(read)).containsExactly("GBP 3");
    }
}
