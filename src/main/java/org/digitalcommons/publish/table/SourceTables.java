package org.digitalcommons.publish.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.digitalcommons.publish.Mapping;
import org.digitalcommons.publish.SourceFormat;
import org.digitalcommons.publish.Unreadable;
import org.digitalcommons.publish.read.FileScan;
import org.digitalcommons.publish.read.Sheet;
import org.digitalcommons.publish.read.Sheets;

/** Recognises which known table a file holds, from its content and not from its name. Immutable. */
public final class SourceTables {

    /** A table is worth naming as the nearest if so much of what it needs is there. */
    private static final double NEAR = 0.34;

    private final List<SourceFormat> formats;
    private final Currencies currencies;

    /**
     * For tables of some formats.
     *
     * @param currencies the currencies that headers name
     */
    public SourceTables(List<SourceFormat> formats, Currencies currencies) {
        this.formats = List.copyOf(formats);
        this.currencies = currencies;
    }

    Currencies currencies() {
        return currencies;
    }

    /**
     * The tables of a file, of one format if it is named: the one that fits best, and those of the same
     * format on every other sheet.
     */
    public FoundTables find(FileScan file, Optional<String> wanted, Mapping mapping) throws Unreadable {
        var name = file.name();
        var candidates = new ArrayList<FoundTable>();
        var sheets = Sheets.of(file, formats);
        for (var sheet : sheets) {
            for (var format : formats) {
                if (wanted.isEmpty() || wanted.get().equals(format.name())) {
                    for (var table : format.tables()) {
                        if (isFor(sheet, table)) {
                            FoundTable.in(sheet, format, table, mapping, currencies)
                                    .ifPresent(candidates::add);
                        }
                    }
                }
            }
        }
        var whole = candidates.stream().filter(f -> f.missing().isEmpty()).toList();
        if (whole.isEmpty()) {
            throw unrecognised(name, candidates, wanted);
        }
        int most = whole.stream().mapToInt(f -> f.columns().size()).max().orElseThrow();
        var best = whole.stream().filter(f -> f.columns().size() == most).toList();
        // Tables of one format that fit alike say the same; the one that asks for more columns fits closer.
        var first = best.stream()
                .max(Comparator.comparingInt(f -> f.table().required().size()))
                .orElseThrow();
        var kinds = best.stream()
                .filter(f -> !f.format().equals(first.format()))
                .map(f -> f.format().name())
                .distinct()
                .toList();
        if (!kinds.isEmpty()) {
            throw new Unreadable("%s could be any of: %s. Name the one it is, as in: commons import %s %s"
                    .formatted(name, names(best), first.format().name(), name));
        }
        var found = new ArrayList<FoundTable>();
        var left = new ArrayList<Sheet>();
        for (var sheet : sheets.stream().filter(s -> isBeside(s, first.sheet())).toList()) {
            var here = sheet.equals(first.sheet()) ? Optional.of(first) : bestOn(sheet, whole, first.format());
            here.ifPresentOrElse(found::add, () -> left.add(sheet));
        }
        return new FoundTables(first, List.copyOf(found), sheets.getFirst().records() ? List.of() : List.copyOf(left));
    }

    /**
     * Whether a sheet holds other rows than the best one: any of a workbook does; of records, the list that is found without
     * a place holds those at a place again.
     */
    private static boolean isBeside(Sheet sheet, Sheet best) {
        return sheet.equals(best)
                || !sheet.records()
                || !best.name().isEmpty() && !sheet.name().isEmpty();
    }

    private static Optional<FoundTable> bestOn(Sheet sheet, List<FoundTable> whole, SourceFormat format) {
        return whole.stream()
                .filter(f -> f.sheet().equals(sheet) && f.format().equals(format))
                .max(Comparator.comparingInt(f -> f.columns().size()));
    }

    /** Records that lie at the place of one table are not looked through for another. */
    private static boolean isFor(Sheet sheet, SourceFormat.SourceTable table) {
        return sheet.records()
                ? sheet.name()
                        .equals(table.rowsAt().isEmpty() ? "" : table.iri().getURI())
                : table.rowsAt().isEmpty();
    }

    private Unreadable unrecognised(String name, List<FoundTable> candidates, Optional<String> wanted) {
        var nearest = candidates.stream()
                .filter(f -> share(f) >= NEAR)
                .max(Comparator.<FoundTable>comparingInt(
                                f -> f.columns().size() - f.missing().size())
                        .thenComparingDouble(SourceTables::share));
        if (nearest.isEmpty()) {
            var known = wanted.orElseGet(
                    () -> formats.stream().map(SourceFormat::name).collect(Collectors.joining(", ")));
            return new Unreadable(
                    "%s has no row that reads like the header of a known table (%s). Its columns must be named in one of the first rows."
                            .formatted(name, known));
        }
        var found = nearest.get();
        var row = found.sheet().head().get(found.headerEnd() - 1).number();
        return new Unreadable(
                found.missing().stream()
                        .map(column ->
                                "%s, row %d: no column is named \"%s\", which %s needs. Columns that were not recognised: %s.%s"
                                        .formatted(
                                                name,
                                                row,
                                                column.label(),
                                                found.table().label().toLowerCase(Locale.ROOT),
                                                quoted(found.unknownHeaders()),
                                                NearestHeader.to(column, found.unknownHeaders())
                                                        .map(SourceTables::mapLine)
                                                        .map(line -> line.formatted(column.label()))
                                                        .orElse("")))
                        .toList(),
                found.missing().stream()
                        .map(column -> new Unreadable.MissingColumn(name, column.label(), found.unknownHeaders()))
                        .toList());
    }

    /** What to write so that a header is read as a column. */
    private static String mapLine(String header) {
        return " If it is \"%s\", write this line into a file and name it with --map: %s,%%s"
                .formatted(
                        header.replace("%", "%%"),
                        (header.contains(",") ? '"' + header + '"' : header).replace("%", "%%"));
    }

    private static double share(FoundTable found) {
        var required = found.table().required().size();
        return (required - found.missing().size()) / (double) required;
    }

    private static String quoted(List<String> headers) {
        return headers.isEmpty()
                ? "none"
                : headers.stream().limit(12).map(h -> '"' + h + '"').collect(Collectors.joining(", "));
    }

    private static String names(List<FoundTable> found) {
        return found.stream().map(f -> f.format().name()).distinct().collect(Collectors.joining(", "));
    }
}
