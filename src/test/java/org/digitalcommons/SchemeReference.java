package org.digitalcommons;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.graph.NodeConst;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.SKOS;
import org.digitalcommons.vocab.Term;

/** Writes the page of all code lists from the ontology. */
final class SchemeReference {

    private static final Graph ONTOLOGY = DefaultStore.ROOMS.graph("ontology");

    private SchemeReference() {}

    static String page() {
        var page = new StringBuilder("""
                # What bodies choose from

                Every code list under `%s`, with its concepts. This page is written from the lists; a test fails when it is out of
                date. Mappings lead to public lists where we know one.
                """.formatted(Term.CONCEPT));
        subjects(NodeConst.nodeRDFType, SKOS.ConceptScheme.asNode()).forEach(scheme -> page.append(section(scheme)));
        return page.toString();
    }

    private static String section(Node scheme) {
        var section = new StringBuilder("""

                ## %s

                `%s` %s

                | code | label | meaning | see also |
                |---|---|---|---|
                """.formatted(
                text(scheme, DCTerms.title.asNode()), scheme.getURI(), text(scheme, DCTerms.description.asNode())));
        subjects(SKOS.inScheme.asNode(), scheme)
                .forEach(concept -> section.append("| `%s` | %s | %s | %s |\n"
                        .formatted(
                                concept.getURI().replaceAll("^.*/", ""),
                                text(concept, SKOS.prefLabel.asNode()),
                                meaning(concept),
                                mappings(concept))));
        return section.toString();
    }

    private static String meaning(Node concept) {
        var broader = objects(concept, SKOS.broader.asNode())
                .map(b ->
                        "Part of %s.".formatted(text(b, SKOS.prefLabel.asNode()).toLowerCase(java.util.Locale.ROOT)));
        return Stream.concat(
                        Stream.of(SKOS.definition.asNode(), SKOS.scopeNote.asNode())
                                .map(property -> text(concept, property)),
                        broader)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private static String mappings(Node concept) {
        return Stream.of(SKOS.exactMatch, SKOS.closeMatch, SKOS.narrowMatch, SKOS.relatedMatch)
                .flatMap(match -> objects(concept, match.asNode()))
                .map(Node::getURI)
                .map(iri -> iri.startsWith(Term.CONCEPT)
                        ? "`%s`".formatted(iri.substring(Term.CONCEPT.length()))
                        : "<%s>".formatted(iri))
                .collect(Collectors.joining(" "));
    }

    private static List<Node> subjects(Node property, Node object) {
        return ONTOLOGY.stream(Node.ANY, property, object)
                .map(Triple::getSubject)
                .filter(Node::isURI)
                .distinct()
                .sorted(Comparator.comparing(Node::getURI))
                .toList();
    }

    private static Stream<Node> objects(Node subject, Node property) {
        return ONTOLOGY.stream(subject, property, Node.ANY)
                .map(Triple::getObject)
                .sorted(Comparator.comparing(Node::toString));
    }

    private static String text(Node subject, Node property) {
        return objects(subject, property)
                .map(Node::getLiteralLexicalForm)
                .sorted()
                .map(Markdown::cell)
                .collect(Collectors.joining(" "));
    }
}
