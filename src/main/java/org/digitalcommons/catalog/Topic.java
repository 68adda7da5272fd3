package org.digitalcommons.catalog;

import java.util.Comparator;
import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.shacl.vocabulary.SHACL;
import org.apache.jena.vocabulary.SKOS;
import org.digitalcommons.vocab.Term;

/**
 * What some questions are about: a concept of {@code ontology/scheme/question-topic.ttl}.
 *
 * @param name its code
 * @param title its label
 * @param definition one sentence
 */
public record Topic(String name, String title, String definition) {

    private static final String SCHEME = Term.CONCEPT + "question-topic";

    /** The address of a topic of a code. */
    static Node address(String name) {
        return NodeFactory.createURI(SCHEME + "/" + name);
    }

    /** The topics of the rooms, in the order in which a reader meets them. */
    static List<Topic> all(Graph ontology) {
        return ontology.stream(Node.ANY, SKOS.inScheme.asNode(), NodeFactory.createURI(SCHEME))
                .map(t -> t.getSubject())
                .sorted(Comparator.comparing(topic -> Integer.valueOf(text(ontology, topic, SHACL.order))))
                .map(topic -> new Topic(
                        topic.getURI().substring(SCHEME.length() + 1),
                        text(ontology, topic, SKOS.prefLabel.asNode()),
                        text(ontology, topic, SKOS.definition.asNode())))
                .toList();
    }

    private static String text(Graph ontology, Node topic, Node property) {
        return ontology.stream(topic, property, Node.ANY)
                .map(t -> t.getObject().getLiteralLexicalForm())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(topic + " has no " + property));
    }
}
