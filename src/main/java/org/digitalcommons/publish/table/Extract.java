package org.digitalcommons.publish.table;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.digitalcommons.name.Digest;
import org.digitalcommons.name.Iris;
import org.digitalcommons.publish.Delivery;
import org.digitalcommons.publish.SourceFormat;
import org.digitalcommons.publish.Unreadable;
import org.digitalcommons.publish.read.FileScan;
import org.digitalcommons.publish.read.Sheet;
import org.digitalcommons.vocab.Term;

/**
 * A compact, person-free copy of source files: only the columns that are read, under their preferred
 * headers, and of a column of names only the marks that are read from it. A row keeps its number, so
 * that a receipt is true for the extract and for the original; rows of other tables and of text are
 * left blank.
 *
 * @param files the text of each file by its name
 * @param originals the checksum and name of the file that each was made of, by name of the extract
 */
public record Extract(Map<String, String> files, Map<String, Original> originals) {

    /**
     * A file as it was published.
     *
     * @param name its name
     * @param checksum its checksum, as {@code sha256:...}
     */
    public record Original(String name, String checksum) {}

    /** Reasons of rows that an extract does not carry. */
    private static final Set<Node> NOT_CARRIED =
            Set.of(Term.reason("other-table"), Term.reason("not-data"), Term.reason("repeated-header"));

    /** Makes the extract of a delivery. */
    public static Extract of(Delivery delivery, SourceTables tables, Graph description) throws Unreadable {
        var left = new HashSet<String>();
        description.find(Node.ANY, Term.reason, Node.ANY).forEachRemaining(t -> {
            if (NOT_CARRIED.contains(t.getObject())) {
                description
                        .find(t.getSubject(), Term.row, Node.ANY)
                        .forEachRemaining(r -> left.add(r.getObject().getURI()));
            }
        });
        var files = new LinkedHashMap<String, String>();
        var originals = new LinkedHashMap<String, Original>();
        for (var file : delivery.files()) {
            var found = tables.find(FileScan.of(file.name(), file.content()), delivery.format(), delivery.mapping());
            boolean isOnlyOne = found.all().size() == 1;
            for (var table : found.all()) {
                var sheet = isOnlyOne ? "" : table.sheet().name();
                var name = file.name().replaceFirst("\\.[^.]*$", "") + (sheet.isEmpty() ? "" : "-" + Iris.safe(sheet))
                        + ".csv";
                files.put(name, text(file.name(), table, SheetTable.place(sheet), tables.currencies(), left));
                originals.put(name, new Original(file.name(), Digest.checksum(file.bytes())));
            }
        }
        return new Extract(files, originals);
    }

    private static String text(String name, FoundTable found, String place, Currencies currencies, Set<String> left)
            throws Unreadable {
        var text = new StringWriter();
        var row = Iris.file(name).getURI() + "#row=";
        try (var printer = new CSVPrinter(
                        text,
                        CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get());
                var rows = BelowHeader.of(found)) {
            int at = 1;
            for (int header = found.sheet().head().get(found.headerEnd() - 1).number(); at < header; at++) {
                printer.println();
            }
            var columns = found.columns().entrySet().stream()
                    .filter(c -> !c.getValue().withheld())
                    .toList();
            printer.printRecord(columns.stream()
                    .map(c -> c.getValue().label() + currency(found.headers().get(c.getKey()), currencies)));
            for (var next = rows.next(); next.isPresent(); next = rows.next()) {
                var line = next.get().line();
                if (line.isEmpty() || left.contains(row + line.number() + place)) {
                    continue;
                }
                for (at++; at < line.number(); at++) {
                    printer.println();
                }
                var below = next.get().columns();
                printer.printRecord(columns.stream().map(c -> cell(c.getValue(), below, line)));
            }
            return text.toString();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The currency that a header names, so that the preferred header names it too; nothing for that of the country. */
    private static String currency(String header, Currencies currencies) {
        return currencies
                .inHeader(header)
                .map(Currencies.CurrencyMention::code)
                .filter(code -> !code.isEmpty() && !code.equals(Currencies.HOME))
                .map(" (%s)"::formatted)
                .orElse("");
    }

    private static String cell(
            SourceFormat.SourceColumn column, Map<Integer, SourceFormat.SourceColumn> columns, Sheet.Line line) {
        return columns.entrySet().stream()
                .filter(c -> c.getValue().equals(column) && !line.lacksResult(c.getKey()))
                .findFirst()
                .flatMap(c -> column.readable(line.cell(c.getKey())))
                .orElse("");
    }

    /** Writes the files into a folder. */
    public void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (var file : files.entrySet()) {
            Files.write(folder.resolve(file.getKey()), file.getValue().getBytes(StandardCharsets.UTF_8));
        }
    }
}
