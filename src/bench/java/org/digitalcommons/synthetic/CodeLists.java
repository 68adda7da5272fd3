package org.digitalcommons.synthetic;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.SKOS;
import org.digitalcommons.catalog.Rooms;
import org.digitalcommons.name.Iris;
import org.digitalcommons.vocab.Term;

/**
 * What synthetic data is made of: the concepts of our code lists in order of address, so that the same lists give the
 * same data.
 */
record CodeLists(
        List<Concept> capabilities,
        List<Pattern> patterns,
        List<Concept> serviceTypes,
        List<Concept> serviceGroups,
        List<Profession> professions,
        List<Concept> serviceLines,
        List<Concept> stepTypes,
        List<Concept> processes) {

    /** A concept and its name. */
    record Concept(String address, String name) {

        /** The last part of the address. */
        String code() {
            return Iris.lastSegment(address);
        }
    }

    /** A pattern with its steps in order. */
    record Pattern(String address, List<Step> steps) {

        /** What its steps need, each once, in order. */
        List<String> capabilities() {
            return steps.stream()
                    .flatMap(step -> step.capabilities().stream())
                    .distinct()
                    .toList();
        }
    }

    /** A step of a pattern. */
    record Step(String address, String name, List<String> capabilities) {}

    /** A profession with the side that we count its junior and its senior posts on. */
    record Profession(String address, String junior, String senior) {

        String code() {
            return Iris.lastSegment(address);
        }
    }

    /** The code lists of the rooms. */
    static CodeLists of(Rooms rooms) {
        var graph = rooms.graph("ontology");
        return new CodeLists(
                concepts(graph, "capability")
                        .filter(c -> graph.contains(node(c.address()), SKOS.broader.asNode(), Node.ANY))
                        .toList(),
                concepts(graph, "pattern")
                        .filter(c -> graph.contains(node(c.address()), term("hasStep"), Node.ANY))
                        .map(c -> pattern(graph, c))
                        .toList(),
                concepts(graph, "service-type").toList(),
                concepts(graph, "common-service").toList(),
                concepts(graph, "profession")
                        .map(c -> profession(graph, node(c.address())))
                        .toList(),
                concepts(graph, "service-line")
                        .filter(c -> graph.contains(node(c.address()), term("side"), Node.ANY))
                        .toList(),
                concepts(graph, "step-type").toList(),
                concepts(graph, "common-process").toList());
    }

    private static Stream<Concept> concepts(Graph graph, String scheme) {
        return graph.stream(Node.ANY, SKOS.inScheme.asNode(), node(Term.CONCEPT + scheme))
                .map(t -> t.getSubject())
                .map(concept -> new Concept(concept.getURI(), label(graph, concept)))
                .distinct()
                .sorted(Comparator.comparing(Concept::address));
    }

    private static String label(Graph graph, Node concept) {
        return graph.stream(concept, SKOS.prefLabel.asNode(), Node.ANY)
                .map(t -> t.getObject().getLiteralLexicalForm())
                .min(Comparator.naturalOrder())
                .orElse("");
    }

    private static Pattern pattern(Graph graph, Concept pattern) {
        var steps = objects(graph, node(pattern.address()), "hasStep")
                .map(step -> new Step(
                        step.getURI(),
                        label(graph, step),
                        objects(graph, step, "requiresCapability")
                                .map(Node::getURI)
                                .toList()))
                .sorted(Comparator.comparing(Step::address))
                .toList();
        return new Pattern(pattern.address(), steps);
    }

    private static Profession profession(Graph graph, Node profession) {
        var junior = performed(graph, profession, "performs").orElseThrow();
        return new Profession(
                profession.getURI(),
                junior,
                performed(graph, profession, "performsWhenSenior").orElse(junior));
    }

    private static Optional<String> performed(Graph graph, Node profession, String when) {
        return objects(graph, profession, when)
                .flatMap(function -> objects(graph, function, "side"))
                .map(Node::getURI)
                .findFirst();
    }

    private static Stream<Node> objects(Graph graph, Node subject, String term) {
        return graph.stream(subject, term(term), Node.ANY)
                .map(t -> t.getObject())
                .sorted(Comparator.comparing(Node::getURI));
    }

    private static Node term(String name) {
        return node(Term.NAMESPACE + name);
    }

    private static Node node(String address) {
        return NodeFactory.createURI(address);
    }
}
