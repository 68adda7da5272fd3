package org.digitalcommons.publish.table;

import org.apache.jena.sparql.util.NodeFactoryExtra;
import org.digitalcommons.publish.SourceFormat;
import org.digitalcommons.publish.CellKind;
import org.digitalcommons.publish.read.Sheet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.graph.NodeConst;
import org.apache.jena.vocabulary.DCTerms;
import org.digitalcommons.name.Iris;
import org.digitalcommons.name.Period;
import org.digitalcommons.vocab.Term;

/**
 * Rows of files as plain triples: one property a column, the text of the cell as it lies or, where the
 * column holds numbers or days, in their one form. What the text means is said by {@code queries/import}.
 * Holds one part of a long file at a time ({@link #clear}). Not thread-safe.
 */
final class SourceRows {

    private static final int ROWS_BETWEEN_BLOCKS = 3;
    private static final int LONGEST_QUOTED = 40;
    private static final Pattern NAME = Pattern.compile("\\p{L}[\\p{L}\\p{M} .,'’-]{1,80}");
    private static final char LOST_CHARACTER = '\uFFFD';

    private final Map<Change, RowRanges> changes = new LinkedHashMap<>();
    private Graph graph = GraphFactory.createDefaultGraph();
    private Graph findings = GraphFactory.createDefaultGraph();
    private List<Node> rows = new ArrayList<>();
    private long ordinal;
    private final boolean disclosing;

    /** Rows of a publisher who names the holders of senior posts, or as everybody else's without any name. */
    SourceRows(boolean disclosing) {
        this.disclosing = disclosing;
    }

    /** A change of cells in one column of one file. */
    private record Change(Node file, String column, String change) {}

    /** The rows and their periods. */
    Graph graph() {
        return graph;
    }

    /** What reading the cells already found. */
    Graph findings() {
        return findings;
    }

    /** The rows held now, in order. */
    List<Node> rows() {
        return rows;
    }

    /** Forgets the rows held, to make room for the next. */
    void clear() {
        graph = GraphFactory.createDefaultGraph();
        findings = GraphFactory.createDefaultGraph();
        rows = new ArrayList<>();
    }

    /** One table of one file while its rows are added in order. */
    final class Reading {

        private final Node file;
        private final FoundTable found;
        private final int sheet;
        private final Map<SourceFormat.Column, Boolean> monthFirst = new HashMap<>();
        private int section = 1;
        private int empty;
        private int previous;

        Reading(Node file, FoundTable found, int sheet) {
            this.file = file;
            this.found = found;
            this.sheet = sheet;
            this.previous = found.headerEnd() == 0
                    ? 0
                    : found.sheet().head().get(found.headerEnd() - 1).number();
        }

        /** Days of a column whose figures do not tell day from month are read in the order that the others keep. */
        void monthFirst(SourceFormat.Column column, boolean is) {
            monthFirst.put(column, is);
        }

        /** Adds a row below the header, unless it is empty. */
        void add(Sheet.Line line) {
            empty += line.number() - previous - 1;
            previous = line.number();
            if (line.isEmpty()) {
                empty++;
                return;
            }
            if (empty >= ROWS_BETWEEN_BLOCKS) {
                section++;
            }
            empty = 0;
            var row = NodeFactory.createURI(
                    file.getURI() + "#row=" + line.number() + (sheet == 1 ? "" : "&sheet=" + sheet));
            rows.add(row);
            ordinal++;
            graph.add(row, NodeConst.nodeRDFType, Term.SourceRow);
            graph.add(row, Term.inFile, file);
            graph.add(row, Term.inTable, found.table().iri());
            graph.add(row, Term.rowNumber, NodeFactoryExtra.intToNode(line.number()));
            graph.add(row, Term.section, NodeFactoryExtra.intToNode(section));
            graph.add(row, Term.ordinal, NodeFactoryExtra.intToNode(ordinal));
            if (!found.sheet().ragged() && line.cells().size() < found.width()) {
                leaveOut(
                        row,
                        "short-row",
                        "%d of %d cells".formatted(line.cells().size(), found.width()));
                return;
            }
            for (int i = 0; i < line.cells().size(); i++) {
                var column = found.columns().get(i);
                if (column != null) {
                    read(row, line, column, line.cell(i));
                }
            }
            readPeriod(row, line);
            leaveOutIncomplete(row, line);
        }

        private void read(Node row, Sheet.Line line, SourceFormat.Column column, String cell) {
            if (!column.withheld() && cell.indexOf(LOST_CHARACTER) >= 0) {
                find(row, "damaged-text", "in column " + column.label());
            }
            var readable = column.readable(cell);
            if (readable.isEmpty()) {
                readHolder(row, column, cell);
                return;
            }
            var text = Entities.decoded(readable.get());
            if (!text.equals(readable.get())) {
                changed(line, column, "character references of HTML read as characters");
            }
            switch (column.kind()) {
                case NUMBER -> set(row, line, column, CellText.number(text), "unreadable-figure");
                case DATE ->
                    set(
                            row,
                            line,
                            column,
                            CellText.date(text, monthFirst.getOrDefault(column, false)),
                            "unreadable-day");
                case PAYEE -> {
                    var name = Payees.supplier(text);
                    if (name.isEmpty()) {
                        changed(line, column, "a name of a person is left unread");
                        graph.add(row, Term.withheldCell, column.iri());
                    } else if (CellText.isNotGiven(text)
                            || text.toLowerCase(java.util.Locale.ROOT).contains("redact")) {
                        graph.add(row, Term.withheldCell, column.iri());
                    } else {
                        graph.add(row, column.iri(), NodeFactory.createLiteralString(name.get()));
                    }
                }
                default -> graph.add(row, column.iri(), NodeFactory.createLiteralString(text));
            }
        }

        /** A name, where its publisher asks for it; whatever could be a contact is no name. */
        private void readHolder(Node row, SourceFormat.Column column, String cell) {
            var name = cell.strip();
            if (disclosing && column.namesHolder() && NAME.matcher(name).matches() && !CellText.isNotGiven(name)) {
                graph.add(row, Term.holderName, NodeFactory.createLiteralString(name));
            }
        }

        private void set(Node row, Sheet.Line line, SourceFormat.Column column, CellText value, String reason) {
            if (!value.isReadable()) {
                var quoted = value.text().orElse("");
                find(
                        row,
                        reason,
                        "%s: %s"
                                .formatted(
                                        column.label(),
                                        quoted.length() > LONGEST_QUOTED
                                                ? quoted.substring(0, LONGEST_QUOTED) + "…"
                                                : quoted));
                return;
            }
            value.text().ifPresent(t -> graph.add(row, column.iri(), NodeFactory.createLiteralString(t)));
            if (!value.change().isEmpty()) {
                changed(line, column, value.change());
            }
        }

        private void changed(Sheet.Line line, SourceFormat.Column column, String change) {
            changes.computeIfAbsent(new Change(file, column.label(), change), c -> new RowRanges())
                    .add(line.number());
        }

        /** A row that says what it is about, in one column or in a year and a month, is about that and not about the file's period. */
        private void readPeriod(Node row, Sheet.Line line) {
            var said = found.columns().entrySet().stream()
                    .filter(c -> c.getValue().kind() == CellKind.PERIOD
                            || c.getValue().kind() == CellKind.SNAPSHOT)
                    .toList();
            if (said.isEmpty()) {
                return;
            }
            var text = said.stream().map(c -> line.cell(c.getKey()).strip()).collect(Collectors.joining(" "));
            var period = Period.in(text);
            if (period.isEmpty()) {
                if (!text.isBlank()) {
                    leaveOut(row, "unreadable-period", text);
                }
                return;
            }
            boolean isSnapshot = said.getFirst().getValue().kind() == CellKind.SNAPSHOT;
            var meant = isSnapshot ? period.get().lastDay() : period.get();
            graph.add(row, DCTerms.temporal.asNode(), meant.node());
            meant.describe(graph);
        }

        private void leaveOutIncomplete(Node row, Sheet.Line line) {
            var lacking = found.columns().values().stream()
                    .filter(c -> c.needed() && !graph.contains(row, c.iri(), Node.ANY))
                    .filter(c -> !graph.contains(row, Term.withheldCell, c.iri()))
                    .map(SourceFormat.Column::label)
                    .toList();
            if (lacking.isEmpty() || graph.contains(row, Term.leftOutFor, Node.ANY)) {
                return;
            }
            long filled = line.cells().stream().filter(c -> !c.isBlank()).count();
            boolean isTotal =
                    line.cells().stream().anyMatch(c -> c.strip().matches("(?i)(grand |sub|sub-)?totals?\\b.{0,30}"));
            leaveOut(
                    row,
                    isTotal ? "total-row" : filled <= 2 ? "not-data" : "missing-cell",
                    "no " + String.join(", no ", lacking));
        }
    }

    /** What was changed in cells, one finding a file, column and kind of change, with the rows. */
    Graph changes() {
        var told = GraphFactory.createDefaultGraph();
        changes.forEach((change, rowsOfIt) -> {
            var code = "%s %s".formatted(change.column(), change.change()).replaceAll("[^A-Za-z0-9]+", "-");
            var finding = NodeFactory.createURI(change.file().getURI() + ";changed-cell-" + code);
            told.add(finding, NodeConst.nodeRDFType, Term.RowFinding);
            told.add(finding, Term.row, NodeFactory.createURI(change.file().getURI() + "#row=" + rowsOfIt.first()));
            told.add(finding, Term.reason, Term.reason("changed-cell"));
            told.add(
                    finding,
                    Term.detail,
                    NodeFactory.createLiteralString("%s: %s, in %s %s"
                            .formatted(
                                    change.column(),
                                    change.change(),
                                    rowsOfIt.count() == 1 ? "row" : "rows",
                                    rowsOfIt)));
        });
        return told;
    }

    /** The same in one line each. */
    List<String> changeLines() {
        return changes.entrySet().stream()
                .map(c -> "%s, %s: %s, in %,d %s from row %d on."
                        .formatted(
                                Iris.lastSegment(c.getKey().file()),
                                c.getKey().column(),
                                c.getKey().change(),
                                c.getValue().count(),
                                c.getValue().count() == 1 ? "row" : "rows",
                                c.getValue().first()))
                .toList();
    }

    /** Leaves a row out of the import for a reason. */
    void leaveOut(Node row, String reason, String detail) {
        graph.add(row, Term.leftOutFor, Term.reason(reason));
        find(row, reason, detail);
    }

    private void find(Node row, String reason, String detail) {
        var finding = NodeFactory.createURI(row.getURI() + ";" + reason);
        findings.add(finding, NodeConst.nodeRDFType, Term.RowFinding);
        findings.add(finding, Term.row, row);
        findings.add(finding, Term.reason, Term.reason(reason));
        // All at once, and in an order that does not hang on that of the columns.
        var details = new TreeSet<String>(List.of(detail));
        findings.find(finding, Term.detail, Node.ANY).toList().forEach(t -> {
            details.addAll(List.of(t.getObject().getLiteralLexicalForm().split("; ")));
            findings.delete(t);
        });
        findings.add(finding, Term.detail, NodeFactory.createLiteralString(String.join("; ", details)));
    }

    /** The value of a cell, if it was read. */
    Optional<String> cell(Node row, Node column) {
        var cells = graph.find(row, column, Node.ANY);
        try {
            return cells.hasNext() ? Optional.of(cells.next().getObject().getLiteralLexicalForm()) : Optional.empty();
        } finally {
            cells.close();
        }
    }
}
