package org.digitalcommons.publish.table;

import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.digitalcommons.name.FormulaText;
import org.digitalcommons.name.Iris;
import org.digitalcommons.publish.Delivery;
import org.digitalcommons.publish.Unreadable;
import org.digitalcommons.publish.read.FileScan;
import org.digitalcommons.publish.read.Sheet;

/**
 * The tables of a delivery given back as CSV, cell by cell and row by row as they are, with one more column that says what
 * was found in each row. Rows keep their numbers, and the column is one that nobody reads, so that a copy can be put right
 * and published. No cell of it is taken for a formula by a spreadsheet.
 *
 * @param files the text of each copy by its name
 */
public record AnnotatedCopy(Map<String, String> files) {

    /** The heading of the added column. */
    public static final String HEADING = "What was found";

    /**
     * What was found in a row.
     *
     * @param text what it is, and what to do
     * @param cell what stands in the cell that it is about; empty where it is about the row
     */
    public record Remark(String text, String cell) {

        /** The remark with the heading of the only column of a row in which the cell stands, in the words of the file. */
        String in(List<String> cells, List<String> headings) {
            var columns = IntStream.range(0, cells.size())
                    .filter(i -> stands(cells.get(i).strip()))
                    .toArray();
            return columns.length != 1
                            || columns[0] >= headings.size()
                            || headings.get(columns[0]).isBlank()
                    ? text
                    : "%s [column \"%s\"]"
                            .formatted(text, headings.get(columns[0]).strip());
        }

        /** Whether it is the cell, or the cell with our name of its column before it. */
        private boolean stands(String text) {
            return !text.isEmpty() && (cell.strip().equals(text) || cell.strip().endsWith(": " + text));
        }
    }

    /** What is no formula though it begins like one: a file that is sent again keeps its numbers. */
    private static final Pattern NUMBER = Pattern.compile("^[+-]?[\\p{Sc}\\s]*[0-9][0-9.,\\s]*%?$|^[-\u2212]$");

    /**
     * The copies of a delivery.
     *
     * @param remarks what was found, by the address of the row
     */
    public static AnnotatedCopy of(Delivery delivery, SourceTables tables, Map<String, List<Remark>> remarks)
            throws Unreadable {
        var files = new LinkedHashMap<String, String>();
        for (var file : delivery.files()) {
            var found = tables.find(FileScan.of(file.name(), file.content()), delivery.format(), delivery.mapping());
            var all = found.all();
            for (int number = 1; number <= all.size(); number++) {
                var table = all.get(number - 1);
                var sheet = all.size() == 1
                        ? ""
                        : table.sheet().records()
                                ? Integer.toString(number)
                                : table.sheet().name();
                var rows = Iris.file(file.name()).getURI() + "#row=";
                files.put(name(file.name(), sheet), text(table, rows, SheetTable.place(sheet), remarks));
            }
        }
        return new AnnotatedCopy(files);
    }

    private static String name(String file, String sheet) {
        return file.replaceFirst("^.*/", "").replaceFirst("\\.[^.]*$", "")
                + (sheet.isEmpty() ? "" : "-" + Iris.safe(sheet))
                + "-findings.csv";
    }

    private static String text(FoundTable table, String rows, String place, Map<String, List<Remark>> remarks)
            throws Unreadable {
        var sheet = table.sheet();
        var heading = table.headerEnd() == 0
                ? Optional.<Sheet.Line>empty()
                : Optional.of(sheet.head().get(table.headerEnd() - 1));
        int header = heading.map(Sheet.Line::number).orElse(0);
        var headings = heading.map(Sheet.Line::cells).orElse(List.of());
        int width = width(sheet);
        var text = new StringWriter();
        try (var printer = new CSVPrinter(
                        text,
                        CSVFormat.DEFAULT.builder().setRecordSeparator("\r\n").get());
                var lines = sheet.source().open()) {
            int at = 0;
            for (var next = lines.next(); next.isPresent(); next = lines.next()) {
                var line = next.get();
                for (at++; at < line.number(); at++) {
                    printer.println();
                }
                var cells = new ArrayList<String>();
                for (int column = 0; column < width; column++) {
                    cells.add(line.lacksResult(column) ? "" : plain(line.cell(column)));
                }
                cells.add(
                        line.number() == header
                                ? HEADING
                                : plain(remarks.getOrDefault(rows + line.number() + place, List.of()).stream()
                                        .map(remark -> remark.in(line.cells(), headings))
                                        .collect(Collectors.joining(" | "))));
                printer.printRecord(cells);
            }
            return text.toString();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int width(Sheet sheet) throws Unreadable {
        int widest = 0;
        try (var lines = sheet.source().open()) {
            for (var next = lines.next(); next.isPresent(); next = lines.next()) {
                widest = Math.max(widest, next.get().cells().size());
            }
        }
        return widest;
    }

    /** A cell that a spreadsheet shows as the text it is. */
    static String plain(String cell) {
        return NUMBER.matcher(cell.strip()).matches() ? cell : FormulaText.quoted(cell);
    }
}
