package org.digitalcommons.publish.importer;

import org.digitalcommons.publish.Parts;
import org.digitalcommons.publish.Delivery;
import org.digitalcommons.publish.SourceFormat;
import org.digitalcommons.publish.Candidate;
import org.digitalcommons.publish.Unreadable;
import org.digitalcommons.publish.ImportQueries;
import org.digitalcommons.publish.rdf.LinkedDataImporter;
import org.digitalcommons.publish.rdf.LinkedData;
import org.digitalcommons.publish.table.SourceTables;
import org.digitalcommons.publish.table.RowImport;
import org.digitalcommons.publish.table.Extract;
import org.digitalcommons.publish.read.WebMetadata;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.graph.GraphFactory;
import org.digitalcommons.catalog.Rooms;

/**
 * Makes a candidate of real files: reads rows, then lets the queries of the format say which body a
 * row is about ({@code subjects}), which rows cannot be used and why ({@code reasons}), what else is
 * to be told of them ({@code notes}), and what the rest means.
 *
 * <p>Immutable, so one instance serves every thread.
 */
public final class Importer {

    /** What is shorter is read whole, which takes a moment and no more than some hundred megabytes. */
    private static final long LONG = 8L << 20;

    private final ImportQueries queries;
    private final Graph reference;
    private final List<SourceFormat> formats;
    private final LinkedDataImporter linkedData;
    private final Supplier<Graph> known;

    /** An importer that speaks the terms of the given rooms and knows no bodies. */
    public Importer(Rooms rooms) {
        this(rooms, GraphFactory::createDefaultGraph);
    }

    /**
     * An importer that speaks the terms of the given rooms.
     *
     * @param known the bodies that are known, with their codes and names; asked for when rows name a body
     */
    public Importer(Rooms rooms, Supplier<Graph> known) {
        this.queries = new ImportQueries(rooms);
        this.reference = rooms.graph("ontology");
        this.formats = SourceFormat.all(reference);
        this.linkedData = new LinkedDataImporter(rooms);
        this.known = known;
    }

    private Importer(Importer other, Supplier<Graph> known) {
        this.queries = other.queries;
        this.reference = other.reference;
        this.formats = other.formats;
        this.linkedData = other.linkedData;
        this.known = known;
    }

    /** The same, knowing other bodies. */
    public Importer knowing(Supplier<Graph> bodies) {
        return new Importer(this, bodies);
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
        if (isLinkedData(delivery)) {
            return linkedData.candidate(delivery);
        }
        var graphs = new LinkedHashMap<Node, Graph>();
        var told = ofRows(delivery)
                .read(
                        (name, part) -> GraphUtil.addInto(
                                graphs.computeIfAbsent(name, n -> GraphFactory.createDefaultGraph()), part),
                        rows -> {});
        return told.with(inOrder(told.publication(), graphs));
    }

    /**
     * Imports a delivery part by part, so that a file of any length takes a bounded room.
     *
     * @param rows is told how many rows were read so far
     * @return the publication without its graphs, which went to {@code parts}
     */
    public Candidate stream(Delivery delivery, Parts parts, LongConsumer rows) throws Unreadable {
        return ofRows(delivery).read(parts, rows);
    }

    /**
     * Whether a delivery is to be read part by part: it is long, and each of its rows means what it means without the
     * others.
     */
    public boolean isLong(Delivery delivery) throws Unreadable {
        try {
            boolean isLong = false;
            for (var file : delivery.files()) {
                isLong |= file.content().isLongerThan(LONG);
            }
            return isLong && !isLinkedData(delivery) && ofRows(delivery).isStreamed();
        } catch (IOException e) {
            throw Unreadable.of(delivery.files().getFirst().name(), e);
        }
    }

    private static boolean isLinkedData(Delivery delivery) {
        return delivery.format().filter(f -> !f.equals("rdf")).isEmpty()
                && delivery.files().stream().anyMatch(f -> LinkedData.is(f.name()));
    }

    private RowImport ofRows(Delivery delivery) throws Unreadable {
        return new RowImport(queries, reference, formats, known, WebMetadata.applied(delivery));
    }

    /** The description first, as a reader would want it. */
    private static Map<Node, Graph> inOrder(Node publication, Map<Node, Graph> graphs) {
        var ordered = new LinkedHashMap<Node, Graph>();
        ordered.put(publication, graphs.getOrDefault(publication, GraphFactory.createDefaultGraph()));
        graphs.forEach(ordered::putIfAbsent);
        return ordered;
    }

    /** A compact, person-free copy of the files of a delivery. */
    public Extract extract(Delivery delivery) throws Unreadable {
        return Extract.of(
                WebMetadata.applied(delivery),
                new SourceTables(formats),
                candidate(delivery).description());
    }
}
