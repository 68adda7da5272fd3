package org.digitalcommons.catalog;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.jena.datatypes.TypeMapper;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.irix.IRIException;
import org.apache.jena.irix.IRIx;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.jena.sparql.util.FmtUtils;
import org.apache.jena.sys.JenaSystem;
import org.digitalcommons.name.NearestNames;
import org.digitalcommons.vocab.Term;

/**
 * A query file with its name and header. A parameter is one {@code VALUES} line that holds its
 * default, so the file runs as it lies on any engine; setting it replaces that line by a formatted
 * RDF term, never by raw text.
 *
 * @param name the file's name without ending; part of its command and address
 * @param header what the file says of itself
 * @param text the file as it lies
 */
public record Question(String name, QueryHeader header, String text) {

    private static final Pattern VALUES = Pattern.compile("VALUES \\?(\\w+) \\{[^}]*\\}");

    static {
        JenaSystem.init();
    }

    /** Reads a query file's text. */
    public static Question of(String name, String text) {
        return new Question(name, QueryHeader.of(text), text);
    }

    /**
     * The query with parameters set.
     *
     * @throws Unanswerable if a parameter is unknown or its value is not of its type
     */
    public String with(Map<String, String> values) {
        var terms = new HashMap<String, String>();
        var given = new LinkedHashMap<>(values);
        for (var parameter : header.parameters()) {
            var value = given.remove(parameter.name());
            if (value != null && !value.isBlank()) {
                terms.put(parameter.name(), FmtUtils.stringForNode(term(parameter, value.strip())));
            }
        }
        if (!given.isEmpty()) {
            throw noParameter(given.keySet().iterator().next());
        }
        return values(terms);
    }

    /**
     * A parameter, by its name in the spelling of options or in that of the query.
     *
     * @throws Unanswerable if there is none; the message offers the nearest
     */
    public QueryHeader.Parameter parameter(String word) {
        return header.parameters().stream()
                .filter(p -> p.isCalled(word))
                .findFirst()
                .orElseThrow(() -> noParameter(word));
    }

    private Unanswerable noParameter(String word) {
        var names =
                header.parameters().stream().map(QueryHeader.Parameter::option).toList();
        return Unanswerable.misspelt(
                names.isEmpty()
                        ? "The question %s has no parameters, and so no %s.".formatted(name, word)
                        : "The question %s has no parameter %s.".formatted(name, word),
                NearestNames.of(word, names));
    }

    /** The query gathered for one key. */
    public String gathering(Node key) {
        return gathering(List.of(key));
    }

    /** The query gathered for some keys. */
    public String gathering(Collection<Node> keys) {
        return values(Map.of(
                header.key().orElseThrow(), keys.stream().map(NodeFmtLib::strNT).collect(Collectors.joining(" "))));
    }

    /** All at once: a value that was set is never read again as a line of the query. */
    private String values(Map<String, String> terms) {
        var found = new HashSet<String>();
        var query = VALUES.matcher(text).replaceAll(line -> {
            found.add(line.group(1));
            var term = terms.get(line.group(1));
            return Matcher.quoteReplacement(
                    term == null ? line.group() : "VALUES ?%s { %s }".formatted(line.group(1), term));
        });
        if (!found.containsAll(terms.keySet())) {
            throw new IllegalStateException("The query has no line VALUES ?name { ... } for one of " + terms.keySet());
        }
        return query;
    }

    private static Node term(QueryHeader.Parameter parameter, String given) {
        var value = parameter.isToday() && given.equals("today")
                ? LocalDate.now(ZoneOffset.UTC).toString()
                : given;
        if (parameter.isAddress()) {
            var local = parameter.type().contains("/") && !value.contains(":");
            return address(parameter, local ? Term.ROOT + "/" + parameter.type() + "/" + value : value);
        }
        var choices = parameter.choices();
        if (!choices.isEmpty()) {
            if (!choices.contains(value)) {
                throw new Unanswerable(
                        "%s must be one of %s, not: %s".formatted(parameter.name(), String.join(", ", choices), value));
            }
            return NodeFactory.createLiteralString(value);
        }
        if (parameter.isList()) {
            return NodeFactory.createLiteralString(value);
        }
        var name = parameter.type().replace("xsd:", XSDDatatype.XSD + "#");
        var type = TypeMapper.getInstance().getSafeTypeByName(name);
        if (!type.isValid(value)) {
            throw new Unanswerable(
                    "%s must be of type %s, not: %s".formatted(parameter.name(), parameter.type(), value));
        }
        return NodeFactory.createLiteralDT(value, type);
    }

    private static Node address(QueryHeader.Parameter parameter, String value) {
        try {
            if (!IRIx.create(value).isAbsolute() || value.matches(".*[<>\"{}|\\\\^`\\s].*")) {
                throw new Unanswerable("%s must be an address%s, not: %s"
                        .formatted(
                                parameter.name(),
                                parameter.isOptional() ? "" : " such as " + parameter.fallback(),
                                value));
            }
        } catch (IRIException e) {
            throw new Unanswerable("%s must be an address, not: %s".formatted(parameter.name(), value));
        }
        return NodeFactory.createURI(value);
    }

    /** A question asked in a way that has no answer; the message says what to write instead. */
    public static final class Unanswerable extends RuntimeException {
        /** The message says what to write instead. */
        public Unanswerable(String message) {
            super(message);
        }

        /** Something of a name that there is not: one line that says so, and one that offers the nearest names. */
        public static Unanswerable misspelt(String sentence, List<String> nearest) {
            return new Unanswerable(nearest.isEmpty() ? sentence : sentence + "\n" + NearestNames.question(nearest));
        }
    }
}
