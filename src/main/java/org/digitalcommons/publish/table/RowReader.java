package org.digitalcommons.publish.table;

import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.util.NodeFactoryExtra;
import org.apache.jena.vocabulary.DCTerms;
import org.digitalcommons.name.Period;
import org.digitalcommons.publish.CellKind;
import org.digitalcommons.publish.SourceFormat;
import org.digitalcommons.publish.read.Sheet;
import org.digitalcommons.vocab.Term;

/** Reads the rows of one table of one file in order. Not thread-safe. */
final class RowReader {

    private static final int LONGEST_QUOTED = 40;
    private static final Pattern NAME = Pattern.compile("\\p{L}[\\p{L}\\p{M} .,'’-]{1,80}");
    private static final char LOST_CHARACTER = '\uFFFD';

    private final SourceRows rows;
    private final CellWords words;
    private final boolean disclosing;
    private final Node file;
    private final FoundTable found;
    private final int sheet;
    private final Map<SourceFormat.SourceColumn, Boolean> monthFirst;
    private int previous;

    /**
     * A reader of a table.
     *
     * @param disclosing whether the publisher names the holders of senior posts
     * @param sheet the place of the table in its file, from one
     */
    RowReader(SourceRows rows, CellWords words, boolean disclosing, SourceFile file, FoundTable found, int sheet) {
        this.rows = rows;
        this.words = words;
        this.disclosing = disclosing;
        this.file = file.node();
        this.found = found;
        this.sheet = sheet;
        this.monthFirst = file.monthFirst();
        this.previous = found.headerEnd() == 0
                ? 0
                : found.sheet().head().get(found.headerEnd() - 1).number();
    }

    /** Adds a row below the header, unless it is empty. */
    void add(Sheet.Line line) {
        if (line.isEmpty()) {
            return;
        }
        var row = rows.add(file, found.table().iri(), line.number(), sheet);
        if (line.number() > previous + 1) {
            rows.graph().add(row, Term.emptyRowsAbove, NodeFactoryExtra.intToNode(line.number() - previous - 1));
        }
        previous = line.number();
        if (!found.sheet().ragged() && line.cells().size() < found.width()) {
            rows.leaveOut(
                    row, "short-row", "%d of %d cells".formatted(line.cells().size(), found.width()));
            return;
        }
        for (int i = 0; i < line.cells().size(); i++) {
            var column = found.columns().get(i);
            if (column != null) {
                read(row, line, column, line.cell(i));
            }
        }
        readPeriod(row, line);
        stateLack(row, line);
    }

    private void read(Node row, Sheet.Line line, SourceFormat.SourceColumn column, String cell) {
        if (!column.withheld() && cell.indexOf(LOST_CHARACTER) >= 0) {
            rows.findings().add(row, "damaged-text", "in column " + column.label());
        }
        var readable = column.readable(cell);
        if (readable.isEmpty()) {
            readHolder(row, column, cell);
            return;
        }
        var text = CellText.unescaped(readable.get());
        if (!text.equals(readable.get())) {
            changed(line, column, "character references of HTML read as characters");
        }
        switch (column.kind()) {
            case NUMBER -> set(row, line, column, CellText.number(text, words), "unreadable-figure");
            case DATE ->
                set(
                        row,
                        line,
                        column,
                        CellText.date(text, monthFirst.getOrDefault(column, false), words),
                        "unreadable-day");
            case PAYEE -> readPayee(row, line, column, text);
            default -> add(row, column, text);
        }
    }

    private void readPayee(Node row, Sheet.Line line, SourceFormat.SourceColumn column, String text) {
        boolean isPerson = words.isPerson(text);
        if (isPerson) {
            changed(line, column, "a name of a person is left unread");
        }
        if (isPerson || words.isNotGiven(text) || words.isRedacted(text)) {
            rows.graph().add(row, Term.withheldCell, column.iri());
        } else {
            add(row, column, text.strip());
        }
    }

    /** A name, where its publisher asks for it; whatever could be a contact is no name. */
    private void readHolder(Node row, SourceFormat.SourceColumn column, String cell) {
        var name = cell.strip();
        if (disclosing && column.namesHolder() && NAME.matcher(name).matches() && !words.isNotGiven(name)) {
            rows.graph().add(row, Term.holderName, NodeFactory.createLiteralString(name));
        }
    }

    private void set(Node row, Sheet.Line line, SourceFormat.SourceColumn column, CellText value, String reason) {
        if (!value.isReadable()) {
            rows.findings().add(row, reason, "%s: %s".formatted(column.label(), quoted(value)));
            return;
        }
        value.text().ifPresent(t -> add(row, column, t));
        if (!value.change().isEmpty()) {
            changed(line, column, value.change());
        }
    }

    private static String quoted(CellText value) {
        var text = value.text().orElse("");
        return text.length() > LONGEST_QUOTED ? text.substring(0, LONGEST_QUOTED) + "…" : text;
    }

    private void add(Node row, SourceFormat.SourceColumn column, String text) {
        rows.graph().add(row, column.iri(), NodeFactory.createLiteralString(text));
    }

    private void changed(Sheet.Line line, SourceFormat.SourceColumn column, String change) {
        rows.changes().add(file, column.label(), change, line.number());
    }

    /** A row that says what it is about, in one column or in a year and a month, is about that and not about the file's period. */
    private void readPeriod(Node row, Sheet.Line line) {
        var said = found.columns().entrySet().stream()
                .filter(c ->
                        c.getValue().kind() == CellKind.PERIOD || c.getValue().kind() == CellKind.SNAPSHOT)
                .toList();
        if (said.isEmpty()) {
            return;
        }
        var text = said.stream().map(c -> line.cell(c.getKey()).strip()).collect(Collectors.joining(" "));
        var period = Period.in(text);
        if (period.isEmpty()) {
            if (!text.isBlank()) {
                rows.leaveOut(row, "unreadable-period", text);
            }
            return;
        }
        boolean isSnapshot = said.getFirst().getValue().kind() == CellKind.SNAPSHOT;
        var meant = isSnapshot ? period.get().lastDay() : period.get();
        rows.graph().add(row, DCTerms.temporal.asNode(), meant.node());
        meant.describe(rows.graph());
    }

    /** States what a row lacks, and what stands in it instead; {@code queries/import/incomplete.rq} says what follows. */
    private void stateLack(Node row, Sheet.Line line) {
        var graph = rows.graph();
        var lacking = found.columns().values().stream()
                .filter(c -> c.needed() && !graph.contains(row, c.iri(), Node.ANY))
                .filter(c -> !graph.contains(row, Term.withheldCell, c.iri()))
                .map(SourceFormat.SourceColumn::label)
                .toList();
        if (lacking.isEmpty()) {
            return;
        }
        var filled = line.cells().stream().filter(c -> !c.isBlank()).toList();
        graph.add(row, Term.lacksCells, NodeFactory.createLiteralString("no " + String.join(", no ", lacking)));
        graph.add(row, Term.filledCells, NodeFactoryExtra.intToNode(filled.size()));
        filled.forEach(c -> graph.add(row, Term.cellText, NodeFactory.createLiteralString(c.strip())));
    }
}
