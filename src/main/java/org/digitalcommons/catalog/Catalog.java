package org.digitalcommons.catalog;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.shacl.vocabulary.SHACL;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.graph.NodeConst;
import org.apache.jena.vocabulary.DCTerms;
import org.digitalcommons.vocab.Term;

/**
 * The public questions of {@code queries/ask}. One file is a command, a page, an answer in JSON or
 * CSV, and a described resource. Immutable.
 *
 * @param questions in order of name
 */
public record Catalog(List<Question> questions) {

    /** Reads the catalogue of the rooms. */
    public static Catalog of(Rooms rooms) {
        return of(rooms, "queries/ask");
    }

    /** Reads the questions of a folder. */
    public static Catalog of(Rooms rooms, String folder) {
        return new Catalog(rooms.files(folder, ".rq").stream()
                .map(file -> Question.of(Rooms.name(file), Rooms.text(file)))
                .toList());
    }

    /** The catalogue as linked data: each question is an executable that anybody's engine can run. */
    public Graph description() {
        var graph = GraphFactory.createDefaultGraph();
        for (var question : questions) {
            var node = NodeFactory.createURI(Term.ROOT + "/ask/" + question.name());
            graph.add(node, NodeConst.nodeRDFType, SHACL.SPARQLSelectExecutable);
            graph.add(node, DCTerms.title.asNode(), english(question.header().title()));
            graph.add(
                    node,
                    DCTerms.description.asNode(),
                    english(question.header().question()));
            graph.add(node, SHACL.select, NodeFactory.createLiteralString(question.text()));
        }
        return graph;
    }

    private static Node english(String text) {
        return NodeFactory.createLiteralLang(text, "en");
    }

    /**
     * The question of a name.
     *
     * @throws Question.Unanswerable if there is none; the message lists those there are
     */
    public Question named(String name) {
        return question(name)
                .orElseThrow(() -> new Question.Unanswerable("There is no question %s. There are: %s."
                        .formatted(name, questions.stream().map(Question::name).collect(Collectors.joining(", ")))));
    }

    /** The question of a name, if there is one. */
    public Optional<Question> question(String name) {
        return questions.stream().filter(q -> q.name().equals(name)).findFirst();
    }
}
