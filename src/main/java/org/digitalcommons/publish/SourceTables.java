package org.digitalcommons.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Recognises which known table a file holds, from its content and not from its name. Immutable. */
final class SourceTables {

    private final List<SourceFormat> formats;

    SourceTables(List<SourceFormat> formats) {
        this.formats = List.copyOf(formats);
    }

    /** The table of a file, of one format if it is named. */
    FoundTable find(String name, byte[] bytes, Optional<String> wanted) throws Unreadable {
        var candidates = new ArrayList<FoundTable>();
        for (var sheet : Sheets.of(name, bytes)) {
            for (var format : formats) {
                if (wanted.isEmpty() || wanted.get().equals(format.name())) {
                    for (var table : format.tables()) {
                        FoundTable.in(sheet, format, table).ifPresent(candidates::add);
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
        if (best.stream().map(f -> f.table().iri()).distinct().count() > 1) {
            throw new Unreadable("%s could be any of: %s. Name the one it is, as in: commons import %s %s"
                    .formatted(name, names(best), best.getFirst().format().name(), name));
        }
        checkLastRow(name, best.getFirst());
        return best.getFirst();
    }

    private static void checkLastRow(String name, FoundTable found) throws Unreadable {
        var lines = found.sheet().lines();
        if (found.sheet().ragged() || lines.size() <= found.headerEnd()) {
            return;
        }
        var last = lines.getLast();
        if (!last.isEmpty() && last.cells().size() < found.width()) {
            throw new Unreadable(
                    "%s ends in row %d with %d of %d cells, as when a file is cut off. Publish the whole file again."
                            .formatted(name, last.number(), last.cells().size(), found.width()));
        }
    }

    private Unreadable unrecognised(String name, List<FoundTable> candidates, Optional<String> wanted) {
        var nearest = candidates.stream()
                .max((a, b) -> Double.compare(share(a), share(b)))
                .filter(f -> share(f) > 0.3);
        if (nearest.isEmpty()) {
            var known = wanted.orElseGet(
                    () -> formats.stream().map(SourceFormat::name).collect(Collectors.joining(", ")));
            return new Unreadable(
                    "%s has no row that reads like the header of a known table (%s). Its columns must be named in one of the first rows."
                            .formatted(name, known));
        }
        var found = nearest.get();
        var row = found.sheet().lines().get(found.headerEnd() - 1).number();
        return new Unreadable(found.missing().stream()
                .map(column ->
                        "%s, row %d: no column is named \"%s\", which %s needs. Columns that were not recognised: %s."
                                .formatted(
                                        name,
                                        row,
                                        column.label(),
                                        found.table().label().toLowerCase(java.util.Locale.ROOT),
                                        quoted(found.unknownHeaders())))
                .toList());
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
