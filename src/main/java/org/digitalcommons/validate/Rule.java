package org.digitalcommons.validate;

import java.util.Comparator;
import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.shacl.vocabulary.SHACL;
import org.apache.jena.vocabulary.DCTerms;

/**
 * One rule of {@code shapes/}, as far as people are shown it.
 *
 * @param code stable, such as {@code staffing-fte}
 * @param shape the IRI of its shape
 * @param severity what breaking it means
 * @param name what it is about, in a few words
 * @param description why it exists
 * @param message what to do, with places for values
 */
public record Rule(String code, String shape, Severity severity, String name, String description, String message) {

    /** All rules of a graph of shapes, in order of code. */
    public static List<Rule> all(Graph shapes) {
        return shapes.stream(Node.ANY, DCTerms.identifier.asNode(), Node.ANY)
                .map(t -> of(shapes, t.getSubject(), t.getObject().getLiteralLexicalForm()))
                .sorted(Comparator.comparing(Rule::code))
                .toList();
    }

    private static Rule of(Graph shapes, Node shape, String code) {
        var severity = shapes.stream(shape, SHACL.severity, Node.ANY)
                .map(t -> Severity.of(t.getObject()))
                .findFirst()
                .orElse(Severity.VIOLATION);
        return new Rule(
                code,
                shape.toString(),
                severity,
                text(shapes, shape, SHACL.name),
                text(shapes, shape, SHACL.description),
                message(shapes, shape));
    }

    /** SHACL fills values into a message only where it stands beside the query that selects them. */
    private static String message(Graph shapes, Node shape) {
        return shapes.stream(shape, SHACL.sparql, Node.ANY)
                .map(t -> text(shapes, t.getObject(), SHACL.message))
                .findFirst()
                .orElseGet(() -> text(shapes, shape, SHACL.message));
    }

    private static String text(Graph shapes, Node shape, Node property) {
        return shapes.stream(shape, property, Node.ANY)
                .map(t -> t.getObject().getLiteralLexicalForm())
                .sorted()
                .findFirst()
                .orElse("");
    }
}
