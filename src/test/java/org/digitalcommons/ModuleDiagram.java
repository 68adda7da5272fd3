package org.digitalcommons;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.graph.NodeConst;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.digitalcommons.Diagram.Arrow;
import org.digitalcommons.Diagram.Box;
import org.digitalcommons.vocab.Term;
import org.eclipse.elk.core.options.Direction;

/** Draws the classes of a module of the ontology, their properties and how they are connected. */
final class ModuleDiagram {

    private static final Graph ONTOLOGY = DefaultStore.ROOMS.graph("ontology");
    private static final String MODULE = Term.ROOT + "/def/";

    private static final Node DOMAIN_INCLUDES = NodeFactory.createURI("https://schema.org/domainIncludes");

    private ModuleDiagram() {}

    /** The drawings of all modules that define a class, by the file each belongs in. */
    static Map<Path, String> all() {
        var drawings = new TreeMap<Path, String>();
        new TreeSet<>(ONTOLOGY.stream(Node.ANY, RDFS.isDefinedBy.asNode(), Node.ANY)
                        .map(t -> t.getObject().getURI())
                        .toList())
                .forEach(module -> {
                    var name = module.substring(MODULE.length());
                    drawings.put(Path.of("ontology", "diagram", name + ".svg"), draw(module));
                });
        return drawings;
    }

    private static String draw(String module) {
        var boxes = new TreeMap<String, Box>();
        var arrows = new ArrayList<Arrow>();
        var lines = new TreeMap<String, List<String>>();
        var kinds = new TreeMap<String, List<String>>();
        var loose = new ArrayList<String>();
        for (var term : terms(module)) {
            if (isA(term, OWL.Class.asNode())) {
                lines.computeIfAbsent(name(term), n -> new ArrayList<>());
                for (var parent : objects(term, RDFS.subClassOf.asNode())) {
                    if (isOf(module, name(parent))) {
                        arrows.add(new Arrow(name(term), name(parent), "", true));
                    } else {
                        kinds.computeIfAbsent(name(term), n -> new ArrayList<>())
                                .add("is a " + name(parent));
                    }
                }
            }
        }
        for (var term : terms(module)) {
            if (isA(term, OWL.Class.asNode())) {
                continue;
            }
            var domains = new ArrayList<String>();
            objects(term, RDFS.domain.asNode()).forEach(d -> domains.add(name(d)));
            objects(term, DOMAIN_INCLUDES).forEach(d -> domains.add(name(d)));
            var range = objects(term, RDFS.range.asNode()).stream().findFirst();
            var value = range.map(ModuleDiagram::name).orElse("");
            boolean drawn = isA(term, OWL.ObjectProperty.asNode())
                    && range.filter(r -> !r.equals(SKOS.Concept.asNode())).isPresent();
            var line = term.getLocalName() + (value.isEmpty() ? "" : ": " + value);
            for (var domain : domains) {
                var held = lines.computeIfAbsent(domain, n -> new ArrayList<>());
                if (drawn) {
                    lines.computeIfAbsent(value, n -> new ArrayList<>());
                    arrows.add(new Arrow(domain, value, term.getLocalName(), false));
                } else {
                    held.add(line);
                }
            }
            if (domains.isEmpty()) {
                loose.add(line);
            }
        }
        lines.forEach((name, held) -> {
            var all = new ArrayList<>(kinds.getOrDefault(name, List.of()));
            held.stream().sorted().forEach(all::add);
            boxes.put(name, new Box(name, all, isOf(module, name)));
        });
        if (!loose.isEmpty()) {
            boxes.put(
                    "~",
                    new Box(
                            "on things of several kinds",
                            loose.stream().sorted().toList(),
                            true));
        }
        var title = objects(NodeFactory.createURI(module), DCTerms.title.asNode()).stream()
                .map(Node::getLiteralLexicalForm)
                .findFirst()
                .orElse("");
        return Diagram.svg(title + ": classes and properties", Direction.RIGHT, boxes, arrows);
    }

    private static List<Node> terms(String module) {
        return ONTOLOGY.stream(Node.ANY, RDFS.isDefinedBy.asNode(), NodeFactory.createURI(module))
                .map(Triple::getSubject)
                .sorted(Comparator.comparing(Node::getURI))
                .toList();
    }

    private static boolean isOf(String module, String name) {
        return ONTOLOGY.contains(
                NodeFactory.createURI(Term.NAMESPACE + name), RDFS.isDefinedBy.asNode(), NodeFactory.createURI(module));
    }

    private static boolean isA(Node term, Node kind) {
        return ONTOLOGY.contains(term, NodeConst.nodeRDFType, kind);
    }

    private static List<Node> objects(Node subject, Node property) {
        return ONTOLOGY.stream(subject, property, Node.ANY)
                .map(Triple::getObject)
                .sorted(Comparator.comparing(Node::toString))
                .toList();
    }

    /** Ours by their local name, those of others with the prefix of their vocabulary. */
    private static String name(Node term) {
        var iri = term.getURI();
        if (iri.startsWith(Term.NAMESPACE)) {
            return term.getLocalName();
        }
        return ONTOLOGY.getPrefixMapping().shortForm(iri).equals(iri)
                ? iri.replaceAll("^.*[/#]", "")
                : ONTOLOGY.getPrefixMapping().shortForm(iri);
    }
}
