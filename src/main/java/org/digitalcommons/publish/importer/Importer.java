package org.digitalcommons.publish.importer;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.jena.graph.Graph;
import org.apache.jena.sparql.graph.GraphFactory;
import org.digitalcommons.catalog.Rooms;
import org.digitalcommons.plan.FixedGraph;
import org.digitalcommons.publish.Candidate;
import org.digitalcommons.publish.Delivery;
import org.digitalcommons.publish.RoomQueries;
import org.digitalcommons.publish.SourceFormat;
import org.digitalcommons.publish.Unreadable;
import org.digitalcommons.publish.rdf.LinkedData;
import org.digitalcommons.publish.rdf.LinkedDataImporter;
import org.digitalcommons.publish.read.WebMetadata;
import org.digitalcommons.publish.table.AnnotatedCopy;
import org.digitalcommons.publish.table.CellWords;
import org.digitalcommons.publish.table.Currencies;
import org.digitalcommons.publish.table.Extract;
import org.digitalcommons.publish.table.RowImport;
import org.digitalcommons.publish.table.SourceFiles;
import org.digitalcommons.publish.table.SourceTables;

/**
 * Makes a candidate of real files: reads rows, then lets the queries of the format say which body a
 * row is about ({@code subjects}), which rows cannot be used and why ({@code reasons}), what else is
 * to be told of them ({@code notes}), and what the rest means.
 *
 * <p>Immutable, so one instance serves every thread.
 */
public final class Importer {

    private final RoomQueries queries;
    private final Graph reference;
    private final List<SourceFormat> formats;
    private final CellWords words;
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
        this(rooms, RoomQueries.ofImport(rooms), known);
    }

    /** The same with queries that are evaluated in another way. */
    Importer(Rooms rooms, RoomQueries queries, Supplier<Graph> known) {
        this.queries = queries;
        this.reference = new FixedGraph(rooms.graph("ontology"));
        this.formats = SourceFormat.all(reference);
        this.words = CellWords.of(reference);
        this.linkedData = new LinkedDataImporter(rooms);
        this.known = known;
    }

    /** The formats that can be imported. */
    public List<SourceFormat> formats() {
        return formats;
    }

    /**
     * Recognises a delivery: passes over each of its files once, and finds the tables in them.
     *
     * @throws Unreadable if a file is not what it is said to be; all reasons at once
     */
    public Recognition recognise(Delivery delivery) throws Unreadable {
        return recognise(delivery, known);
    }

    /**
     * Recognises a delivery by other bodies than the importer knows.
     *
     * @param bodies the bodies that are known, with their codes and names; asked for when rows name a body
     * @throws Unreadable if a file is not what it is said to be; all reasons at once
     */
    public Recognition recognise(Delivery delivery, Supplier<Graph> bodies) throws Unreadable {
        if (isLinkedData(delivery)) {
            return new Recognition.OfLinkedData(delivery, linkedData);
        }
        var files = SourceFiles.find(WebMetadata.applied(delivery), formats, reference, bodies);
        return new Recognition.OfTables(
                delivery, files, parts -> new RowImport(queries, reference, words, files, bodies, parts));
    }

    private static boolean isLinkedData(Delivery delivery) {
        return delivery.format().filter(f -> !f.equals("rdf")).isEmpty()
                && delivery.files().stream().anyMatch(f -> LinkedData.is(f.name()));
    }

    /**
     * Imports a delivery.
     *
     * @throws Unreadable if a file is not what it is said to be; all reasons at once
     */
    public Candidate candidate(Delivery delivery) throws Unreadable {
        return recognise(delivery).candidate();
    }

    /** The tables of a delivery with what was found in each row, by its address, in a column of their own. */
    public AnnotatedCopy annotated(Delivery delivery, Map<String, List<AnnotatedCopy.Remark>> remarks)
            throws Unreadable {
        if (isLinkedData(delivery)) {
            return new AnnotatedCopy(Map.of());
        }
        return AnnotatedCopy.of(
                WebMetadata.applied(delivery), new SourceTables(formats, Currencies.of(reference)), remarks);
    }

    /** A compact, person-free copy of the files of a delivery. */
    public Extract extract(Delivery delivery) throws Unreadable {
        return Extract.of(
                WebMetadata.applied(delivery),
                new SourceTables(formats, Currencies.of(reference)),
                candidate(delivery).description());
    }
}
