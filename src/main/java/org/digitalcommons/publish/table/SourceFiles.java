package org.digitalcommons.publish.table;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.digitalcommons.publish.Delivery;
import org.digitalcommons.publish.SourceFormat;
import org.digitalcommons.publish.Unreadable;
import org.digitalcommons.publish.read.FileScan;
import org.digitalcommons.vocab.Term;

/**
 * The files of a delivery and the tables in them, all of one format: found once, before any row is read. Immutable.
 */
public final class SourceFiles {

    private final Delivery delivery;
    private final List<SourceFile> files;
    private final List<String> notes;

    private SourceFiles(Delivery delivery, List<SourceFile> files, List<String> notes) {
        this.delivery = delivery;
        this.files = files;
        this.notes = notes;
    }

    /**
     * Passes over each file once and finds the tables in it.
     *
     * @param reference the ontology, which says what columns are
     * @param known the bodies that are known; asked for only when a file names none
     * @throws Unreadable if a file is not what it is said to be; all reasons at once
     */
    public static SourceFiles find(
            Delivery delivery, List<SourceFormat> formats, Graph reference, Supplier<Graph> known) throws Unreadable {
        if (delivery.files().isEmpty()) {
            throw new Unreadable("No file was given. Name at least one.");
        }
        var currencies = Currencies.of(reference);
        var tables = new SourceTables(formats, currencies);
        var periods = PeriodColumns.of(reference);
        var columns = new ColumnNotes();
        var problems = new ArrayList<Unreadable>();
        var found = new ArrayList<SourceFile>();
        for (var file : delivery.files()) {
            try {
                var scan = FileScan.of(file.name(), file.content());
                found.add(SourceFile.of(
                        scan, tables.find(scan, delivery.format(), delivery.mapping()), currencies, periods));
                columns.add(file.name(), found.getLast());
                StatedPeriods.ofDelivery(delivery);
                checkBody(delivery, found.getLast(), reference, known);
                checkFormat(found.getFirst(), found.getLast());
            } catch (Unreadable e) {
                problems.add(e);
            }
        }
        if (!problems.isEmpty()) {
            throw Unreadable.all(problems);
        }
        return new SourceFiles(delivery, List.copyOf(found), columns.lines());
    }

    private static void checkFormat(SourceFile first, SourceFile other) throws Unreadable {
        if (!format(first).equals(format(other))) {
            throw new Unreadable("%s is %s but %s is %s. Publish each kind for itself."
                    .formatted(
                            first.scan().name(),
                            format(first).name(),
                            other.scan().name(),
                            format(other).name()));
        }
    }

    /** Rows that name no body are about the one that is said; without that, nobody knows what they are about. */
    private static void checkBody(Delivery delivery, SourceFile file, Graph reference, Supplier<Graph> known)
            throws Unreadable {
        var table = file.best();
        boolean canName = table.table().columns().stream().anyMatch(c -> isOfBody(reference, c));
        boolean names = table.columns().values().stream().anyMatch(c -> isOfBody(reference, c));
        if (canName && !names && delivery.mapping().body().isEmpty()) {
            var name = file.scan().name();
            throw new Unreadable(new Unreadable.MissingDetail(
                    Unreadable.MissingDetail.Kind.ABOUT,
                    "%s names no body. Say which one it is about".formatted(name),
                    "ecode-E2236",
                    BodyNames.in(known.get(), name + " " + delivery.publisher())));
        }
    }

    /** Whether a column identifies or names a body. */
    static boolean isOfBody(Graph reference, SourceFormat.SourceColumn column) {
        return reference.contains(column.iri(), Term.identifies, Node.ANY)
                || reference.contains(column.iri(), Term.namesBody, Node.ANY);
    }

    private static SourceFormat format(SourceFile file) {
        return file.best().format();
    }

    /** The delivery that they are of. */
    public Delivery delivery() {
        return delivery;
    }

    /** The format of them all. */
    public SourceFormat format() {
        return format(files.getFirst());
    }

    /**
     * Whether they are to be read part by part: one is long, and each of its rows means what it means without the
     * others.
     */
    public boolean isLong() {
        return format().eachRowAlone() && files.stream().anyMatch(SourceFile::isLong);
    }

    List<SourceFile> all() {
        return files;
    }

    /** What is to be told of their columns. */
    List<String> notes() {
        return notes;
    }
}
