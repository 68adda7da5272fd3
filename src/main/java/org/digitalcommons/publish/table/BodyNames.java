package org.digitalcommons.publish.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.digitalcommons.name.Iris;
import org.digitalcommons.publish.Unreadable.MissingDetail.Proposal;
import org.digitalcommons.vocab.Term;

/**
 * Finds the names of known bodies in a publisher's words, such as the name of a file. Its results are only proposals.
 */
final class BodyNames {

    /** Shorter names are found in too many words. */
    private static final int SHORTEST = 4;

    private static final int MOST = 3;

    private BodyNames() {}

    /** The codes of bodies whose names are in a text, with the name that was found, the longest first. */
    static List<Proposal> in(Graph known, String text) {
        var letters = letters(text);
        var found = new ArrayList<Proposal>();
        known.find(Node.ANY, Term.knownAs, Node.ANY).forEachRemaining(t -> {
            var name = t.getObject().getLiteralLexicalForm();
            var bare = letters(name);
            if (bare.length() >= SHORTEST && letters.contains(bare)) {
                found.add(new Proposal(Iris.lastSegment(t.getSubject()), name));
            }
        });
        found.sort(Comparator.<Proposal>comparingInt(p -> -p.name().length()).thenComparing(Proposal::value));
        return found.subList(0, Math.min(MOST, found.size()));
    }

    private static String letters(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    }
}
