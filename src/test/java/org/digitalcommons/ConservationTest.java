package org.digitalcommons;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.graph.GraphFactory;
import org.digitalcommons.catalog.Rooms;
import org.digitalcommons.name.Iris;
import org.digitalcommons.vocab.Term;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Nothing is lost between a file and a page: posts in the file = posts stored + posts on rows reported. */
@Tag("slow")
class ConservationTest {

    private static final Node FTE = NodeFactory.createURI(Term.NAMESPACE + "fullTimeEquivalent");
    private static final Set<String> LEAVE_OUT = leaveOut();

    @Test
    void postsOfTheExtractsAreStoredOrReported() throws Exception {
        var store = DefaultStore.commons().contents();
        var publication = store.publications().stream()
                .filter(p -> p.getURI().endsWith("/organogram/2011-09-30"))
                .findFirst()
                .orElseThrow();
        var graphs = store.graphs(publication);
        var description = graphs.get(publication);
        var reported = reportedRows(Objects.requireNonNull(description));
        var files = files(SourceCsv.ORGANOGRAMS);
        var inFiles = BigDecimal.ZERO;
        var onReportedRows = BigDecimal.ZERO;
        long rows = 0;
        for (var file : files) {
            for (var row : SourceCsv.rows(file)) {
                rows++;
                var fte = row.decimal(SourceCsv.fteColumn(file)).orElse(BigDecimal.ZERO);
                inFiles = inFiles.add(fte);
                if (reported.contains(file.getFileName() + "#row=" + row.number())) {
                    onReportedRows = onReportedRows.add(fte);
                }
            }
        }
        var stored = graphs.values().stream()
                .flatMap(g -> g.find(Node.ANY, FTE, Node.ANY).toList().stream())
                .map(t -> new BigDecimal(t.getObject().getLiteralLexicalForm()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        System.out.printf(
                "%d files, %,d rows; posts in the files %s = stored %s + on %d reported rows %s%n",
                files.size(), rows, inFiles, stored, reported.size(), onReportedRows);
        assertThat(files).hasSize(162);
        assertThat(sum(description, Term.rowsRead)).isEqualTo(rows);
        assertThat(sum(description, Term.rowsReported)).isEqualTo(reported.size());
        assertThat(stored).isEqualByComparingTo(inFiles.subtract(onReportedRows));
    }

    private static long sum(Graph description, Node property) {
        return description.find(Node.ANY, property, Node.ANY).toList().stream()
                .mapToLong(t -> Long.parseLong(t.getObject().getLiteralLexicalForm()))
                .sum();
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(".csv")).sorted().toList();
        }
    }

    /** The rows that are reported with a reason that leaves them out, as {@code file.csv#row=7}. */
    private static Set<String> reportedRows(Graph description) {
        var rows = new HashSet<String>();
        var reasons = new TreeMap<String, Integer>();
        description.find(Node.ANY, Term.reason, Node.ANY).forEachRemaining(t -> {
            var reason = t.getObject().getURI();
            if (LEAVE_OUT.contains(reason)) {
                description
                        .find(t.getSubject(), Term.row, Node.ANY)
                        .forEachRemaining(
                                r -> rows.add(r.getObject().getURI().substring((Term.ID + "file/").length())));
            }
            reasons.merge(Iris.lastSegment(reason), 1, Integer::sum);
        });
        System.out.println("findings by reason: " + reasons);
        return rows;
    }

    private static Set<String> leaveOut() {
        var graph = GraphFactory.createDefaultGraph();
        Rooms.read(Path.of("ontology/scheme/row-reason.ttl"), graph);
        var reasons = new HashSet<String>();
        graph.find(Node.ANY, Term.leavesOutRow, Node.ANY).forEachRemaining(t -> {
            if (t.getObject().getLiteralLexicalForm().equals("true")) {
                reasons.add(t.getSubject().getURI());
            }
        });
        return reasons;
    }
}
