package org.digitalcommons.publish.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.digitalcommons.publish.SourceFormat;

/** Notes on the columns of files: those that no rule reads, and those that are missing. */
final class ColumnNotes {

    private static final int MOST_NAMED = 20;

    private final Map<String, List<String>> filesByNote = new TreeMap<>();

    void add(String name, SourceFile file) {
        for (var table : file.tables()) {
            var found = table.found();
            var where = table.place().isEmpty() || found.sheet().records()
                    ? name
                    : "%s, sheet %s".formatted(name, found.sheet().name());
            note(where, "no rule reads the columns %s", found.unknownHeaders());
            note(
                    where,
                    "there are no columns %s; what they would say is missing",
                    found.absent().stream()
                            .map(SourceFormat.SourceColumn::label)
                            .toList());
        }
    }

    private void note(String file, String sentence, List<String> columns) {
        if (!columns.isEmpty()) {
            var named = columns.stream().distinct().toList();
            var told = String.join(", ", named.subList(0, Math.min(MOST_NAMED, named.size())))
                    + (named.size() > MOST_NAMED ? " and %,d more".formatted(named.size() - MOST_NAMED) : "");
            filesByNote
                    .computeIfAbsent(sentence.formatted(told), n -> new ArrayList<>())
                    .add(file);
        }
    }

    /** One line for each note, with the first file it is true of and how many more. */
    List<String> lines() {
        return filesByNote.entrySet().stream()
                .map(note -> {
                    var files = note.getValue();
                    var more = files.size() == 1 ? "" : " and %,d more files".formatted(files.size() - 1);
                    return "%s%s: %s.".formatted(files.getFirst(), more, note.getKey());
                })
                .toList();
    }
}
