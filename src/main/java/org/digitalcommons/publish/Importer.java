package org.digitalcommons.publish;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.compose.Union;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.graph.NodeConst;
import org.apache.jena.vocabulary.DCTerms;
import org.digitalcommons.catalog.Rooms;
import org.digitalcommons.vocab.Term;

/**
 * Makes a candidate of real files: reads rows, then lets the queries of the format say which body a
 * row is about ({@code subjects}), which rows cannot be used and why ({@code reasons}), what else is
 * to be told of them ({@code notes}), and what the rest means.
 *
 * <p>Immutable, so one instance serves every thread.
 */
public final class Importer {

    private final ImportQueries queries;
    private final Graph reference;
    private final List<SourceFormat> formats;
    private final LinkedDataImporter linkedData;

    /** An importer that speaks the terms of the given rooms. */
    public Importer(Rooms rooms) {
        this.queries = new ImportQueries(rooms);
        this.reference = rooms.graph("ontology");
        this.formats = SourceFormat.all(reference);
        this.linkedData = new LinkedDataImporter(rooms);
    }

    /** The formats that can be imported. */
    public List<SourceFormat> formats() {
        return formats;
    }

    /**
     * Imports a delivery.
     *
     * @throws Unreadable if a file is not what it is said to be; all reasons at once
     */
    public Candidate candidate(Delivery delivery) throws Unreadable {
        return delivery.format().isEmpty() && delivery.files().stream().anyMatch(f -> LinkedData.is(f.name()))
                ? linkedData.candidate(delivery)
                : ofRows(delivery);
    }

    private Candidate ofRows(Delivery delivery) throws Unreadable {
        var rows = new SourceRows();
        var columns = new ColumnNotes();
        var read = read(delivery, rows, columns);
        var format = read.format().name();

        var graph = rows.graph();
        GraphUtil.addInto(graph, construct(format + ".subjects", graph));
        GraphUtil.addInto(graph, construct(format + ".reasons", graph));
        var findings = rows.findings();
        GraphUtil.addInto(findings, findingsOf(graph));
        GraphUtil.addInto(findings, construct(format + ".notes", graph));

        var publication = name(delivery, format, read.period());
        var graphs = new LinkedHashMap<Node, Graph>();
        var description = GraphFactory.createDefaultGraph();
        graphs.put(publication, description);
        var used = new HashSet<Node>();
        var context = context(rows, publication, delivery);
        var mapping = queries.named(format);
        for (var subject : bySubject(rows).entrySet()) {
            GraphUtil.addInto(subject.getValue(), context);
            var about = construct(mapping, subject.getValue());
            if (!about.isEmpty()) {
                about.find(Node.ANY, NodeFactory.createURI("http://www.w3.org/ns/prov#wasDerivedFrom"), Node.ANY)
                        .forEachRemaining(t -> used.add(t.getObject()));
                graphs.put(graphName(publication, subject.getKey()), about);
            }
        }
        var counts = conserve(rows, used, findings);
        GraphUtil.addInto(description, findings);
        GraphUtil.addInto(description, construct("publication", new Union(context, counts.perFile())));
        return new Candidate(publication, graphs, counts.total(), columns.lines());
    }

    /** A compact, person-free copy of the files of a delivery. */
    public Extract extract(Delivery delivery) throws Unreadable {
        return Extract.of(
                delivery, new SourceTables(formats), candidate(delivery).description());
    }

    private record Read(SourceFormat format, Period period) {}

    private Read read(Delivery delivery, SourceRows rows, ColumnNotes columns) throws Unreadable {
        var tables = new SourceTables(formats);
        var problems = new ArrayList<String>();
        Optional<Read> first = Optional.empty();
        for (var file : delivery.files()) {
            try {
                var found = tables.find(file.name(), file.bytes(), delivery.format());
                var period = period(delivery, file, found);
                rows.add(file.name(), file.bytes(), found, period);
                columns.add(file.name(), found);
                if (first.isPresent()
                        && !first.get().format().name().equals(found.format().name())) {
                    throw new Unreadable("%s is %s but %s is %s. Publish each kind for itself."
                            .formatted(
                                    delivery.files().getFirst().name(),
                                    first.get().format().name(),
                                    file.name(),
                                    found.format().name()));
                }
                if (first.isEmpty()) {
                    first = Optional.of(new Read(found.format(), period));
                }
            } catch (Unreadable e) {
                problems.addAll(e.reasons());
            }
        }
        if (!problems.isEmpty() || first.isEmpty()) {
            throw new Unreadable(problems.isEmpty() ? List.of("No file was given. Name at least one.") : problems);
        }
        return first.get();
    }

    private static Period period(Delivery delivery, Delivery.File file, FoundTable found) throws Unreadable {
        if (delivery.period().isPresent()) {
            return Period.in(delivery.period().get())
                    .orElseThrow(() -> new Unreadable(
                            "%s is not a period. Write a day as 2011-09-30, a financial year as 2017-18 or a year as 2018."
                                    .formatted(delivery.period().get())));
        }
        var named = Period.in(file.name());
        if (named.isPresent() && named.get().name().length() > 4) {
            return named.get();
        }
        for (var line : found.sheet().lines().subList(0, found.headerEnd())) {
            var said = Period.in(String.join(" ", line.cells()));
            if (said.isPresent()) {
                return said.get();
            }
        }
        return named.orElseThrow(() -> new Unreadable(
                "%s names no period. Say what its figures are about, as in: --period 2017-18".formatted(file.name())));
    }

    private static Node name(Delivery delivery, String format, Period period) {
        return NodeFactory.createURI(
                "%spublished/%s/%s/%s".formatted(Term.GRAPH, delivery.publisher(), format, period.name()));
    }

    /** The name of the graph that holds what a publication says of a body. */
    static Node graphName(Node publication, Node body) {
        return NodeFactory.createURI(stem(publication) + lastPart(body) + "/" + lastPart(publication));
    }

    /** The name of a publication without its period. */
    static String stem(Node publication) {
        return publication.getURI().substring(0, publication.getURI().lastIndexOf('/') + 1);
    }

    static String lastPart(Node node) {
        return node.getURI().substring(node.getURI().lastIndexOf('/') + 1);
    }

    /** What every import query may read besides the rows: files, periods, the publication and its terms. */
    private static Graph context(SourceRows rows, Node publication, Delivery delivery) {
        var context = GraphFactory.createDefaultGraph();
        for (var file : rows.files()) {
            rows.graph().find(file, Node.ANY, Node.ANY).forEachRemaining(context::add);
            context.add(publication, Term.hasFile, file);
        }
        rows.graph()
                .find(Node.ANY, NodeConst.nodeRDFType, DCTerms.PeriodOfTime.asNode())
                .forEachRemaining(t ->
                        rows.graph().find(t.getSubject(), Node.ANY, Node.ANY).forEachRemaining(context::add));
        context.add(publication, NodeConst.nodeRDFType, Term.Publication);
        context.add(
                publication,
                DCTerms.publisher.asNode(),
                NodeFactory.createURI(Term.ID + "publisher/" + delivery.publisher()));
        context.add(publication, DCTerms.license.asNode(), NodeFactory.createURI(delivery.licence()));
        delivery.title()
                .ifPresent(t -> context.add(publication, DCTerms.title.asNode(), NodeFactory.createLiteralString(t)));
        delivery.issued()
                .ifPresent(d -> context.add(
                        publication,
                        DCTerms.issued.asNode(),
                        NodeFactory.createLiteralDT(d, org.apache.jena.datatypes.xsd.XSDDatatype.XSDdate)));
        return context;
    }

    private static Map<Node, Graph> bySubject(SourceRows rows) {
        var graphs = new TreeMap<Node, Graph>((a, b) -> a.getURI().compareTo(b.getURI()));
        var graph = rows.graph();
        graph.find(Node.ANY, Term.about, Node.ANY)
                .forEachRemaining(t -> graph.find(t.getSubject(), Node.ANY, Node.ANY)
                        .forEachRemaining(
                                graphs.computeIfAbsent(t.getObject(), b -> GraphFactory.createDefaultGraph())::add));
        return graphs;
    }

    /** The reasons queries leave rows out; each becomes a finding of its own. */
    private static Graph findingsOf(Graph graph) {
        var findings = GraphFactory.createDefaultGraph();
        graph.find(Node.ANY, NodeConst.nodeRDFType, Term.RowFinding)
                .forEachRemaining(
                        t -> graph.find(t.getSubject(), Node.ANY, Node.ANY).forEachRemaining(findings::add));
        return findings;
    }

    private record Counts(Candidate.Rows total, Graph perFile) {}

    private Counts conserve(SourceRows rows, HashSet<Node> used, Graph findings) {
        var reported = new HashSet<Node>();
        rows.graph().find(Node.ANY, Term.leftOutFor, Node.ANY).forEachRemaining(t -> reported.add(t.getSubject()));
        for (var row : rows.rows()) {
            if (used.contains(row) && reported.contains(row)) {
                throw new IllegalStateException(row + " is both used and reported");
            }
            if (!used.contains(row) && reported.add(row)) {
                rows.leaveOut(row, "not-used", "row " + row.getURI().replaceAll(".*#row=", ""));
            }
        }
        GraphUtil.addInto(findings, rows.findings());
        var perFile = GraphFactory.createDefaultGraph();
        var read = new HashMap<Node, long[]>();
        for (var row : rows.rows()) {
            var file =
                    NodeFactory.createURI(row.getURI().substring(0, row.getURI().indexOf('#')));
            var count = read.computeIfAbsent(file, f -> new long[2]);
            count[used.contains(row) ? 0 : 1]++;
        }
        long usedRows = 0;
        long reportedRows = 0;
        for (var file : rows.files()) {
            var count = read.getOrDefault(file, new long[2]);
            usedRows += count[0];
            reportedRows += count[1];
            perFile.add(file, Term.rowsRead, SourceRows.integer(count[0] + count[1]));
            perFile.add(file, Term.rowsUsed, SourceRows.integer(count[0]));
            perFile.add(file, Term.rowsReported, SourceRows.integer(count[1]));
        }
        return new Counts(new Candidate.Rows(rows.rows().size(), usedRows, reportedRows), perFile);
    }

    private Graph construct(String name, Graph rows) {
        return queries.construct(name, new Union(rows, reference));
    }

    private Graph construct(Query query, Graph rows) {
        return ImportQueries.construct(query, new Union(rows, reference));
    }
}
