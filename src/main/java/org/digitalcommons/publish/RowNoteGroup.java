package org.digitalcommons.publish;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * All notes of one kind on the rows of one sheet, told once, so that one frequent kind does not hide the others.
 *
 * @param sample the first of them
 * @param rows their rows, such as {@code 3;7-9}
 * @param count how many there are
 */
public record RowNoteGroup(RowNote sample, String rows, long count) {

    /** What notes of one kind have in common. */
    private record Kind(String file, String sheet, String reason, boolean leftOut) {

        static Kind of(RowNote note) {
            return new Kind(note.file(), note.sheet(), note.reason(), note.leftOut());
        }
    }

    /** The groups of notes, in the order of their first ones; those on rows that were left out come first, as they do there. */
    public static List<RowNoteGroup> of(List<RowNote> notes) {
        var kinds = new LinkedHashMap<Kind, List<RowNote>>();
        notes.forEach(note ->
                kinds.computeIfAbsent(Kind.of(note), k -> new ArrayList<>()).add(note));
        return kinds.values().stream().map(RowNoteGroup::ofOneKind).toList();
    }

    private static RowNoteGroup ofOneKind(List<RowNote> notes) {
        var rows = new RowRanges();
        notes.stream().mapToLong(RowNote::row).sorted().forEach(row -> rows.add((int) row));
        return new RowNoteGroup(notes.getFirst(), rows.toString(), notes.size());
    }

    /** Where they are, such as {@code spend.csv, rows 3;7-9}. */
    public String place() {
        if (count == 1) {
            return sample.place();
        }
        var in = sample.sheet().isEmpty() ? sample.file() : "%s, sheet %s".formatted(sample.file(), sample.sheet());
        return "%s, rows %s".formatted(in, rows);
    }

    /** The reason, with what stands in the first of the rows. */
    public String found() {
        return count == 1 || sample.detail().isEmpty()
                ? sample.found()
                : "%s, %,d times, as in row %d: %s".formatted(sample.reason(), count, sample.row(), sample.detail());
    }
}
