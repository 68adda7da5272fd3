package org.digitalcommons.catalog;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.digitalcommons.vocab.Term;

/**
 * The words of the list of frequencies that have a turn, and how long it is. Immutable.
 *
 * @param turns durations of ISO 8601 by word, such as {@code P3M} by {@code QUARTERLY}
 */
public record Frequencies(Map<String, String> turns) {

    /** Reads the list of the rooms. */
    public static Frequencies of(Rooms rooms) {
        return new Frequencies(rooms.graph("ontology").stream(Node.ANY, Term.recursEvery, Node.ANY)
                .collect(Collectors.toUnmodifiableMap(
                        t -> word(t.getSubject().getURI()), t -> t.getObject().getLiteralLexicalForm())));
    }

    /** The turn of a frequency by its word, in capitals or not, or by its address; empty where it has none. */
    public Optional<String> turn(String wordOrAddress) {
        return Optional.ofNullable(turns.get(word(wordOrAddress).toUpperCase(Locale.ROOT)));
    }

    private static String word(String address) {
        return address.substring(address.lastIndexOf('/') + 1);
    }
}
