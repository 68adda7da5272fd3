package org.digitalcommons.sceptic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.digitalcommons.catalog.Question;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fg7, Fg9, Fg12: sums and gatherings of what does not belong together, planted in a graph. */
class PlantedSumsTest {

    private static final String SUM = """
            @prefix : <https://example.org/> .
            @prefix commons: <https://w3id.org/digital-commons/def#> .
            @prefix prov: <http://www.w3.org/ns/prov#> .
            @prefix sdmxd: <http://purl.org/linked-data/sdmx/2009/dimension#> .
            :early commons:periodStart "2022-04-01" . :late commons:periodStart "2024-04-01" .
            :sum a commons:RollUp ; prov:wasDerivedFrom :one , :two .
            :one sdmxd:refPeriod :%s ; commons:quantityUnit :%s ; commons:currency :%s .
            :two sdmxd:refPeriod :%s ; commons:quantityUnit :%s ; commons:currency :%s .
            """;

    private static final String CLUSTER = """
            @prefix : <https://example.org/> .
            @prefix commons: <https://w3id.org/digital-commons/def#> .
            :invented commons:fictional true .
            :a commons:peerGroup :%s . :b commons:peerGroup :%s .
            :one a commons:ClusterMembership ; commons:inCluster :cluster ; commons:body :a .
            :two a commons:ClusterMembership ; commons:inCluster :cluster ; commons:body :b .
            """;

    @ParameterizedTest
    @CsvSource({
        "early,renewal,GBP, late,renewal,GBP, 2 periods",
        "late,renewal,GBP, late,check,GBP, 2 units",
        "late,renewal,GBP, late,renewal,EUR, 2 currencies"
    })
    void aSumOverTwoPeriodsUnitsOrCurrencies(
            String onePeriod,
            String oneUnit,
            String oneCurrency,
            String twoPeriod,
            String twoUnit,
            String twoCurrency,
            String what) {
        var doubt =
                sceptic(SUM.formatted(onePeriod, oneUnit, oneCurrency, twoPeriod, twoUnit, twoCurrency)).store.mixtures;
        assertThat(doubt.findings()).containsExactly("https://example.org/sum is a sum over " + what);
    }

    @Test
    void aSumOfLikesIsLetPass() {
        var doubt = sceptic(SUM.formatted("late", "check", "GBP", "late", "check", "GBP")).store.mixtures;
        assertThat(doubt.lookedAt()).isEqualTo(1);
        assertThat(doubt.findings()).isEmpty();
    }

    @Test
    void aClusterOfRealAndInventedBodies() {
        assertThat(sceptic(CLUSTER.formatted("council", "invented"))
                        .store
                        .worlds
                        .findings())
                .containsExactly("https://example.org/cluster has both");
        var apart = sceptic(CLUSTER.formatted("invented", "invented")).store.worlds;
        assertThat(apart.lookedAt()).isEqualTo(1);
        assertThat(apart.findings()).isEmpty();
    }

    /** Fg9: two bodies consume a component, and one of them is invented. */
    @Test
    void aCountOfRealAndInventedBodies() {
        assertThat(counted("SELECT ?component (COUNT(?body) AS ?bodies) WHERE { ?body :consumes ?component }"))
                .containsExactly(
                        "planted {} ?bodies is 2 of both worlds, and [1] of one: https://example.org/component");
        assertThat(
                        counted(
                                "SELECT ?component (COUNT(?real) AS ?bodies) (COUNT(?sample) AS ?invented)"
                                        + " WHERE { ?body :consumes ?component OPTIONAL { ?body commons:fictional ?is }"
                                        + " BIND (IF(BOUND(?is), ?none, ?body) AS ?real) BIND (IF(BOUND(?is), ?body, ?none) AS ?sample) }"))
                .isEmpty();
    }

    private static List<String> counted(String query) {
        var world = RDFParser.fromString(
                        "<https://w3id.org/digital-commons/id/body/sample-a> <https://example.org/consumes>"
                                + " <https://example.org/component> ; <https://w3id.org/digital-commons/def#fictional> true .",
                        Lang.TURTLE)
                .build()
                .toDatasetGraph();
        var doubts = new WorldDoubts(TwoWorlds.of(List.of(), world.getDefaultGraph()));
        doubts.doubt(
                Question.of(
                        "planted",
                        "#+ title: Planted\n#+ column: ?component IRI It.\n#+ column: ?bodies count Bodies.\n"
                                + "#+ column: ?invented count Invented ones.\nPREFIX : <https://example.org/>\n"
                                + "PREFIX commons: <https://w3id.org/digital-commons/def#>\n" + query
                                + " GROUP BY ?component"),
                Map.of());
        assertThat(doubts.numbers.lookedAt()).isPositive();
        return doubts.numbers.findings();
    }

    private static Sceptic sceptic(String turtle) {
        return new Sceptic(
                Known.of(RDFParser.fromString(turtle, Lang.TURTLE).build().toDatasetGraph()));
    }
}
