package org.digitalcommons.publish.rdf;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.system.ErrorHandler;
import org.apache.jena.vocabulary.RDFS;

/**
 * Keeps what a parser of RDF/XML only warns of, with the line; whatever would be an error or a broken address refuses the
 * file. Not thread-safe.
 */
final class WarningList implements ErrorHandler {

    private static final Pattern NO_TERM = Pattern.compile("rdf:(\\w+) is not a recognized RDF.*");

    private static final Set<String> SCHEMA = Set.of(
            RDFS.label.getLocalName(),
            RDFS.comment.getLocalName(),
            RDFS.seeAlso.getLocalName(),
            RDFS.isDefinedBy.getLocalName(),
            RDFS.subClassOf.getLocalName(),
            RDFS.subPropertyOf.getLocalName(),
            RDFS.domain.getLocalName(),
            RDFS.range.getLocalName());

    private final String file;
    private final List<String> sentences = new ArrayList<>();

    WarningList(String file) {
        this.file = file;
    }

    List<String> sentences() {
        return List.copyOf(sentences);
    }

    @Override
    public void warning(String message, long line, long column) {
        if (message.contains("IRI")) {
            throw broken(message, line, column);
        }
        var term = NO_TERM.matcher(message);
        var meant = term.matches() && SCHEMA.contains(term.group(1))
                ? "; rdfs:%s is meant, which has another address".formatted(term.group(1))
                : "";
        sentences.add("%s, line %d: %s%s.".formatted(file, line, message.replaceFirst("\\.$", ""), meant));
    }

    @Override
    public void error(String message, long line, long column) {
        throw broken(message, line, column);
    }

    @Override
    public void fatal(String message, long line, long column) {
        throw broken(message, line, column);
    }

    private static RiotException broken(String message, long line, long column) {
        return new RiotException("[line: %d, col: %d] %s".formatted(line, column, message));
    }
}
