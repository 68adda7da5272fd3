package org.digitalcommons.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.digitalcommons.Commons;
import org.digitalcommons.DefaultStore;
import org.digitalcommons.Extent;
import org.digitalcommons.Fixture;
import org.digitalcommons.publish.Sample;
import org.digitalcommons.publish.Unreadable;
import org.digitalcommons.vocab.Term;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Anybody can recompute the index with another engine: the same files give the same digits. {@code mvn
 * verify -Pthorough} does it for all that is shipped, {@code -Dit.test=AuditTest -Daudit=FILE} for a dump in N-Quads.
 */
@Tag("slow")
@Tag("thorough")
class AuditTest {

    @Test
    void theIndexOfThePioneerGroupIsRecomputedToTheLastDigit() throws IOException {
        var audited = audit(copy(Fixture.PIONEER_PEERS.commons()));
        assertThat(audited.statements().get("derived/index-score")).isGreaterThan(100);
    }

    @Test
    void aChangedScoreIsFound() throws IOException, Unreadable {
        try (var commons = Commons.inMemory(DefaultStore.ROOMS)) {
            commons.publish(Sample.delivery(Path.of("data", "sample", "pioneer", "fenbridge.ttl")));
            commons.upkeep().derive(step -> {});
            var forged = copy(commons);
            var lower = forged.stream(Node.ANY, Node.ANY, NodeFactory.createURI(Term.NAMESPACE + "lower"), Node.ANY)
                    .filter(quad -> quad.getGraph().getURI().startsWith(Term.GRAPH + "derived/index-score/"))
                    .findFirst()
                    .orElseThrow();
            forged.delete(lower);
            forged.add(
                    lower.getGraph(),
                    lower.getSubject(),
                    lower.getPredicate(),
                    NodeFactory.createLiteralString("99.9"));
            assertThat(Audit.of(forged).differences()).hasSize(2);
        }
    }

    @Test
    void theIndexOfAllThatIsShippedOrOfADumpIsRecomputedToTheLastDigit() throws IOException {
        var what = System.getProperty("audit", "");
        assumeTrue(
                Extent.isThorough() || !what.isEmpty(),
                "With mvn verify -Pthorough, or -Daudit=FILE for a dump in N-Quads");
        if (Files.exists(Path.of(what))) {
            var dump = DatasetGraphFactory.create();
            RDFDataMgr.read(dump, what);
            audit(dump);
        } else {
            audit(copy(DefaultStore.commons()));
        }
    }

    private static Audit.Result audit(DatasetGraph dataset) throws IOException {
        var audited = Audit.of(dataset);
        System.out.println(audited);
        audited.statements().forEach((graph, count) -> System.out.printf("  %,9d %s%n", count, graph));
        assertThat(audited.differences()).isEmpty();
        return audited;
    }

    private static DatasetGraph copy(Commons commons) {
        var copy = DatasetGraphFactory.create();
        commons.contents().read(() -> {
            commons.contents().dataset().stream().forEach(copy::add);
            return copy;
        });
        return copy;
    }
}
