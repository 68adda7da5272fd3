package org.digitalcommons.publish.table;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.SKOS;
import org.digitalcommons.vocab.Term;

/**
 * Words in cells that decide how they are read, as {@code ontology/scheme/not-given.ttl} and {@code payee-word.ttl} list
 * them: those for what is not given, and those that tell names of people who are paid from names of suppliers, as far as
 * a name alone tells. In doubt a name is kept, since those who pay are bound to publish whom they pay and to take out
 * whom they may not name. Immutable.
 */
public final class CellWords {

    private static final String NOT_GIVEN = Term.CONCEPT + "not-given";
    private static final String PAYEE = Term.CONCEPT + "payee-word/";

    private final Set<String> notGiven;
    private final List<String> redactions;
    private final Pattern titled;
    private final Pattern firm;

    private CellWords(Set<String> notGiven, List<String> redactions, Pattern titled, Pattern firm) {
        this.notGiven = notGiven;
        this.redactions = redactions;
        this.titled = titled;
        this.firm = firm;
    }

    /** The words that an ontology lists. */
    public static CellWords of(Graph ontology) {
        var notGiven = ontology.stream(Node.ANY, SKOS.inScheme.asNode(), NodeFactory.createURI(NOT_GIVEN))
                .flatMap(t -> words(ontology, t.getSubject()).stream())
                .collect(Collectors.toUnmodifiableSet());
        var before = anyOf(payee(ontology, "title"));
        var joined = anyOf(payee(ontology, "joined-title"));
        var behind = anyOf(payee(ontology, "title-behind"));
        return new CellWords(
                notGiven,
                payee(ontology, "redaction"),
                Pattern.compile("(?i)^%s\\b\\.?(\\s*(&|and|/)\\s*%s)?\\s+.*|.*[, ]\\s*%s\\.?$"
                        .formatted(before, joined, behind)),
                Pattern.compile(".*\\b%s\\b.*".formatted(anyOf(payee(ontology, "firm")))));
    }

    private static List<String> payee(Graph ontology, String kind) {
        return words(ontology, NodeFactory.createURI(PAYEE + kind));
    }

    private static List<String> words(Graph ontology, Node concept) {
        return ontology.stream(concept, SKOS.altLabel.asNode(), Node.ANY)
                .map(t -> t.getObject().getLiteralLexicalForm().toLowerCase(Locale.ROOT))
                .sorted()
                .toList();
    }

    private static String anyOf(List<String> words) {
        return words.stream().map(Pattern::quote).collect(Collectors.joining("|", "(", ")"));
    }

    /** Whether a cell holds a word for something that is not given, and nothing else. */
    boolean isNotGiven(String cell) {
        return notGiven.contains(cell.strip().toLowerCase(Locale.ROOT));
    }

    /** Whether the name of a payee was taken out by its publisher. */
    boolean isRedacted(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        return redactions.stream().anyMatch(lower::contains);
    }

    /** Whether the name of a payee is that of a person: it has a title, and no word of a firm. */
    boolean isPerson(String name) {
        var bare = name.strip();
        return titled.matcher(bare).matches()
                && !firm.matcher(bare.toLowerCase(Locale.ROOT)).matches();
    }
}
