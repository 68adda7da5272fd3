package org.digitalcommons.serve.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.NodeConst;
import org.apache.jena.vocabulary.ORG;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.digitalcommons.Commons;
import org.digitalcommons.catalog.QueryHeader.Parameter;
import org.digitalcommons.name.GraphNames;
import org.digitalcommons.serve.page.SectionView.Field;
import org.digitalcommons.serve.page.SectionView.Link;
import org.digitalcommons.vocab.Term;

/** What may be chosen for a parameter: the concepts of a code list or the bodies there are, by their names. */
final class Choices {

    private static final Node ONTOLOGY = NodeFactory.createURI(GraphNames.REFERENCE + "ontology");

    private static final Node ORGANISATION = ORG.Organization.asNode();

    private final Commons commons;

    Choices(Commons commons) {
        this.commons = commons;
    }

    /** The field of a form for a parameter, with the value that is set. */
    Field field(Parameter parameter, String value) {
        var label = parameter.meaning().replaceAll("(, such as .*)?\\.$", "");
        return new Field(parameter.name(), label, value, options(parameter));
    }

    private List<Link> options(Parameter parameter) {
        var options = new ArrayList<Link>();
        if (parameter.isOptional() && parameter.isAddress()) {
            options.add(new Link("Any", ""));
        }
        if (parameter.type().startsWith("concept/")) {
            options.addAll(concepts(NodeFactory.createURI(Term.ROOT + "/" + parameter.type())));
        } else if (parameter.type().equals("id/body")) {
            options.addAll(bodies());
        } else {
            return List.of();
        }
        return options;
    }

    /** The concepts of a scheme in order of name; the last part of the address is the value. */
    private List<Link> concepts(Node scheme) {
        var dataset = commons.store().dataset();
        return commons.store()
                .read(() -> dataset.stream(ONTOLOGY, Node.ANY, SKOS.inScheme.asNode(), scheme)
                        .map(q -> new Link(
                                label(q.getSubject()), Links.name(q.getSubject().getURI())))
                        .sorted((a, b) -> a.text().compareTo(b.text()))
                        .toList());
    }

    private String label(Node concept) {
        return commons.store().dataset().stream(ONTOLOGY, concept, SKOS.prefLabel.asNode(), Node.ANY)
                .map(q -> q.getObject().getLiteralLexicalForm())
                .findFirst()
                .orElseGet(() -> Links.name(concept.getURI()));
    }

    /** The bodies there are, in order of name. */
    private List<Link> bodies() {
        var dataset = commons.store().dataset();
        return commons.store()
                .read(() -> dataset.stream(Quad.unionGraph, Node.ANY, NodeConst.nodeRDFType, ORGANISATION)
                        .flatMap(q -> dataset.stream(Quad.unionGraph, q.getSubject(), RDFS.label.asNode(), Node.ANY)
                                .map(named -> new Link(
                                        named.getObject().getLiteralLexicalForm(),
                                        Links.name(q.getSubject().getURI()))))
                        .sorted(Comparator.comparing(Link::text).thenComparing(Link::href))
                        .toList());
    }
}
