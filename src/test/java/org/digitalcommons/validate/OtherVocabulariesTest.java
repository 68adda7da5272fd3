package org.digitalcommons.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.digitalcommons.DefaultStore;
import org.digitalcommons.publish.Candidate;
import org.digitalcommons.publish.Delivery;
import org.digitalcommons.publish.Unreadable;
import org.digitalcommons.publish.importer.Importer;
import org.junit.jupiter.api.Test;

/** Linked data of others passes with what it is told: unusual RDF/XML, classifications and identifiers (Im12, Im14). */
class OtherVocabulariesTest {

    private static final Validator VALIDATOR = Validator.of(DefaultStore.ROOMS);
    private static final Importer IMPORTER = new Importer(DefaultStore.ROOMS);

    private static final String RDF_XML = """
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:org="http://www.w3.org/ns/org#">
            <org:FormalOrganization rdf:about="%s">
            <rdf:label>Salford</rdf:label></org:FormalOrganization>
            </rdf:RDF>
            """;

    @Test
    void whatAParserOnlyWarnsOfIsReadAndTold() throws Exception {
        var read = read("label.rdf", RDF_XML.formatted("https://example.org/salford"));
        assertThat(read.rows()).hasToString("rows: 2 read, 2 used, 0 reported");
        assertThat(read.columns())
                .first()
                .asString()
                .startsWith("label.rdf, line 3: rdf:label is not a recognized RDF property")
                .contains("rdfs:label is meant");
    }

    @Test
    void aBrokenAddressIsStillRefused() {
        assertThatThrownBy(() -> read("broken.rdf", RDF_XML.formatted("https://example.org/a b")))
                .isInstanceOf(Unreadable.class)
                .hasMessageStartingWith("broken.rdf is not RDF/XML: [line: 2,");
    }

    @Test
    void aClassificationOfAnotherListPassesAndAnIdentifierOfAdmsCounts() throws Exception {
        var body = """
                @prefix adms: <http://www.w3.org/ns/adms#> .
                @prefix cv: <http://data.europa.eu/m8g/> .
                @prefix org: <http://www.w3.org/ns/org#> .
                @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
                <https://example.org/ministry> a cv:PublicOrganisation ;
                  skos:prefLabel "Ministry"@en ;
                  adms:identifier [ a adms:Identifier ; skos:notation "0697608063" ] ;
                  org:classification <%s> .
                """;
        var foreign = VALIDATOR.judge(read("cpov.ttl", body.formatted("https://example.org/list/ministry"))
                .graphs()
                .values());
        assertThat(foreign).isInstanceOf(Verdict.Pass.class);
        assertThat(foreign.findings().stream().map(Finding::code))
                .contains("organization-other-classification")
                .doesNotContain("organization-peer-group", "organization-identifier");
        var ours = VALIDATOR.judge(
                read("cpov.ttl", body.formatted("https://w3id.org/digital-commons/concept/peer-group/no-such"))
                        .graphs()
                        .values());
        assertThat(ours.findings().stream().map(Finding::code)).contains("organization-peer-group");
    }

    @Test
    void aFileOfWhichNothingIsUsedIsNotAccepted() throws Exception {
        var read = read(
                "payments.csv",
                "Body name,Payment date,Net amount,Supplier name\nSalford City Council,the fourth,5.00,Acme Limited\n");
        assertThat(read.rows()).hasToString("rows: 1 read, 0 used, 1 reported");
        var verdict = VALIDATOR.judge(read.graphs().values());
        assertThat(verdict).isInstanceOf(Verdict.Fail.class);
        assertThat(verdict.findings().stream().map(Finding::code)).contains("used-rows-none");
    }

    private static Candidate read(String name, String text) throws Unreadable {
        return IMPORTER.candidate(new Delivery(
                "test",
                Optional.empty(),
                Optional.of("2022-06"),
                Optional.empty(),
                "https://creativecommons.org/licenses/by/4.0/",
                Optional.of("2022-07-01"),
                List.of(new Delivery.File(name, text.getBytes(StandardCharsets.UTF_8)))));
    }
}
