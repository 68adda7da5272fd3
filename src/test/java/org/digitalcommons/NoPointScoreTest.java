package org.digitalcommons;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;
import org.digitalcommons.vocab.Prov;
import org.digitalcommons.vocab.Term;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The index names a point only where the method supports one: two thirds of its weight measured. What is shipped
 * supports none, so nothing of ours may look like one.
 */
@Tag("slow")
class NoPointScoreTest {

    private static final BigDecimal TWO_THIRDS = new BigDecimal("0.667");

    @Test
    void noBodyHasEnoughMeasuredForAPointSoEachHasBoundsThatDiffer() {
        var scores = Select.rows("""
                SELECT ?score ?lower ?upper ?coverage
                WHERE { ?score a commons:IndexScore ; commons:lower ?lower ; commons:upper ?upper ; commons:coverage ?coverage }""");
        assertThat(scores).hasSizeGreaterThan(300);
        assertThat(scores).allSatisfy(score -> {
            assertThat(Select.decimal(score, "coverage")).isLessThan(TWO_THIRDS);
            assertThat(Select.decimal(score, "lower")).isLessThan(Select.decimal(score, "upper"));
        });
    }

    @Test
    void nothingStatedOfAScoreIsAPointOrARank() {
        var store = DefaultStore.commons().contents();
        var properties = store.read(() -> store.dataset().stream(Node.ANY, Node.ANY, Node.ANY, Node.ANY)
                .filter(q -> q.getSubject().isURI() && q.getSubject().getURI().matches(".*/index/[^/]+/[^/]+"))
                .map(Quad::getPredicate)
                .map(p -> p.getURI().replace(Term.NAMESPACE, ""))
                .distinct()
                .sorted()
                .toList());
        assertThat(properties)
                .containsExactlyElementsOf(List.of(
                        "body",
                        "confidence",
                        "coverage",
                        "delayMonths",
                        "estimatedShare",
                        "http://purl.org/linked-data/sdmx/2009/dimension#refPeriod",
                        "http://www.w3.org/1999/02/22-rdf-syntax-ns#type",
                        Prov.wasDerivedFrom.getURI(),
                        "lower",
                        "method",
                        "overriddenShare",
                        "peerGroup",
                        "upper",
                        "warningsPerThousand"));
    }

    @Test
    void whatIsNotComparableHasNoValueAndSaysWhy() {
        assertThat(Select.rows("""
                SELECT ?score
                WHERE {
                  ?score a commons:ComponentScore ; commons:comparability ?state ; commons:lower ?lower .
                  FILTER (?state != <https://w3id.org/digital-commons/concept/comparability/comparable>
                          && CONTAINS(STR(?score), "spending"))
                }""")).isEmpty();
        assertThat(Select.rows("""
                SELECT (COUNT(?score) AS ?silent)
                WHERE {
                  ?score a commons:ComponentScore ; commons:comparability ?state .
                  FILTER NOT EXISTS { ?score commons:lower ?lower }
                  FILTER (?state = <https://w3id.org/digital-commons/concept/comparability/comparable>)
                }""").stream().map(r -> Select.text(r, "silent"))).containsExactly("0");
    }

    @Test
    void thePageOfTheIndexGivesIntervalsWithPeersAndCoverage() {
        var page = Web.page("/index?peerGroup=department").body();
        assertThat(page)
                .contains("Peers")
                .contains("Expected")
                .contains("Coverage")
                .contains("Confidence")
                .contains("Quartile")
                .contains("A place depends on all bodies, so it is computed when asked for and never stored.");
    }
}
