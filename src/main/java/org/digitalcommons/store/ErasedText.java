package org.digitalcommons.store;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Quad;

/**
 * A text that is to be found nowhere any more, in any case of its letters: in values with any blanks between its words, in
 * addresses with what stands there for blanks. Immutable.
 */
public final class ErasedText {

    /** What stands in its place. */
    public static final String GAP = "[erased]";

    private static final String GAP_IN_ADDRESS = "erased";

    private final Pattern inValues;
    private final Pattern inAddresses;

    private ErasedText(String values, String addresses) {
        this.inValues = Pattern.compile(values, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        this.inAddresses = Pattern.compile(addresses, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /**
     * Words, with at least three letters or digits, so that nothing is emptied by mistake.
     *
     * @throws IllegalArgumentException if they have fewer
     */
    public static ErasedText of(String words) {
        if (words.replaceAll("[^\\p{L}\\p{N}]", "").length() < 3) {
            throw new IllegalArgumentException(words);
        }
        var parts = Arrays.asList(words.strip().split("\\s+"));
        return new ErasedText(
                parts.stream().map(Pattern::quote).collect(Collectors.joining("\\s+")),
                parts.stream().map(ErasedText::inAddress).collect(Collectors.joining("(?:[-_+.]|%20)+")));
    }

    private static String inAddress(String part) {
        var encoded = URLEncoder.encode(part, StandardCharsets.UTF_8);
        var joined = part.replaceAll("[^\\p{L}\\p{N}]+", "-").replaceAll("^-|-$", "");
        return "(?:%s|%s|%s)".formatted(Pattern.quote(part), Pattern.quote(encoded), Pattern.quote(joined));
    }

    /** Whether a text holds it, as values or as addresses do. */
    public boolean isIn(String text) {
        return inValues.matcher(text).find() || inAddresses.matcher(text).find();
    }

    /** A text with a gap in the place of it. */
    public String gapped(String text) {
        return inAddresses.matcher(inValues.matcher(text).replaceAll(GAP)).replaceAll(GAP_IN_ADDRESS);
    }

    Quad gapped(Quad quad) {
        return Quad.create(
                gapped(quad.getGraph()),
                gapped(quad.getSubject()),
                gapped(quad.getPredicate()),
                gapped(quad.getObject()));
    }

    private Node gapped(Node node) {
        if (node.isURI() && isIn(node.getURI())) {
            return NodeFactory.createURI(inAddresses.matcher(node.getURI()).replaceAll(GAP_IN_ADDRESS));
        }
        if (!node.isLiteral() || !isIn(node.getLiteralLexicalForm())) {
            return node;
        }
        var text = gapped(node.getLiteralLexicalForm());
        return node.getLiteralLanguage().isEmpty()
                ? NodeFactory.createLiteralString(text)
                : NodeFactory.createLiteralLang(text, node.getLiteralLanguage());
    }
}
