package org.digitalcommons.validate;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.digitalcommons.DefaultStore;
import org.junit.jupiter.api.Test;

/** What publishers and their programs are told, word for word. */
class ReportTest {

    private static final String PREFIXES = """
            PREFIX :        <https://example.org/>
            PREFIX commons: <https://w3id.org/digital-commons/def#>
            PREFIX dct:     <http://purl.org/dc/terms/>
            PREFIX org:     <http://www.w3.org/ns/org#>
            PREFIX prov:    <http://www.w3.org/ns/prov#>
            PREFIX schema:  <https://schema.org/>
            PREFIX skos:    <http://www.w3.org/2004/02/skos/core#>
            """;

    private static final Validator VALIDATOR = Validator.of(DefaultStore.ROOMS);

    @Test
    void violationSaysWhereWhatAndHowToPutItRight() {
        var report = report("""
                :unit a org:OrganizationalUnit ; skos:prefLabel "Parking" ;
                  prov:wasDerivedFrom <https://example.org/file/junior.csv#row=12> .
                <https://example.org/file/junior.csv> dct:title "junior roles.csv" .
                """);
        assertThat(report.text()).isEqualTo("""
                Rejected: 1 violation.

                violation unit-body, 1 place
                  Say which one body the unit belongs to with org:unitOf, and describe that body as org:Organization in the same publication.
                    junior roles.csv, row 12 (<https://example.org/unit>)
                """);
    }

    @Test
    void warningAloneDoesNotRefuseAPublication() {
        var verdict = judge(":cost commons:ammount 5 .");
        assertThat(verdict).isInstanceOf(Verdict.Pass.class);
        assertThat(new Report(verdict).text()).isEqualTo("""
                Accepted: 1 warning.

                warning unknown-term, 1 place
                  Correct the spelling of <https://w3id.org/digital-commons/def#ammount>: no such term is defined. The nearest that is defined is <https://w3id.org/digital-commons/def#amount>.
                    <https://example.org/cost>
                """);
    }

    @Test
    void manyFindingsOfOneRuleAreTenAndACountInOrderOfRow() {
        var data = new StringBuilder();
        for (int row = 1; row <= 13; row++) {
            data.append(":u%d a org:OrganizationalUnit ; org:unitOf :b ; prov:wasDerivedFrom <file/x.csv#row=%d> .%n"
                    .formatted(row, row));
        }
        assertThat(report(data + ":b a org:OrganizationalUnit ; org:unitOf :b ; skos:prefLabel \"B\" .")
                        .text())
                .contains("violation unit-label, 13 places")
                .containsSubsequence("x.csv, row 2 (", "x.csv, row 9 (", "x.csv, row 10 (", "    and 3 more\n")
                .doesNotContain("row 11");
    }

    @Test
    void headsAreToldByTheirNumberAndOneOfThem() {
        var report = report("""
                :b a org:OrganizationalUnit ; org:unitOf :b ; skos:prefLabel "B" .
                :one a org:Post ; org:postIn :b ; skos:prefLabel "One" ; prov:wasDerivedFrom <file/s.csv#row=2> .
                :two a org:Post ; org:postIn :b ; skos:prefLabel "Two" ; prov:wasDerivedFrom <file/s.csv#row=3> .
                """);
        assertThat(report.text())
                .contains("2 posts of this body report to nobody, such as <https://example.org/one>.")
                .contains("s.csv, row 2 (<https://example.org/b>)");
    }

    @Test
    void personalDataIsPointedAtAndNeverRepeated() {
        var report = report("""
                :b a org:OrganizationalUnit ; org:unitOf :b ; skos:prefLabel "Ask a.person@council.example" .
                :count a commons:StaffingObservation ; schema:name "A. Person" .
                """);
        assertThat(report.verdict().findings()).extracting(Finding::code).contains("personal-data", "staffing-closed");
        assertThat(report.text() + report.json() + report.turtle())
                .doesNotContain("a.person@")
                .doesNotContain("A. Person")
                .contains("https://schema.org/name");
        assertThat(report.text())
                .as("Pb2: what to write instead")
                .contains("Write \"Ask [redacted]\" as <http://www.w3.org/2004/02/skos/core#prefLabel>: an e-mail");
    }

    @Test
    void unitWithoutARowOfItsOwnIsFoundByTheRowsThatAreAboutIt() {
        var report = report("""
                :b a org:OrganizationalUnit ; org:unitOf :b .
                :p a org:Post ; org:postIn :b ; prov:wasDerivedFrom <file/s.csv#row=2> , <file/s.csv#row=3> .
                :q a org:Post ; org:postIn :b ; prov:wasDerivedFrom <file/s.csv#row=40> , <file/s.csv#row=9> .
                """);
        assertThat(report.text()).contains("s.csv, rows 2, 3, 9 and 1 more (<https://example.org/b>)");
    }

    @Test
    void jsonTellsTheSameAsTheText() {
        assertThat(report(":cost commons:ammount 5 .").json()).isEqualToIgnoringWhitespace("""
                { "accepted": true, "violations": 0, "warnings": 1, "advice": 0,
                  "findings": [ {
                    "severity": "warning",
                    "code": "unknown-term",
                    "message": "Correct the spelling of <https://w3id.org/digital-commons/def#ammount>: no such term is defined. The nearest that is defined is <https://w3id.org/digital-commons/def#amount>.",
                    "source": "",
                    "focus": "https://example.org/cost",
                    "path": "",
                    "value": "https://w3id.org/digital-commons/def#ammount",
                    "shape": "https://w3id.org/digital-commons/shape/Vocabulary-term" } ] }
                """);
    }

    @Test
    void turtleIsTheSameEachTimeAndReadsBackAsTheSameReport() {
        var data = ":a a org:OrganizationalUnit . :b a org:Post . :c commons:ammount 5 .";
        var report = report(data);
        assertThat(report.turtle()).isEqualTo(report(data).turtle());
        assertThat(graph(report.turtle()).isIsomorphicWith(report.graph())).isTrue();
    }

    private static Report report(String data) {
        return new Report(judge(data));
    }

    private static Verdict judge(String data) {
        return VALIDATOR.judge(graph(PREFIXES + data));
    }

    private static Graph graph(String turtle) {
        var graph = GraphFactory.createDefaultGraph();
        RDFParser.fromString(turtle, Lang.TURTLE).base("https://example.org/").parse(graph);
        return graph;
    }
}
