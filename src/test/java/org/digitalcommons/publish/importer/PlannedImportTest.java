package org.digitalcommons.publish.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.graph.GraphFactory;
import org.digitalcommons.DefaultStore;
import org.digitalcommons.Extent;
import org.digitalcommons.RealData;
import org.digitalcommons.publish.Candidate;
import org.digitalcommons.publish.Delivery;
import org.digitalcommons.publish.Mapping;
import org.digitalcommons.publish.RoomQueries;
import org.digitalcommons.publish.Unreadable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Import queries make the same statements by their plans as by Jena's own engine, of real files and of small bad ones. */
@Tag("slow")
class PlannedImportTest {

    private static final Importer PLANNED = new Importer(DefaultStore.ROOMS);
    private static final Importer BY_JENA = new Importer(
            DefaultStore.ROOMS, RoomQueries.ofImportByJena(DefaultStore.ROOMS), GraphFactory::createDefaultGraph);

    /** All of an import that anybody sees. */
    private record Outcome(Map<Node, Set<Triple>> graphs, Candidate.RowCounts rows, List<String> told) {}

    @Test
    void realFilesSayTheSame() throws Exception {
        assertThat(same(RealData.CUT)).isGreaterThan(10);
    }

    @Test
    @Tag("thorough")
    void everyFileSaysTheSame() throws Exception {
        assumeTrue(Extent.isThorough(), "Every file is imported twice by mvn verify -Pthorough");
        assertThat(same(Path.of("data")) + same(RealData.WHOLE) + same(RealData.WHOLE.resolveSibling("cases")))
                .isGreaterThan(10);
    }

    private static int same(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        int imported = 0;
        for (var file : files(folder)) {
            var delivery = new Delivery.File(file.getFileName().toString(), Files.readAllBytes(file));
            var planned = outcome(PLANNED, delivery);
            assertThat(planned).as(file.toString()).isEqualTo(outcome(BY_JENA, delivery));
            imported += planned.isPresent() ? 1 : 0;
        }
        return imported;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file ->
                            !file.endsWith("source.ttl") && !file.toString().endsWith(".md"))
                    .filter(file -> file.toFile().length() / 1_000 <= Extent.KILOBYTES.now())
                    .sorted()
                    .toList();
        }
    }

    /** With what has to be said of the file; empty where nothing helps. */
    private static Optional<Outcome> outcome(Importer importer, Delivery.File file) {
        var bare = new Delivery(
                "brookmere",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "https://creativecommons.org/publicdomain/zero/1.0/",
                Optional.empty(),
                List.of(file));
        var body = Mapping.NONE.about("ecode-E2236");
        for (var delivery : List.of(
                bare,
                bare.during("2022-05"),
                bare.with(body),
                bare.during("2022-05").with(body))) {
            try {
                return Optional.of(outcome(importer.candidate(delivery)));
            } catch (Unreadable e) {
                // It may lack its period, or the body that it is about.
                continue;
            }
        }
        return Optional.empty();
    }

    private static Outcome outcome(Candidate candidate) {
        var graphs = new HashMap<Node, Set<Triple>>();
        candidate
                .graphs()
                .forEach((name, graph) -> graphs.put(name, graph.find().toSet()));
        return new Outcome(graphs, candidate.rows(), new ArrayList<>(candidate.columns()));
    }
}
