package org.digitalcommons.publish.table;

import java.util.regex.Pattern;
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
    private final Currencies currencies;
    private final boolean disclosing;
    private final Node file;
    private final SheetTable table;
    private int previous;

    /**
     * A reader of a table.
     *
     * @param disclosing whether the publisher names the holders of senior posts
     */
    RowReader(
            SourceRows rows,
            CellWords words,
            Currencies currencies,
            boolean disclosing,
            SourceFile file,
            SheetTable table) {
        this.rows = rows;
        this.words = words;
        this.currencies = currencies;
        this.disclosing = disclosing;
        this.file = file.node();
        this.table = table;
        var found = table.found();
        this.previous = found.headerEnd() == 0
                ? 0
                : found.sheet().head().get(found.headerEnd() - 1).number();
    }

    /** Adds a row below the header, unless it is empty. */
    void add(BelowHeader.TableRow below) {
        var line = below.line();
        if (line.isEmpty()) {
            return;
        }
        var found = table.found();
        var row = rows.add(file, found.table().iri(), line.number(), table.place());
        if (line.number() > previous + 1) {
            rows.graph().add(row, Term.emptyRowsAbove, NodeFactoryExtra.intToNode(line.number() - previous - 1));
        }
        previous = line.number();
        if (below.isHeader()) {
            rows.leaveOut(row, "repeated-header", "row %d".formatted(line.number()));
            return;
        }
        if (!found.sheet().ragged() && line.cells().size() < below.width()) {
            rows.leaveOut(
                    row, "short-row", "%d of %d cells".formatted(line.cells().size(), below.width()));
            return;
        }
        if (!found.sheet().ragged() && holdsMore(line, below.width())) {
            rows.leaveOut(
                    row, "long-row", "%d of %d cells".formatted(line.cells().size(), below.width()));
            return;
        }
        var faults = new CellFaults(row);
        for (int i = 0; i < line.cells().size(); i++) {
            var column = below.columns().get(i);
            if (column != null && !column.withheld() && line.lacksResult(i)) {
                faults.lacksResult(column);
            } else if (column != null) {
                read(row, line, column, line.cell(i), faults);
            }
        }
        readPeriod(row, below);
        faults.state(rows, below);
    }

    /** Whether something stands beyond the header, as when a comma or a line break inside a cell parts it. */
    private static boolean holdsMore(Sheet.Line line, int width) {
        return line.cells().stream().skip(width).anyMatch(cell -> !cell.isBlank());
    }

    private void read(Node row, Sheet.Line line, SourceFormat.SourceColumn column, String cell, CellFaults faults) {
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
            case NUMBER -> readNumber(row, line, column, text, faults);
            case DATE ->
                set(row, line, column, DayText.read(text, table.forms().day(column), words), "unreadable-day", faults);
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

    /** The currency beside the amount comes before that of the header. */
    private void readNumber(
            Node row, Sheet.Line line, SourceFormat.SourceColumn column, String text, CellFaults faults) {
        var number = NumberText.read(text, table.forms().number(column), words, currencies);
        set(row, line, column, number.value(), "unreadable-figure", faults);
        if (!number.value().isReadable() || number.value().text().isEmpty()) {
            return;
        }
        number.currency().or(() -> table.forms().currency(column)).ifPresent(code -> {
            if (code.isEmpty()) {
                rows.leaveOut(row, "unknown-currency", "%s: %s".formatted(column.label(), text));
            } else {
                rows.graph().add(row, Term.inCurrency, Currencies.node(code));
            }
        });
    }

    private void set(
            Node row,
            Sheet.Line line,
            SourceFormat.SourceColumn column,
            CellText value,
            String reason,
            CellFaults faults) {
        if (!value.isReadable()) {
            var said = "%s: %s%s"
                    .formatted(
                            column.label(),
                            quoted(value),
                            value.doubt().isEmpty() ? "" : " (%s)".formatted(value.doubt()));
            if (column.needed()) {
                faults.unreadable(column, said);
            } else {
                rows.findings().add(row, reason, said);
            }
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
    private void readPeriod(Node row, BelowHeader.TableRow below) {
        var line = below.line();
        var said = below.columns().entrySet().stream()
                .filter(c ->
                        c.getValue().kind() == CellKind.PERIOD || c.getValue().kind() == CellKind.SNAPSHOT)
                .toList();
        if (said.isEmpty()) {
            table.period().ifPresent(period -> state(row, period));
            return;
        }
        var cells = said.stream().map(c -> line.cell(c.getKey()).strip()).toList();
        var text = String.join(" ", cells);
        var period = Period.ofCells(cells);
        if (period.isEmpty()) {
            if (!text.isBlank()) {
                rows.leaveOut(row, "unreadable-period", text);
            }
            return;
        }
        boolean isSnapshot = said.getFirst().getValue().kind() == CellKind.SNAPSHOT;
        state(row, isSnapshot ? period.get().lastDay() : period.get());
    }

    private void state(Node row, Period period) {
        rows.graph().add(row, DCTerms.temporal.asNode(), period.node());
        period.describe(rows.graph());
    }
}
