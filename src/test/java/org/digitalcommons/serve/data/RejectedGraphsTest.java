package org.digitalcommons.serve.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.jena.graph.Node;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.shacl.vocabulary.SHACL;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A graph that breaks rules is rejected with every finding, and changes nothing. */
@Tag("slow")
class RejectedGraphsTest extends RefusedWrites {

    @Test
    void dataThatBreaksRulesIsToldEveryFinding() {
        var wrong = ServedGraphs.SMALL
                        .replace("<https://creativecommons.org/publicdomain/zero/1.0/>", "\"free\"")
                        .replace("\"2025-06-30\"^^xsd:date", "\"yesterday\"")
                + "<https://example.org/need> a commons:Need ; skos:prefLabel \"One calendar\"@en .\n"
                + manyNeeds();
        var text = served.put(brookmere, ServedGraphs.OWN, wrong);
        assertThat(text.statusCode()).isEqualTo(422);
        assertThat(text.headers().firstValue("Content-Type")).contains("text/plain;charset=utf-8");
        assertThat(text.body())
                .startsWith("Rejected: ")
                .contains(
                        "publication-licence",
                        "publication-issued",
                        "need-audience",
                        "https://example.org/need-14",
                        "line 38")
                .doesNotContain("more\n");
        assertThat(lastAttempt()).contains("\"status\":422").doesNotContain("\"findings\":0");

        var turtle = served.put(brookmere, ServedGraphs.OWN, wrong, "Accept", "text/turtle");
        assertThat(turtle.statusCode()).isEqualTo(422);
        var report = ServedGraphs.graph(turtle.body(), "urn:base:");
        var results = report.find(Node.ANY, SHACL.result, Node.ANY).toList().size();
        assertThat(results).isGreaterThan(17);
        assertThat(lastAttempt()).contains("\"findings\":" + results);

        var jsonld = served.put(brookmere, ServedGraphs.OWN, wrong, "Accept", "application/ld+json");
        assertThat(RDFParser.fromString(jsonld.body(), Lang.JSONLD).toGraph().isIsomorphicWith(report))
                .isTrue();
        assertThat(served.put(brookmere, ServedGraphs.OWN, wrong, "Accept", "application/json")
                        .body())
                .contains("\"accepted\" : false", "need-audience");
    }

    private static String manyNeeds() {
        var needs = new StringBuilder();
        for (int i = 0; i < 15; i++) {
            needs.append(
                    "<https://example.org/need-%d> a commons:Need ; skos:prefLabel \"Need %d\"@en .%n".formatted(i, i));
        }
        return needs.toString();
    }

    @Test
    void aPublicationWithoutALicenceIsNotGivenOne() {
        var refused = served.put(
                brookmere,
                ServedGraphs.OWN,
                ServedGraphs.SMALL.replace("dct:license <https://creativecommons.org/publicdomain/zero/1.0/> ;", ""));
        assertRefused(refused, 422, "publication-licence");
    }

    @Test
    void aBodyThatSaysItIsAnotherPublicationIsRefused() {
        assertRefused(
                served.put(
                        brookmere,
                        ServedGraphs.OWN,
                        ServedGraphs.SMALL
                                + "<> dct:publisher <https://w3id.org/digital-commons/id/publisher/carrowby> .\n"),
                400,
                "says that carrowby publishes it");
        assertRefused(
                served.put(
                        brookmere,
                        ServedGraphs.OWN,
                        ServedGraphs.SMALL
                                + "<> dct:temporal <https://w3id.org/digital-commons/id/period/2023-24> .\n"),
                400,
                "and its address that it is about 2024-25");
    }
}
