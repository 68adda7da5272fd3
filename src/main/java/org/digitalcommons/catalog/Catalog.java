package org.digitalcommons.catalog;

import java.util.List;
import java.util.Optional;

/**
 * The public questions of {@code queries/ask}. One file is a command, a page, an answer in JSON or
 * CSV, and a described resource. Immutable.
 *
 * @param questions in order of name
 */
public record Catalog(List<Question> questions) {

    /** Reads the catalogue of the rooms. */
    public static Catalog of(Rooms rooms) {
        return new Catalog(rooms.files("queries/ask", ".rq").stream()
                .map(file -> Question.of(Rooms.name(file), Rooms.text(file)))
                .toList());
    }

    /** The question of a name. */
    public Optional<Question> question(String name) {
        return questions.stream().filter(q -> q.name().equals(name)).findFirst();
    }
}
