package org.digitalcommons.publish.table;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.graph.Node;
import org.digitalcommons.name.PublicationName;
import org.digitalcommons.plan.FixedGraph;
import org.digitalcommons.plan.JoinedGraph;
import org.digitalcommons.publish.Candidate;
import org.digitalcommons.publish.Parts;
import org.digitalcommons.publish.RoomQueries;
import org.digitalcommons.publish.SourceFormat;
import org.digitalcommons.publish.Unreadable;
import org.digitalcommons.vocab.Term;

/**
 * One import of files of rows: reads them part by part, and lets the queries of {@code queries/import} say of each part
 * what it means. Made for one delivery and used once, by one thread.
 */
public final class RowImport {

    /** So many rows of a long file are held at a time. */
    private static final int PART = 5_000;

    private final RoomQueries queries;
    private final Graph reference;
    private final SourceFiles files;
    private final SourceFormat format;
    private final CellWords words;
    private final Currencies currencies;
    private final Graph bodies;
    private final Parts parts;
    private final SourceRows rows = new SourceRows();
    private final RowLedger ledger;
    private Optional<About> about = Optional.empty();

    /**
     * An import.
     *
     * @param reference the ontology
     * @param known the bodies that are known; asked for when rows name a body
     * @param parts takes the statements as they are made
     */
    public RowImport(
            RoomQueries queries,
            Graph reference,
            CellWords words,
            SourceFiles files,
            Supplier<Graph> known,
            Parts parts) {
        this.queries = queries;
        this.reference = reference;
        this.files = files;
        this.format = files.format();
        this.words = words;
        this.currencies = Currencies.of(reference);
        this.bodies = new FixedGraph(ImportContext.bodies(files, namesBodies() ? known.get() : Graph.emptyGraph));
        this.parts = parts;
        this.ledger = new RowLedger(format, files.all(), words, currencies);
    }

    /** What the import is about, which its first rows may have to tell. */
    private record About(Node publication, Periods periods) {}

    private boolean namesBodies() {
        return format.tables().stream()
                .flatMap(t -> t.columns().stream())
                .anyMatch(c -> SourceFiles.isOfBody(reference, c));
    }

    /**
     * Reads all rows.
     *
     * @param progress is told how many rows were read so far
     * @return the publication without its graphs, which went to the parts
     * @throws Unreadable if a file stops making sense
     */
    public Candidate read(LongConsumer progress) throws Unreadable {
        boolean disclosing = files.delivery().disclosure().isPresent();
        long read = 0;
        for (var file : files.all()) {
            for (var table : file.tables()) {
                var reader = new RowReader(rows, words, currencies, disclosing, file, table);
                try (var below = BelowHeader.of(table.found())) {
                    Optional<BelowHeader.TableRow> last = Optional.empty();
                    for (var row = below.next(); row.isPresent(); row = below.next()) {
                        reader.add(row.get());
                        last = row;
                        if (format.eachRowAlone() && rows.rows().size() >= PART) {
                            read += part();
                            progress.accept(read);
                        }
                    }
                    if (last.isPresent()) {
                        checkLast(file.scan().name(), table.found(), last.get());
                    }
                }
            }
            LeftSheets.report(file, rows, ledger);
        }
        read += part();
        progress.accept(read);
        return end();
    }

    /** A file that ends within a row was cut off; what it says up to there may be half of the truth. */
    private static void checkLast(String name, FoundTable found, BelowHeader.TableRow last) throws Unreadable {
        int cells = last.line().cells().size();
        if (!found.sheet().ragged() && !last.line().isEmpty() && cells < last.width()) {
            throw new Unreadable(
                    "%s ends in row %d with %d of %d cells, as when a file is cut off. Publish the whole file again."
                            .formatted(name, last.line().number(), cells, last.width()));
        }
    }

    private About about() throws Unreadable {
        if (about.isEmpty()) {
            var periods = Periods.of(files, rows.graph(), reference, queries);
            var name = new PublicationName(
                    files.delivery().publisher(), format.name(), periods.whole().name());
            about = Optional.of(new About(name.node(), periods));
        }
        return about.get();
    }

    /** Turns the rows that are held into statements, and forgets them. */
    private int part() throws Unreadable {
        var publication = about().publication();
        var graph = rows.graph();
        prepare(graph);
        // Each group is asked about alone, by as many threads as there are; what they say is taken in order.
        for (var said : groups().parallelStream().map(this::said).toList()) {
            var statements = said.statements();
            if (!statements.isEmpty()) {
                if (format.eachRowAlone()) {
                    // A graph that may be very long is not looked through for a body.
                    parts.add(publication, said.described());
                } else {
                    GraphUtil.addInto(statements, said.described());
                }
                ledger.use(statements);
                parts.add(said.graph(), statements);
            }
        }
        ledger.conserve(rows);
        parts.add(publication, rows.findings().graph());
        int read = rows.rows().size();
        rows.clear();
        return read;
    }

    /** Says which body each row is about, which rows are left out and why, and what else is to be told of them. */
    private void prepare(Graph graph) throws Unreadable {
        about().periods().describe(files, graph);
        GraphUtil.addInto(graph, queries.construct("incomplete", graph));
        // It has told what it can; it may be a text that is withheld.
        graph.remove(Node.ANY, Term.cellText, Node.ANY);
        GraphUtil.addInto(graph, construct(format.name() + ".prepare", graph));
        GraphUtil.addInto(graph, construct(format.name() + ".subjects", graph));
        var withBodies = new JoinedGraph(graph, new JoinedGraph(bodies, reference));
        if (rows.rows().stream().anyMatch(row -> !graph.contains(row, Term.about, Node.ANY))) {
            GraphUtil.addInto(graph, queries.construct("subjects", withBodies));
        }
        GraphUtil.addInto(graph, construct(format.name() + ".reasons", graph));
        GraphUtil.addInto(graph, queries.construct("reasons", withBodies));
        rows.findings().addAll(graph);
        GraphUtil.addInto(rows.findings().graph(), construct(format.name() + ".notes", graph));
    }

    private Collection<RowGroups.Group> groups() throws Unreadable {
        return format.inOneGraph()
                ? RowGroups.one(about().publication(), about().periods(), rows.graph())
                : RowGroups.byBodyAndPeriod(about().publication(), about().periods(), rows.graph());
    }

    /** What a group of rows says, what is known of its body, and the graph that both are published in. */
    private record GroupStatements(Node graph, Graph statements, Graph described) {}

    private GroupStatements said(RowGroups.Group group) {
        var publication = about.orElseThrow().publication();
        GraphUtil.addInto(group.rows(), ImportContext.of(publication, files, group.period()));
        var statements = construct(format.name(), group.rows());
        var described =
                statements.isEmpty() ? Graph.emptyGraph : construct("body", new JoinedGraph(group.rows(), bodies));
        return new GroupStatements(group.graph(), statements, described);
    }

    private Candidate end() throws Unreadable {
        var publication = about().publication();
        var described = ImportContext.of(publication, files, about().periods().whole());
        GraphUtil.addInto(described, ledger.counts());
        parts.add(publication, rows.changes().findings());
        parts.add(publication, ledger.totals());
        parts.add(publication, queries.construct("publication", described));
        var lines = new ArrayList<>(files.notes());
        lines.addAll(rows.changes().lines());
        lines.addAll(ledger.lines());
        return new Candidate(publication, Map.of(), ledger.rows(), lines);
    }

    private Graph construct(String name, Graph data) {
        return queries.construct(name, new JoinedGraph(data, reference));
    }
}
