package org.digitalcommons;

import java.util.List;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.graph.NodeConst;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.digitalcommons.vocab.Term;

/** Writes the page of all terms and code lists from the ontology. */
final class TermReference {

    private static final Graph ONTOLOGY = DefaultStore.ROOMS.graph("ontology");

    private TermReference() {}

    static String page() {
        var page = new StringBuilder("""
                # What we say

                Every term of `%s`, prefix `commons:`, by the module that defines it, and every code list.
                This page is written from the ontology; a test fails when it is out of date. The concepts of each list are in
                [scheme/README.md](scheme/README.md).
                """.formatted(Term.NAMESPACE));
        subjects(RDFS.isDefinedBy.asNode(), Node.ANY).stream()
                .flatMap(term -> objects(term, RDFS.isDefinedBy.asNode()).stream())
                .distinct()
                .sorted((a, b) -> a.getURI().compareTo(b.getURI()))
                .forEach(module -> page.append(module(module)));
        page.append("""

                ## Code lists

                | list | concepts | what it says |
                |---|---|---|
                """);
        subjects(NodeConst.nodeRDFType, SKOS.ConceptScheme.asNode())
                .forEach(scheme -> page.append("| `%s` %s | %d | %s |\n"
                        .formatted(
                                scheme.getURI().substring(Term.CONCEPT.length()),
                                text(scheme, DCTerms.title.asNode()),
                                subjects(SKOS.inScheme.asNode(), scheme).size(),
                                text(scheme, DCTerms.description.asNode()))));
        return page.toString();
    }

    private static String module(Node module) {
        var section = new StringBuilder("""

                ## %s

                %s

                ![%s: classes and properties](diagram/%s.svg)

                | term | kind | definition |
                |---|---|---|
                """.formatted(
                        text(module, DCTerms.title.asNode()),
                        text(module, DCTerms.description.asNode()),
                        text(module, DCTerms.title.asNode()),
                        module.getURI().substring((Term.ROOT + "/def/").length())));
        for (var term : subjects(RDFS.isDefinedBy.asNode(), module)) {
            section.append("| `commons:%s` | %s | %s |\n".formatted(term.getLocalName(), kind(term), meaning(term)));
        }
        return section.toString();
    }

    private static String meaning(Node term) {
        return List.of(SKOS.definition.asNode(), SKOS.scopeNote.asNode()).stream()
                .map(property -> text(term, property))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private static String kind(Node term) {
        var types = objects(term, NodeConst.nodeRDFType);
        if (types.contains(OWL.Class.asNode())) {
            return "class";
        }
        return types.contains(OWL.ObjectProperty.asNode()) ? "relation" : "value";
    }

    private static List<Node> subjects(Node property, Node object) {
        return ONTOLOGY.stream(Node.ANY, property, object)
                .map(Triple::getSubject)
                .distinct()
                .sorted((a, b) -> a.getURI().compareToIgnoreCase(b.getURI()))
                .toList();
    }

    private static List<Node> objects(Node subject, Node property) {
        return ONTOLOGY.stream(subject, property, Node.ANY)
                .map(Triple::getObject)
                .toList();
    }

    private static String text(Node subject, Node property) {
        return objects(subject, property).stream()
                .map(Node::getLiteralLexicalForm)
                .sorted()
                .map(Markdown::cell)
                .collect(Collectors.joining(" "));
    }
}
