package org.digitalcommons.publish.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.SKOS;
import org.digitalcommons.vocab.Term;

/**
 * Signs and codes of currencies beside amounts and in headers, as {@code ontology/scheme/currency-sign.ttl} lists them.
 * Immutable.
 */
public final class Currencies {

    private static final Node SCHEME = NodeFactory.createURI(Term.CONCEPT + "currency-sign");

    /** Currencies in the register of the Publications Office of the European Union. */
    private static final String REGISTER = "http://publications.europa.eu/resource/authority/currency/";

    /** The currency of an amount that names none. */
    static final String HOME = "GBP";

    private final List<Sign> signs;

    private Currencies(List<Sign> signs) {
        this.signs = signs;
    }

    private record Sign(String written, String code) {}

    /**
     * A currency that was found in a text.
     *
     * @param code its code; empty for a sign that several currencies have
     * @param rest the text without it
     */
    record CurrencyMention(String code, String rest) {}

    /** Those that an ontology lists. */
    public static Currencies of(Graph ontology) {
        var signs = new ArrayList<Sign>();
        ontology.stream(Node.ANY, SKOS.inScheme.asNode(), SCHEME).forEach(t -> {
            var code = ontology.stream(t.getSubject(), SKOS.notation.asNode(), Node.ANY)
                    .map(n -> n.getObject().getLiteralLexicalForm())
                    .findFirst()
                    .orElse("");
            ontology.stream(t.getSubject(), SKOS.altLabel.asNode(), Node.ANY)
                    .forEach(label -> signs.add(
                            new Sign(label.getObject().getLiteralLexicalForm().toLowerCase(Locale.ROOT), code)));
        });
        signs.sort(Comparator.<Sign>comparingInt(s -> -s.written().length()).thenComparing(Sign::written));
        return new Currencies(List.copyOf(signs));
    }

    /** The currency as a resource. */
    static Node node(String code) {
        return NodeFactory.createURI(REGISTER + code);
    }

    /** The currency at the start or the end of an amount. */
    Optional<CurrencyMention> around(String amount) {
        var lower = amount.toLowerCase(Locale.ROOT);
        for (var sign : signs) {
            if (lower.startsWith(sign.written())
                    && isApart(sign, lower, sign.written().length())) {
                return Optional.of(new CurrencyMention(
                        sign.code(), amount.substring(sign.written().length()).strip()));
            }
            int end = lower.length() - sign.written().length();
            if (lower.endsWith(sign.written()) && end > 0 && isApart(sign, lower, end - 1)) {
                return Optional.of(new CurrencyMention(
                        sign.code(), amount.substring(0, end).strip()));
            }
        }
        return Optional.empty();
    }

    /** The currency that a header names, in brackets or as a word of its own, and the header without it. */
    Optional<CurrencyMention> inHeader(String header) {
        var lower = header.toLowerCase(Locale.ROOT);
        for (var sign : signs) {
            for (int at = lower.indexOf(sign.written()); at >= 0; at = lower.indexOf(sign.written(), at + 1)) {
                int end = at + sign.written().length();
                boolean isApart = (at == 0 || isApart(sign, lower, at - 1)) && isApart(sign, lower, end);
                if (isApart) {
                    var rest = (header.substring(0, at) + " " + header.substring(end))
                            .replaceAll("[(\\[]\\s*(in\\s*)?[)\\]]|\\bin\\s*$", " ");
                    return Optional.of(new CurrencyMention(sign.code(), rest.strip()));
                }
            }
        }
        return Optional.empty();
    }

    /** A code in letters is no part of a longer word; a sign may stand against anything but figures of another kind. */
    private static boolean isApart(Sign sign, String text, int neighbour) {
        return !Character.isLetter(sign.written().codePointAt(0))
                || neighbour >= text.length()
                || !Character.isLetter(text.charAt(neighbour));
    }
}
