package org.digitalcommons.publish.table;

import org.apache.jena.sparql.util.NodeFactoryExtra;
import org.digitalcommons.publish.Parts;
import org.digitalcommons.publish.Delivery;
import org.digitalcommons.publish.SourceFormat;
import org.digitalcommons.publish.Candidate;
import org.digitalcommons.publish.Unreadable;
import org.digitalcommons.publish.ImportQueries;
import org.digitalcommons.publish.CellKind;
import org.digitalcommons.publish.Mapping;
import org.digitalcommons.publish.read.Sheet;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.compose.Union;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.graph.NodeConst;
import org.apache.jena.vocabulary.DCTerms;
import org.digitalcommons.name.Digest;
import org.digitalcommons.name.GraphNames;
import org.digitalcommons.name.Iris;
import org.digitalcommons.name.Period;
import org.digitalcommons.name.PublicationName;
import org.digitalcommons.vocab.Prov;
import org.digitalcommons.vocab.Term;

/** One import of files of rows. Made for one delivery and used once, by one thread. */
public final class RowImport {

    /** So many rows of a long file are held at a time. */
    private static final int PART = 5_000;

    /** So many rows are looked through to see in which order a column writes day and month. */
    private static final int SAMPLE = 2_000;

    private final ImportQueries queries;
    private final Graph reference;
    private final List<SourceFormat> formats;
    private final Supplier<Graph> known;
    private final Delivery delivery;
    private final SourceRows rows;
    private final ColumnNotes columns = new ColumnNotes();
    private final Map<Node, Counts> counts = new LinkedHashMap<>();

    public RowImport(
            ImportQueries queries,
            Graph reference,
            List<SourceFormat> formats,
            Supplier<Graph> known,
            Delivery delivery) {
        this.queries = queries;
        this.reference = reference;
        this.formats = formats;
        this.known = known;
        this.delivery = delivery;
        this.rows = new SourceRows(delivery.disclosure().isPresent());
    }

    /** A file with what was found in it. */
    private record Found(
            Delivery.File file, Node node, String checksum, List<FoundTable> tables, Optional<Period> period) {}

    /** Rows of a file, and the sums of its conserved columns over used and reported rows. */
    private static final class Counts {
        private long used;
        private long reported;
        private final Map<SourceFormat.Column, BigDecimal[]> totals = new LinkedHashMap<>();
    }

    public boolean isStreamed() throws Unreadable {
        return find().getFirst().tables().getFirst().format().eachRowAlone();
    }

    public Candidate read(Parts parts, LongConsumer progress) throws Unreadable {
        var files = find();
        var format = files.getFirst().tables().getFirst().format();
        long read = 0;
        Optional<Writer> writer = Optional.empty();
        for (var file : files) {
            counts.put(file.node(), new Counts());
            int sheet = 0;
            for (var table : file.tables()) {
                sheet++;
                var reading = rows.new Reading(file.node(), table, sheet);
                for (var column : table.columns().entrySet()) {
                    if (column.getValue().kind() == CellKind.DATE) {
                        reading.monthFirst(column.getValue(), isMonthFirst(table, column.getKey()));
                    }
                }
                try (var lines = table.sheet().source().open()) {
                    for (int i = 0; i < table.headerEnd(); i++) {
                        lines.next();
                    }
                    Optional<Sheet.Line> last = Optional.empty();
                    for (var line = lines.next(); line.isPresent(); line = lines.next()) {
                        reading.add(line.get());
                        last = line;
                        if (format.eachRowAlone() && rows.rows().size() >= PART) {
                            read += rows.rows().size();
                            writer = Optional.of(writer.isPresent() ? writer.get() : new Writer(format, files, parts));
                            writer.get().part();
                            progress.accept(read);
                        }
                    }
                    if (last.isPresent()) {
                        checkLast(file.file().name(), table, last.get());
                    }
                }
            }
        }
        read += rows.rows().size();
        var all = writer.isPresent() ? writer.get() : new Writer(format, files, parts);
        all.part();
        progress.accept(read);
        return all.end();
    }

    private List<Found> find() throws Unreadable {
        var tables = new SourceTables(formats);
        var problems = new ArrayList<Unreadable>();
        var found = new ArrayList<Found>();
        for (var file : delivery.files()) {
            try {
                var inFile = tables.find(file.name(), file.content(), delivery.format(), delivery.mapping());
                var first = inFile.getFirst();
                found.add(new Found(file, Iris.file(file.name()), checksum(file), inFile, period(file, first)));
                inFile.forEach(t -> columns.add(file.name(), t));
                checkBody(found.getLast());
                var of = found.getFirst().tables().getFirst().format();
                if (!of.equals(first.format())) {
                    throw new Unreadable("%s is %s but %s is %s. Publish each kind for itself."
                            .formatted(
                                    delivery.files().getFirst().name(),
                                    of.name(),
                                    file.name(),
                                    first.format().name()));
                }
            } catch (Unreadable e) {
                problems.add(e);
            } catch (IOException e) {
                problems.add(Unreadable.of(file.name(), e));
            }
        }
        if (!problems.isEmpty()) {
            throw Unreadable.all(problems);
        }
        if (found.isEmpty()) {
            throw new Unreadable("No file was given. Name at least one.");
        }
        return found;
    }

    /** Rows that name no body are about the one that is said; without that, nobody knows what they are about. */
    private void checkBody(Found file) throws Unreadable {
        var table = file.tables().getFirst();
        boolean canName = table.table().columns().stream().anyMatch(this::isOfBody);
        boolean names = table.columns().values().stream().anyMatch(this::isOfBody);
        if (canName && !names && delivery.mapping().body().isEmpty()) {
            var proposed = BodyNames.in(known.get(), file.file().name() + " " + delivery.publisher());
            throw new Unreadable(new Unreadable.Unsaid(
                    Unreadable.Unsaid.Kind.ABOUT,
                    "%s names no body. Say which one it is about"
                            .formatted(file.file().name()),
                    "ecode-E2236",
                    proposed));
        }
    }

    private boolean isOfBody(SourceFormat.Column column) {
        return reference.contains(column.iri(), Term.identifies, Node.ANY)
                || reference.contains(column.iri(), Term.namesBody, Node.ANY);
    }

    /** A file that ends within a row was cut off; what it says up to there may be half of the truth. */
    private static void checkLast(String name, FoundTable found, Sheet.Line last) throws Unreadable {
        if (!found.sheet().ragged() && !last.isEmpty() && last.cells().size() < found.width()) {
            throw new Unreadable(
                    "%s ends in row %d with %d of %d cells, as when a file is cut off. Publish the whole file again."
                            .formatted(name, last.number(), last.cells().size(), found.width()));
        }
    }

    private static boolean isMonthFirst(FoundTable table, int cell) throws Unreadable {
        try (var lines = table.sheet().source().open()) {
            for (int i = 0; i < table.headerEnd() + SAMPLE; i++) {
                var line = lines.next();
                if (line.isEmpty()) {
                    break;
                }
                if (i >= table.headerEnd()) {
                    var told = CellText.isMonthFirst(line.get().cell(cell));
                    if (told.isPresent()) {
                        return told.get();
                    }
                }
            }
        }
        return false;
    }

    /** The period of a file: as it is said, else from its name, else from the lines above its table. */
    private static String checksum(Delivery.File file) throws IOException {
        try (var in = file.content().raw()) {
            return Digest.checksum(in);
        }
    }

    private Optional<Period> period(Delivery.File file, FoundTable found) throws Unreadable {
        if (delivery.period().isPresent()) {
            return Optional.of(Period.in(delivery.period().get())
                    .orElseThrow(() -> new Unreadable(
                            "%s is not a period. Write a day as 2011-09-30, a financial year as 2017-18 or a year as 2018."
                                    .formatted(delivery.period().get()))));
        }
        var named = Period.in(file.name());
        if (named.isPresent() && named.get().name().length() > 4) {
            return named;
        }
        for (var line : found.sheet().head().subList(0, found.headerEnd())) {
            var said = Period.in(String.join(" ", line.cells()));
            if (said.isPresent()) {
                return said;
            }
        }
        return named;
    }

    /** Turns the rows that are held into statements, part after part. */
    private final class Writer {

        private final SourceFormat format;
        private final List<Found> files;
        private final Parts parts;
        private final Period period;
        private final Node publication;
        private final Query mapping;
        private final Graph bodies;

        Writer(SourceFormat format, List<Found> files, Parts parts) throws Unreadable {
            this.format = format;
            this.files = files;
            this.parts = parts;
            this.period = publicationPeriod();
            this.publication = new PublicationName(delivery.publisher(), format.name(), period.name()).node();
            this.mapping = queries.named(format.name());
            this.bodies = bodies();
        }

        /** The period that is said, or the time from the first to the last period of the rows. */
        private Period publicationPeriod() throws Unreadable {
            var said = files.stream().flatMap(f -> f.period().stream()).toList();
            if (delivery.period().isPresent() || periodsOfRows().isEmpty()) {
                if (said.isEmpty()) {
                    var month = monthOfRows();
                    if (month.isPresent()) {
                        return month.get();
                    }
                    throw new Unreadable(new Unreadable.Unsaid(
                            Unreadable.Unsaid.Kind.PERIOD,
                            "%s names no period. Say what its figures are about"
                                    .formatted(files.getFirst().file().name()),
                            "2017-18",
                            List.of()));
                }
                return said.size() == 1
                                || delivery.period().isPresent()
                                || said.stream().distinct().count() == 1
                        ? said.getFirst()
                        : spanning(said);
            }
            return spanning(periodsOfRows());
        }

        private static Period spanning(List<Period> periods) {
            var first = periods.stream()
                    .min((a, b) -> a.start().compareTo(b.start()))
                    .orElseThrow();
            var last =
                    periods.stream().max((a, b) -> a.end().compareTo(b.end())).orElseThrow();
            return Period.spanning(first, last);
        }

        private List<Period> periodsOfRows() {
            var periods = new ArrayList<Period>();
            var graph = rows.graph();
            graph.find(Node.ANY, NodeConst.nodeRDFType, DCTerms.PeriodOfTime.asNode())
                    .forEachRemaining(
                            t -> Period.in(Iris.lastSegment(t.getSubject())).ifPresent(periods::add));
            return periods;
        }

        /** The month that most rows are dated in, for files that say their period nowhere else. */
        private Optional<Period> monthOfRows() {
            var months = new HashMap<String, Integer>();
            for (var table : files.getFirst().tables()) {
                for (var column : table.columns().values()) {
                    if (column.kind() == CellKind.DATE) {
                        for (var row : rows.rows()) {
                            rows.cell(row, column.iri())
                                    .filter(d -> d.length() >= 7)
                                    .ifPresent(d -> months.merge(d.substring(0, 7), 1, Integer::sum));
                        }
                    }
                }
            }
            return months.entrySet().stream()
                    .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                    .flatMap(m -> Period.in(m.getKey()));
        }

        /** The bodies that are known, and what the publisher calls them, where rows name bodies. */
        private Graph bodies() {
            var graph = GraphFactory.createDefaultGraph();
            if (format.tables().stream().flatMap(t -> t.columns().stream()).anyMatch(RowImport.this::isOfBody)) {
                GraphUtil.addInto(graph, known.get());
            }
            delivery.mapping()
                    .meanings()
                    .forEach((says, means) ->
                            graph.add(Mapping.body(means), Term.calledInSource, NodeFactory.createLiteralString(says)));
            delivery.mapping().body().ifPresent(body -> files.forEach(f -> graph.add(f.node(), Term.about, body)));
            return graph;
        }

        void part() throws Unreadable {
            var graph = rows.graph();
            addFiles(graph);
            GraphUtil.addInto(graph, construct(format.name() + ".prepare", graph));
            GraphUtil.addInto(graph, construct(format.name() + ".subjects", graph));
            if (rows.rows().stream().anyMatch(row -> !graph.contains(row, Term.about, Node.ANY))) {
                GraphUtil.addInto(graph, queries.construct("subjects", new Union(graph, new Union(bodies, reference))));
            }
            GraphUtil.addInto(graph, construct(format.name() + ".reasons", graph));
            GraphUtil.addInto(graph, queries.construct("reasons", new Union(graph, new Union(bodies, reference))));
            var findings = rows.findings();
            GraphUtil.addInto(findings, findingsOf(graph));
            GraphUtil.addInto(findings, construct(format.name() + ".notes", graph));

            var used = new HashSet<Node>();
            // Each group is asked about alone, by as many threads as there are; what they say is taken in order.
            for (var said : groups().values().parallelStream().map(this::said).toList()) {
                var about = said.about();
                if (!about.isEmpty()) {
                    if (format.eachRowAlone()) {
                        // A graph that may be very long is not looked through for a body.
                        parts.add(publication, said.described());
                    } else {
                        GraphUtil.addInto(about, said.described());
                    }
                    about.find(Node.ANY, Prov.wasDerivedFrom, Node.ANY).forEachRemaining(t -> used.add(t.getObject()));
                    parts.add(said.graph(), about);
                }
            }
            conserve(used);
            GraphUtil.addInto(findings, rows.findings());
            parts.add(publication, findings);
            rows.clear();
        }

        /** What a group of rows says, what is known of its body, and the graph that both are published in. */
        private record Said(Node graph, Graph about, Graph described) {}

        private Said said(Group group) {
            GraphUtil.addInto(group.rows(), context(group.period()));
            var about = ImportQueries.construct(mapping, new Union(group.rows(), reference));
            var described = about.isEmpty() ? Graph.emptyGraph : construct("body", new Union(group.rows(), bodies));
            return new Said(group.graph(publication), about, described);
        }

        private void addFiles(Graph graph) {
            period.describe(graph);
            for (var file : files) {
                graph.add(file.node(), NodeConst.nodeRDFType, Term.SourceFile);
                graph.add(
                        file.node(),
                        DCTerms.temporal.asNode(),
                        file.period().orElse(period).node());
                file.period().ifPresent(p -> p.describe(graph));
            }
        }

        /** Rows about one body and one period, which lie in one graph; or all rows, where that is one graph. */
        private record Group(Node body, Period period, Graph rows) {

            Node graph(Node publication) {
                return body.equals(publication) ? publication : GraphNames.of(publication, body, period);
            }
        }

        private Map<String, Group> groups() {
            var groups = new TreeMap<String, Group>();
            var graph = rows.graph();
            if (format.inOneGraph()) {
                groups.put("", new Group(publication, period, graph));
                return groups;
            }
            var ofFile = new HashMap<Node, Period>();
            files.forEach(f -> ofFile.put(f.node(), f.period().orElse(period)));
            graph.find(Node.ANY, Term.about, Node.ANY).toList().forEach(t -> {
                var row = t.getSubject();
                if (!graph.contains(row, NodeConst.nodeRDFType, Term.SourceRow)) {
                    return;
                }
                var own = graph.find(row, DCTerms.temporal.asNode(), Node.ANY)
                        .mapWith(p -> Iris.lastSegment(p.getObject()))
                        .toList();
                var file = NodeFactory.createURI(
                        row.getURI().substring(0, row.getURI().indexOf('#')));
                var about = own.stream()
                        .flatMap(p -> Period.in(p).stream())
                        .findFirst()
                        .orElseGet(() -> ofFile.getOrDefault(file, period));
                var group = groups.computeIfAbsent(
                        t.getObject().getURI() + " " + about.name(),
                        k -> new Group(t.getObject(), about, GraphFactory.createDefaultGraph()));
                graph.find(row, Node.ANY, Node.ANY).forEachRemaining(t2 -> {
                    group.rows().add(t2);
                    // What was prepared of a row lies at addresses made of its own.
                    if (t2.getObject().isURI() && t2.getObject().getURI().startsWith(row.getURI() + ";")) {
                        graph.find(t2.getObject(), Node.ANY, Node.ANY).forEachRemaining(group.rows()::add);
                    }
                });
            });
            return groups;
        }

        /** What every import query may read besides the rows: files, period, the publication and its terms. */
        private Graph context(Period about) {
            var context = GraphFactory.createDefaultGraph();
            about.describe(context);
            for (var file : files) {
                context.add(file.node(), NodeConst.nodeRDFType, Term.SourceFile);
                context.add(
                        file.node(), DCTerms.title.asNode(), text(file.file().name()));
                context.add(file.node(), DCTerms.identifier.asNode(), text(file.checksum()));
                context.add(file.node(), DCTerms.temporal.asNode(), about.node());
                context.add(publication, Term.hasFile, file.node());
            }
            context.add(publication, NodeConst.nodeRDFType, Term.Publication);
            context.add(
                    publication,
                    DCTerms.publisher.asNode(),
                    NodeFactory.createURI(Term.ID + "publisher/" + delivery.publisher()));
            context.add(publication, DCTerms.license.asNode(), NodeFactory.createURI(delivery.licence()));
            delivery.title().ifPresent(t -> context.add(publication, DCTerms.title.asNode(), text(t)));
            delivery.issued()
                    .ifPresent(d -> context.add(
                            publication, DCTerms.issued.asNode(), NodeFactory.createLiteralDT(d, XSDDatatype.XSDdate)));
            delivery.disclosure().ifPresent(duty -> {
                var disclosure = NodeFactory.createURI(publication.getURI() + "/disclosure");
                context.add(publication, Term.disclosure, disclosure);
                context.add(disclosure, NodeConst.nodeRDFType, Term.SeniorDisclosure);
                context.add(disclosure, DCTerms.description.asNode(), text(duty));
            });
            return context;
        }

        private static Node text(String text) {
            return NodeFactory.createLiteralString(text);
        }

        /** Every row was used or is reported; what is neither is reported here. */
        private void conserve(Set<Node> used) {
            var graph = rows.graph();
            for (var row : rows.rows()) {
                boolean isReported = graph.contains(row, Term.leftOutFor, Node.ANY);
                if (used.contains(row) && isReported) {
                    throw new IllegalStateException(row + " is both used and reported");
                }
                if (!used.contains(row) && !isReported) {
                    rows.leaveOut(row, "not-used", "row " + row.getURI().replaceAll(".*#row=", ""));
                }
                var file = NodeFactory.createURI(
                        row.getURI().substring(0, row.getURI().indexOf('#')));
                var count = counts.computeIfAbsent(file, f -> new Counts());
                int side = used.contains(row) ? 0 : 1;
                count.used += 1 - side;
                count.reported += side;
                for (var table : format.tables()) {
                    for (var column : table.columns()) {
                        if (column.conserved() && graph.contains(row, Term.inTable, table.iri())) {
                            rows.cell(row, column.iri())
                                    .flatMap(c -> CellText.number(c).asNumber())
                                    .ifPresent(n -> {
                                        var total = count.totals.computeIfAbsent(
                                                column, c -> new BigDecimal[] {BigDecimal.ZERO, BigDecimal.ZERO});
                                        total[side] = total[side].add(n);
                                    });
                        }
                    }
                }
            }
        }

        Candidate end() throws Unreadable {
            var described = context(period);
            long used = 0;
            long reported = 0;
            var totals = new TreeMap<String, BigDecimal[]>();
            var totalled = GraphFactory.createDefaultGraph();
            for (var file : counts.entrySet()) {
                var count = file.getValue();
                used += count.used;
                reported += count.reported;
                described.add(file.getKey(), Term.rowsRead, NodeFactoryExtra.intToNode(count.used + count.reported));
                described.add(file.getKey(), Term.rowsUsed, NodeFactoryExtra.intToNode(count.used));
                described.add(file.getKey(), Term.rowsReported, NodeFactoryExtra.intToNode(count.reported));
                count.totals.forEach((column, total) -> {
                    describe(totalled, file.getKey(), column, total);
                    totals.merge(column.label(), total, (a, b) -> new BigDecimal[] {a[0].add(b[0]), a[1].add(b[1])});
                });
            }
            parts.add(publication, rows.changes());
            parts.add(publication, totalled);
            parts.add(publication, queries.construct("publication", described));
            var lines = new ArrayList<>(columns.lines());
            lines.addAll(rows.changeLines());
            totals.forEach((label, total) -> lines.add("%s: %s read, %s used, %s reported."
                    .formatted(
                            label,
                            total[0].add(total[1]).toPlainString(),
                            total[0].toPlainString(),
                            total[1].toPlainString())));
            return new Candidate(publication, Map.of(), new Candidate.Rows(used + reported, used, reported), lines);
        }

        private static void describe(Graph graph, Node file, SourceFormat.Column column, BigDecimal[] total) {
            var node = NodeFactory.createURI(file.getURI() + "#total-" + Iris.lastSegment(column.iri()));
            graph.add(file, Term.hasTotal, node);
            graph.add(node, NodeConst.nodeRDFType, Term.ColumnTotal);
            graph.add(node, Term.ofColumn, column.iri());
            graph.add(node, Term.totalRead, decimal(total[0].add(total[1])));
            graph.add(node, Term.totalUsed, decimal(total[0]));
            graph.add(node, Term.totalReported, decimal(total[1]));
        }

        private static Node decimal(BigDecimal value) {
            return NodeFactory.createLiteralDT(value.toPlainString(), XSDDatatype.XSDdecimal);
        }
    }

    /** The reasons queries leave rows out; each becomes a finding of its own. */
    private static Graph findingsOf(Graph graph) {
        var findings = GraphFactory.createDefaultGraph();
        graph.find(Node.ANY, NodeConst.nodeRDFType, Term.RowFinding)
                .forEachRemaining(
                        t -> graph.find(t.getSubject(), Node.ANY, Node.ANY).forEachRemaining(findings::add));
        return findings;
    }

    private Graph construct(String name, Graph data) {
        return queries.construct(name, new Union(data, reference));
    }
}
