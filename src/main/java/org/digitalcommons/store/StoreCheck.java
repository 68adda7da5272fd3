package org.digitalcommons.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.digitalcommons.name.GraphNames;
import org.digitalcommons.store.CheckReport.CheckLine;

/** Looks whether a store is sound, inside a transaction of the caller: its database, its publications, its history. */
final class StoreCheck {

    private static final int SHOWN = 5;

    private final DatasetGraph dataset;
    private final PublicationLedger ledger;
    private final List<HistoryFiles.VersionFile> files;
    private final List<CheckLine> lines = new ArrayList<>();

    StoreCheck(DatasetGraph dataset, PublicationLedger ledger, List<HistoryFiles.VersionFile> files) {
        this.dataset = dataset;
        this.ledger = ledger;
        this.files = files;
    }

    CheckReport report() {
        try {
            database();
            publications();
            derived();
        } catch (RuntimeException damage) {
            lines.add(CheckLine.bad("The database cannot be read to its end: %s.".formatted(damage.getMessage())));
        }
        new HistoryCheck(files, this::current).lines().forEach(lines::add);
        return new CheckReport(List.copyOf(lines));
    }

    private long current(Node publication) {
        return ledger.number(publication).orElse(0);
    }

    private void database() {
        var quads =
                GatedDataset.storage(dataset).getQuadTable().getNodeTupleTable().getTupleTable();
        var counts = Arrays.stream(quads.getIndexes())
                .mapToLong(index -> Iter.count(index.all()))
                .distinct()
                .toArray();
        if (counts.length == 1) {
            lines.add(CheckLine.good(
                    "%,d statements, the same number in each of %d indexes.".formatted(counts[0], quads.numIndexes())));
        } else {
            lines.add(CheckLine.bad("The indexes of the database hold different numbers of statements: %s."
                    .formatted(Arrays.toString(counts))));
        }
    }

    private void publications() {
        var bad = new ArrayList<String>();
        long sealed = 0;
        long graphs = 0;
        var all = ledger.publications();
        for (var publication : all) {
            var own = ledger.graphs(publication);
            graphs += own.size();
            var seal = ledger.seal(publication);
            if (seal.isPresent()) {
                sealed++;
                if (!ContentDigest.of(dataset, own).text().equals(seal.get())) {
                    bad.add(publication.getURI());
                }
            }
        }
        lines.add(
                bad.isEmpty()
                        ? CheckLine.good(
                                "%,d publications in %,d graphs; %,d agree with the digest of when they were stored."
                                        .formatted(all.size(), graphs, sealed))
                        : CheckLine.bad("%,d of %,d publications are other than when they were stored: %s."
                                .formatted(bad.size(), all.size(), some(bad))));
        if (sealed < all.size()) {
            lines.add(CheckLine.note(
                    "%,d publications have no digest to compare them with.".formatted(all.size() - sealed)));
        }
        strays();
    }

    /** What lies in graphs that are nobody's. */
    private void strays() {
        Map<Node, Long> sizes = new HashMap<>();
        dataset.find().forEachRemaining(quad -> sizes.merge(quad.getGraph(), 1L, Long::sum));
        var known = new HashSet<>(ledger.graphs());
        var strays = sizes.keySet().stream()
                .filter(graph -> !known.contains(graph))
                .filter(graph -> !graph.equals(PublicationLedger.NAME) && !DerivedGraphs.isMade(graph))
                .map(Node::toString)
                .sorted()
                .toList();
        if (!strays.isEmpty()) {
            lines.add(CheckLine.bad("%,d graphs belong to no publication: %s.".formatted(strays.size(), some(strays))));
        }
        long derived = sizes.keySet().stream()
                .filter(graph -> GraphNames.in(GraphNames.DERIVED, graph))
                .count();
        lines.add(CheckLine.good("%,d graphs; %,d of them are derived.".formatted(sizes.size(), derived)));
    }

    private void derived() {
        var owed = ledger.owed().size();
        lines.add(
                owed == 0
                        ? CheckLine.good("What is derived follows from what is published.")
                        : CheckLine.note("What follows from %,d graphs is not derived yet; the next start derives it."
                                .formatted(owed)));
    }

    static String some(List<String> names) {
        return String.join(", ", names.subList(0, Math.min(SHOWN, names.size())))
                + (names.size() > SHOWN ? " and %,d more".formatted(names.size() - SHOWN) : "");
    }
}
