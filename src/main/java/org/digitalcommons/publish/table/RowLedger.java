package org.digitalcommons.publish.table;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.graph.NodeConst;
import org.apache.jena.sparql.util.NodeFactoryExtra;
import org.digitalcommons.name.Iris;
import org.digitalcommons.publish.Candidate;
import org.digitalcommons.publish.SourceFormat;
import org.digitalcommons.vocab.Prov;
import org.digitalcommons.vocab.Term;

/**
 * Keeps rows conserved over a whole import: each was used or is reported, and so is each amount in the columns whose
 * totals are kept. Not thread-safe.
 */
final class RowLedger {

    private final SourceFormat format;
    private final CellWords words;
    private final Currencies currencies;
    private final Map<Node, Counts> files = new LinkedHashMap<>();
    private Set<Node> used = new HashSet<>();

    RowLedger(SourceFormat format, List<SourceFile> files, CellWords words, Currencies currencies) {
        this.format = format;
        this.words = words;
        this.currencies = currencies;
        files.forEach(f -> this.files.put(f.node(), new Counts()));
    }

    /** Rows of a file, and the sums of its conserved columns. */
    private static final class Counts {
        private long used;
        private long reported;
        private final Map<SumKey, Total> totals = new LinkedHashMap<>();
        private final Map<String, SheetCount> sheets = new LinkedHashMap<>();

        void count(String sheet, long usedRows, long reportedRows) {
            used += usedRows;
            reported += reportedRows;
            sheets.merge(sheet, new SheetCount(usedRows, reportedRows), SheetCount::plus);
        }
    }

    /** Rows of one sheet. */
    private record SheetCount(long used, long reported) {

        SheetCount plus(SheetCount other) {
            return new SheetCount(used + other.used, reported + other.reported);
        }
    }

    /** What is summed: the amounts of a column in one currency; numbers of no currency go by that of the country. */
    private record SumKey(SourceFormat.SourceColumn column, String currency) {

        boolean isHome() {
            return currency.equals(Currencies.HOME);
        }
    }

    /** The sum of a column over used and over reported rows. */
    private record Total(BigDecimal used, BigDecimal reported) {

        private static final Total ZERO = new Total(BigDecimal.ZERO, BigDecimal.ZERO);

        Total plus(Total other) {
            return new Total(used.add(other.used), reported.add(other.reported));
        }

        BigDecimal read() {
            return used.add(reported);
        }
    }

    /** Notes the rows that statements lead back to. */
    void use(Graph statements) {
        statements.find(Node.ANY, Prov.wasDerivedFrom, Node.ANY).forEachRemaining(t -> used.add(t.getObject()));
    }

    /** Counts the rows that are held: each was used or is reported; what is neither is reported here. */
    void conserve(SourceRows rows) {
        for (var row : rows.rows()) {
            boolean isUsed = used.contains(row);
            boolean isReported = rows.isLeftOut(row);
            if (isUsed && isReported) {
                throw new IllegalStateException(row + " is both used and reported");
            }
            if (!isUsed && !isReported) {
                rows.leaveOut(row, "not-used", "row " + row.getURI().replaceAll(".*#row=", ""));
            }
            var count = files.computeIfAbsent(SourceRows.file(row), f -> new Counts());
            count.count(SourceRows.sheet(row), isUsed ? 1 : 0, isUsed ? 0 : 1);
            for (var table : format.tables()) {
                for (var column : table.columns()) {
                    if (column.conserved() && rows.graph().contains(row, Term.inTable, table.iri())) {
                        amount(rows.cell(row, column.iri()))
                                .map(n -> isUsed ? new Total(n, BigDecimal.ZERO) : new Total(BigDecimal.ZERO, n))
                                .ifPresent(n -> count.totals.merge(
                                        new SumKey(column, currency(rows, row, column)), n, Total::plus));
                    }
                }
            }
        }
        used = new HashSet<>();
    }

    /** The number in a cell; empty for a cell of text that is none, in a column that is not of numbers alone. */
    private Optional<BigDecimal> amount(Optional<String> cell) {
        return cell.flatMap(c ->
                NumberText.read(c, NumberForm.STORED, words, currencies).value().asNumber());
    }

    /** The currency of an amount: what the row says of it in a column of its own, or beside it. */
    private static String currency(SourceRows rows, Node row, SourceFormat.SourceColumn column) {
        return column.currencyIn()
                .flatMap(in -> rows.cell(row, in))
                .map(code -> code.strip().toUpperCase(Locale.ROOT))
                .or(() -> rows.graph().stream(row, Term.inCurrency, Node.ANY)
                        .map(t -> Iris.lastSegment(t.getObject()))
                        .sorted()
                        .findFirst())
                .orElse(Currencies.HOME);
    }

    /** Counts rows that are reported and were never held. */
    void leave(Node file, String sheet, long number) {
        files.computeIfAbsent(file, f -> new Counts()).count(sheet, 0, number);
    }

    /** How many rows were read, used and reported. */
    Candidate.RowCounts rows() {
        long sumUsed = files.values().stream().mapToLong(c -> c.used).sum();
        long sumReported = files.values().stream().mapToLong(c -> c.reported).sum();
        return new Candidate.RowCounts(sumUsed + sumReported, sumUsed, sumReported);
    }

    /** The same of each file, as statements. */
    Graph counts() {
        var graph = GraphFactory.createDefaultGraph();
        files.forEach((file, count) -> {
            graph.add(file, Term.rowsRead, NodeFactoryExtra.intToNode(count.used + count.reported));
            graph.add(file, Term.rowsUsed, NodeFactoryExtra.intToNode(count.used));
            graph.add(file, Term.rowsReported, NodeFactoryExtra.intToNode(count.reported));
        });
        return graph;
    }

    /** The totals of each file, as statements. */
    Graph totals() {
        var graph = GraphFactory.createDefaultGraph();
        files.forEach((file, count) -> count.totals.forEach((summed, total) -> {
            var name = Iris.lastSegment(summed.column().iri()) + (summed.isHome() ? "" : "-" + summed.currency());
            var node = NodeFactory.createURI(file.getURI() + "#total-" + name);
            graph.add(file, Term.hasTotal, node);
            graph.add(node, NodeConst.nodeRDFType, Term.ColumnTotal);
            graph.add(node, Term.ofColumn, summed.column().iri());
            if (!summed.isHome()) {
                graph.add(node, Term.inCurrency, Currencies.node(summed.currency()));
            }
            graph.add(node, Term.totalRead, decimal(total.read()));
            graph.add(node, Term.totalUsed, decimal(total.used()));
            graph.add(node, Term.totalReported, decimal(total.reported()));
        }));
        return graph;
    }

    /** The totals over all files, one sentence for each column and currency. */
    List<String> lines() {
        var totals = new TreeMap<String, Total>();
        boolean isOneCurrency = files.values().stream()
                .flatMap(count -> count.totals.keySet().stream())
                .allMatch(SumKey::isHome);
        files.values()
                .forEach(count -> count.totals.forEach((summed, total) -> totals.merge(
                        summed.column().label() + (isOneCurrency ? "" : ", " + summed.currency()),
                        total,
                        Total::plus)));
        var lines = sheetLines();
        totals.forEach((label, total) -> lines.add("%s: %s read, %s used, %s reported."
                .formatted(
                        label,
                        total.read().toPlainString(),
                        total.used().toPlainString(),
                        total.reported().toPlainString())));
        return lines;
    }

    /** The counts of each sheet of a file that has several. */
    private List<String> sheetLines() {
        var lines = new ArrayList<String>();
        files.forEach((file, count) -> {
            if (count.sheets.size() > 1) {
                count.sheets.forEach((sheet, rows) -> lines.add("%s, %s: %d read, %d used, %d reported."
                        .formatted(
                                Iris.lastSegment(file),
                                sheet.isEmpty() ? "its table" : "sheet " + sheet,
                                rows.used() + rows.reported(),
                                rows.used(),
                                rows.reported())));
            }
        });
        return lines;
    }

    private static Node decimal(BigDecimal value) {
        return NodeFactory.createLiteralDT(value.toPlainString(), XSDDatatype.XSDdecimal);
    }
}
