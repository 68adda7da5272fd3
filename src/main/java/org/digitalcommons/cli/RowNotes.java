package org.digitalcommons.cli;

import java.io.PrintWriter;
import java.util.List;
import org.digitalcommons.publish.RowNote;

/** What a terminal is told of rows: the first of them, and how many more there are. */
final class RowNotes {

    private static final int MOST_TOLD = 20;

    private RowNotes() {}

    static void print(List<RowNote> notes, PrintWriter words) {
        notes.stream()
                .limit(MOST_TOLD)
                .forEach(note -> words.println("%s: %s. %s".formatted(note.place(), note.found(), note.advice())));
        if (notes.size() > MOST_TOLD) {
            words.printf("... and %,d more notes on rows; commons import writes them all.%n", notes.size() - MOST_TOLD);
        }
    }
}
