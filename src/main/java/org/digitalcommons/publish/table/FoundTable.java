package org.digitalcommons.publish.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.digitalcommons.publish.CellKind;
import org.digitalcommons.publish.Mapping;
import org.digitalcommons.publish.SourceFormat;
import org.digitalcommons.publish.read.Records;
import org.digitalcommons.publish.read.Sheet;

/**
 * A known kind of table found in a sheet: which rows are its header and which cell is which column.
 *
 * @param format the format the table belongs to
 * @param table the kind of table
 * @param sheet the sheet it was found in
 * @param headerEnd the index of the first line below the header
 * @param columns cell index to column
 * @param headers the text of each header cell
 * @param words what the words of a header mean
 */
public record FoundTable(
        SourceFormat format,
        SourceFormat.SourceTable table,
        Sheet sheet,
        int headerEnd,
        TreeMap<Integer, SourceFormat.SourceColumn> columns,
        List<String> headers,
        HeaderWords words) {

    /** Files put titles and notes above their header, seldom more than this. */
    private static final int DEEPEST_HEADER = 40;

    /** A table is taken for one without a header only if so many of its columns have a cell in its first row. */
    private static final int FEWEST_COLUMNS = 5;

    /** A header may be spread over merged cells of several rows. */
    private static final int TALLEST_HEADER = 3;

    private static final Comparator<FoundTable> FIT =
            Comparator.<FoundTable>comparingInt(f -> f.columns().size()).thenComparingInt(f -> -f.headerEnd());

    /** The best place for a kind of table in a sheet; empty when no header cell of it is there. */
    static Optional<FoundTable> in(
            Sheet sheet, SourceFormat format, SourceFormat.SourceTable table, Mapping mapping, Currencies currencies) {
        var found = new ArrayList<FoundTable>();
        var head = sheet.head();
        int deepest = sheet.records() ? 1 : Math.min(DEEPEST_HEADER, head.size());
        int tallest = sheet.records() ? 1 : TALLEST_HEADER;
        for (int first = 0; first < deepest; first++) {
            for (int height = 1; height <= tallest && first + height <= head.size(); height++) {
                var header = header(head.subList(first, first + height));
                var columns = columns(header, table, sheet.records(), new HeaderWords(mapping, currencies));
                if (!columns.isEmpty()) {
                    found.add(new FoundTable(
                            format,
                            table,
                            sheet,
                            first + height,
                            columns,
                            header,
                            new HeaderWords(mapping, currencies)));
                }
            }
        }
        var best = found.stream().max(FIT).map(FoundTable::withColumnsKnownByValues);
        return best.filter(f -> f.missing().isEmpty())
                .or(() -> headerless(sheet, format, table, mapping, currencies))
                .or(() -> best);
    }

    /** The same with the columns whose headers nobody knows and whose cells tell what they are. */
    private FoundTable withColumnsKnownByValues() {
        var all = new TreeMap<>(columns);
        all.entrySet().removeIf(c -> !mayBe(c.getKey(), c.getValue()));
        for (var column : table.columns()) {
            if (column.knownByValues() && !all.containsValue(column)) {
                var places = IntStream.range(0, headers.size())
                        .filter(i -> !all.containsKey(i) && saysOnly(i, column))
                        .boxed()
                        .toList();
                if (places.size() == 1) {
                    all.put(places.getFirst(), column);
                }
            }
        }
        return new FoundTable(format, table, sheet, headerEnd, all, headers, words);
    }

    /** Whether most cells below a header are such as its column has. */
    private boolean mayBe(int place, SourceFormat.SourceColumn column) {
        if (column.pattern().isEmpty()) {
            return true;
        }
        var cells = cells(place);
        long fitting = cells.stream()
                .filter(cell -> column.pattern().get().matcher(cell.strip()).matches())
                .count();
        return cells.isEmpty() || fitting * 2 >= cells.size();
    }

    private List<String> cells(int place) {
        return sheet.head().subList(headerEnd, sheet.head().size()).stream()
                .map(line -> line.cell(place))
                .filter(cell -> !cell.isBlank())
                .toList();
    }

    private boolean saysOnly(int place, SourceFormat.SourceColumn column) {
        var cells = cells(place);
        return !cells.isEmpty() && cells.stream().allMatch(column::couldSay);
    }

    /** A table that is published without a header is known by having exactly its number of columns. */
    private static Optional<FoundTable> headerless(
            Sheet sheet, SourceFormat format, SourceFormat.SourceTable table, Mapping mapping, Currencies currencies) {
        if (!table.isHeaderless() || sheet.head().isEmpty()) {
            return Optional.empty();
        }
        var columns = new TreeMap<Integer, SourceFormat.SourceColumn>();
        table.columns().forEach(c -> c.position().ifPresent(p -> columns.put(p - 1, c)));
        var first = sheet.head().getFirst();
        var headers = new ArrayList<String>();
        for (int i = 0; i <= columns.lastKey(); i++) {
            var column = columns.get(i);
            headers.add(column == null ? "" : column.label());
        }
        long filled =
                columns.keySet().stream().filter(i -> !first.cell(i).isBlank()).count();
        return first.cells().size() == headers.size() && filled >= FEWEST_COLUMNS
                ? Optional.of(
                        new FoundTable(format, table, sheet, 0, columns, headers, new HeaderWords(mapping, currencies)))
                : Optional.empty();
    }

    /** The number of cells a whole row has. */
    public int width() {
        return headers.size();
    }

    /** The required columns that the header lacks. */
    public List<SourceFormat.SourceColumn> missing() {
        return table.required().stream().filter(c -> !columns.containsValue(c)).toList();
    }

    /** The columns that the header lacks and the table can do without; those that are withheld are not missed. */
    List<SourceFormat.SourceColumn> absent() {
        return table.columns().stream()
                .filter(c -> !c.required() && !c.withheld() && !columns.containsValue(c))
                .toList();
    }

    /** The header cells that no known column answers to. */
    List<String> unknownHeaders() {
        var unknown = new ArrayList<String>();
        for (int i = 0; i < headers.size(); i++) {
            boolean isMade = sheet.records() && headers.get(i).endsWith(Records.ID_AND_NAME);
            if (!columns.containsKey(i) && !headers.get(i).isBlank() && !isMade) {
                unknown.add(headers.get(i));
            }
        }
        return unknown;
    }

    /** One label a column; a merged cell stands over every column up to the next one. */
    private static List<String> header(List<Sheet.Line> lines) {
        int width = lines.stream().mapToInt(l -> l.cells().size()).max().orElse(0);
        var labels = new ArrayList<String>();
        var above = new String[lines.size()];
        for (int i = 0; i < width; i++) {
            var parts = new ArrayList<String>();
            for (int row = 0; row < lines.size(); row++) {
                var text = lines.get(row).cell(i).strip();
                boolean last = row == lines.size() - 1;
                if (!text.isEmpty()) {
                    above[row] = text;
                } else if (last || above[row] == null) {
                    continue;
                }
                parts.add(last ? text : above[row]);
            }
            labels.add(String.join(" / ", parts));
        }
        return labels;
    }

    /** The columns that a row names as the header does: all that are required, in most of its cells. */
    Optional<TreeMap<Integer, SourceFormat.SourceColumn>> headerIn(Sheet.Line line) {
        long filled = line.cells().stream().filter(c -> !c.isBlank()).count();
        if (filled < 2) {
            return Optional.empty();
        }
        var named = columns(line.cells().stream().map(String::strip).toList(), table, false, words);
        boolean isHeader = named.size() * 2L >= filled && named.values().containsAll(table.required());
        return isHeader ? Optional.of(named) : Optional.empty();
    }

    private static TreeMap<Integer, SourceFormat.SourceColumn> columns(
            List<String> header, SourceFormat.SourceTable table, boolean records, HeaderWords words) {
        var columns = new TreeMap<Integer, SourceFormat.SourceColumn>();
        var taken = new HashSet<SourceFormat.SourceColumn>();
        for (int i = 0; i < header.size(); i++) {
            var mapped = words.mapped(header.get(i), table);
            if (mapped.isPresent() && taken.add(mapped.get())) {
                columns.put(i, mapped.get());
            }
        }
        var plain = header.stream().map(SourceFormat::plain).toList();
        match(plain, table, columns, taken, records);
        match(header.stream().map(words::withoutCurrency).toList(), table, columns, taken, records);
        return columns;
    }

    private static void match(
            List<String> plain,
            SourceFormat.SourceTable table,
            TreeMap<Integer, SourceFormat.SourceColumn> columns,
            HashSet<SourceFormat.SourceColumn> taken,
            boolean records) {
        for (int i : byWeight(plain, table)) {
            var label = plain.get(i);
            for (var column : table.columns()) {
                if (!columns.containsKey(i)
                        && !label.isEmpty()
                        && column.spellings().contains(label)
                        && (taken.add(column) || records || isPartOfPeriod(column, label))) {
                    columns.put(i, column);
                    break;
                }
            }
        }
    }

    /** A period may be told by two columns together, a year and a month. */
    private static boolean isPartOfPeriod(SourceFormat.SourceColumn column, String label) {
        return column.kind() == CellKind.PERIOD && (label.equals("year") || label.equals("month"));
    }

    /** Where two headers mean one column, its own name comes first, then the one that says most, wherever they stand. */
    private static List<Integer> byWeight(List<String> header, SourceFormat.SourceTable table) {
        var names = new HashSet<String>();
        table.columns().forEach(c -> names.add(SourceFormat.plain(c.label())));
        return IntStream.range(0, header.size())
                .boxed()
                .sorted(Comparator.<Integer, Boolean>comparing(i -> !names.contains(header.get(i)))
                        .thenComparing(i -> -header.get(i).length())
                        .thenComparing(header::get))
                .toList();
    }
}
