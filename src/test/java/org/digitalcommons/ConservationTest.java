package org.digitalcommons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.graph.GraphFactory;
import org.digitalcommons.catalog.Rooms;
import org.digitalcommons.publish.Candidate;
import org.digitalcommons.publish.Delivery;
import org.digitalcommons.publish.Importer;
import org.digitalcommons.serve.page.ShapeChart;
import org.digitalcommons.validate.Report;
import org.digitalcommons.validate.Validator;
import org.digitalcommons.validate.Verdict;
import org.digitalcommons.vocab.Term;
import org.junit.jupiter.api.Test;

/** Nothing is lost between a file and a page: posts in the file = posts stored + posts on rows reported. */
class ConservationTest {

    private static final Path AS_PUBLISHED = Path.of("..", "shared", "data", "01-organograms", "2011-09-30");
    private static final Node FTE = NodeFactory.createURI(Term.NAMESPACE + "fullTimeEquivalent");
    private static final Set<String> LEAVE_OUT = leaveOut();

    @Test
    void postsOfTheExtractsAreStoredOrReported() throws Exception {
        conserve(SourceCsv.ORGANOGRAMS);
    }

    @Test
    void postsOfTheFilesAsPublishedAreStoredOrReported() throws Exception {
        assumeTrue(Files.isDirectory(AS_PUBLISHED), "The organograms as published are not here: " + AS_PUBLISHED);
        conserve(AS_PUBLISHED);
    }

    @Test
    void everyStoredPostOfEveryBodyIsDrawnInItsChart() {
        var stored = Select.rows("""
                SELECT ?body (SUM(?fte) AS ?posts)
                WHERE {
                  GRAPH ?g { ?observation a commons:StaffingObservation ; commons:fullTimeEquivalent ?fte }
                  BIND (REPLACE(REPLACE(STR(?observation), "/staffing/.*", ""), "^.*/", "") AS ?body)
                  FILTER (CONTAINS(STR(?g), "/organogram/"))
                }
                GROUP BY ?body""");
        assertThat(stored).hasSize(81);
        for (var row : stored) {
            var body = Select.text(row, "body");
            var chart = ShapeChart.of(DefaultStore.commons().ask("shape-of-body", Map.of("body", body)), body);
            var drawn = chart.rows().stream()
                    .flatMap(r -> r.bars().stream())
                    .map(b -> new BigDecimal(b.posts()))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(drawn).as("posts drawn of " + body).isEqualByComparingTo(Select.decimal(row, "posts"));
        }
    }

    private static void conserve(Path folder) throws Exception {
        var files = files(folder);
        var candidate = candidate(files);
        var verdict = Validator.of(DefaultStore.ROOMS).judge(candidate.graphs().values());
        assertThat(verdict).as(new Report(verdict).text()).isInstanceOf(Verdict.Accepted.class);

        var reported = reportedRows(candidate);
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
        var stored = candidate.graphs().values().stream()
                .flatMap(g -> g.find(Node.ANY, FTE, Node.ANY).toList().stream())
                .map(t -> new BigDecimal(t.getObject().getLiteralLexicalForm()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        System.out.printf(
                "%s: %d files, %,d rows; posts in the files %s = stored %s + on %d reported rows %s%n",
                folder.getFileName(), files.size(), rows, inFiles, stored, reported.size(), onReportedRows);
        assertThat(files).hasSize(162);
        assertThat(candidate.rows().read()).isEqualTo(rows);
        assertThat(candidate.rows().reported()).isEqualTo(reported.size());
        assertThat(stored).isEqualByComparingTo(inFiles.subtract(onReportedRows));
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(".csv")).sorted().toList();
        }
    }

    private static Candidate candidate(List<Path> files) throws Exception {
        var read = new ArrayList<Delivery.File>();
        for (var file : files) {
            read.add(new Delivery.File(String.valueOf(file.getFileName()), Files.readAllBytes(file)));
        }
        return new Importer(DefaultStore.ROOMS)
                .candidate(new Delivery(
                        "test",
                        Optional.empty(),
                        Optional.of("2011-09-30"),
                        Optional.empty(),
                        "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
                        Optional.empty(),
                        read));
    }

    /** The rows that are reported with a reason that leaves them out, as {@code file.csv#row=7}. */
    private static Set<String> reportedRows(Candidate candidate) {
        var description = candidate.description();
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
            reasons.merge(reason.substring(reason.lastIndexOf('/') + 1), 1, Integer::sum);
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
