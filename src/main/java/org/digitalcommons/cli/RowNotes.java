package org.digitalcommons.cli;

import java.io.PrintWriter;
import java.util.List;
import org.digitalcommons.publish.RowNote;
import org.digitalcommons.publish.RowNoteGroup;

/** The notes on rows for a terminal: each kind of note once, with its rows and a sample. */
final class RowNotes {

    private static final int MOST_TOLD = 20;

    private RowNotes() {}

    static void print(List<RowNote> notes, PrintWriter words) {
        var groups = RowNoteGroup.of(notes);
        groups.stream()
                .limit(MOST_TOLD)
                .forEach(group -> words.println("%s: %s. %s"
                        .formatted(group.place(), group.found(), group.sample().advice())));
        if (groups.size() > MOST_TOLD) {
            words.printf(
                    "... and %,d more kinds of notes on rows; commons import writes them all.%n",
                    groups.size() - MOST_TOLD);
        }
    }
}
