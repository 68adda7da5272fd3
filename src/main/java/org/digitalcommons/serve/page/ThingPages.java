package org.digitalcommons.serve.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.shacl.vocabulary.SHACL;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.digitalcommons.Commons;
import org.digitalcommons.catalog.Rooms;
import org.digitalcommons.serve.page.SectionView.Fact;
import org.digitalcommons.serve.page.SectionView.Link;
import org.digitalcommons.serve.words.Words;
import org.digitalcommons.vocab.Term;

/** What is stated about one address of ours: a thing, a term, a concept, a shape. */
public final class ThingPages {

    private static final Var PROPERTY = Var.alloc("property");
    private static final List<Node> NAMES =
            List.of(RDFS.Nodes.label, SKOS.prefLabel.asNode(), DCTerms.title.asNode(), SHACL.name);

    private final Commons commons;
    private final Words words;
    private final Graph rules;

    /** The things of a commons. */
    public ThingPages(Commons commons, Words words) {
        this.words = words;
        this.commons = commons;
        this.rules = GraphFactory.createDefaultGraph();
        var ontology = commons.rooms().graph("ontology");
        rules.getPrefixMapping().setNsPrefixes(ontology.getPrefixMapping());
        GraphUtil.addInto(rules, ontology);
        commons.rooms().files("shapes", ".ttl").stream()
                .filter(file -> !file.toString().contains("/test/"))
                .forEach(file -> Rooms.read(file, rules));
    }

    /** What is stated with the thing as subject; empty if nothing is. */
    public Graph statements(String iri) {
        var thing = NodeFactory.createURI(iri);
        var graph = GraphFactory.createDefaultGraph();
        rules.getPrefixMapping().getNsPrefixMap().forEach(graph.getPrefixMapping()::setNsPrefix);
        rules.find(thing, Node.ANY, Node.ANY).forEachRemaining(graph::add);
        commons.look("statements", Map.of("thing", iri))
                .rows()
                .forEach(row -> graph.add(Triple.create(thing, row.get(PROPERTY), row.get(Var.alloc("value")))));
        return graph;
    }

    /** The statements of every term of ours. */
    public Graph terms() {
        var graph = GraphFactory.createDefaultGraph();
        rules.getPrefixMapping().getNsPrefixMap().forEach(graph.getPrefixMapping()::setNsPrefix);
        rules.stream()
                .filter(t -> t.getSubject().isURI() && t.getSubject().getURI().startsWith(Term.ROOT + "/def"))
                .forEach(graph::add);
        return graph;
    }

    /** The page of a thing; empty if nothing is stated of it. */
    public Optional<PageView> page(String iri) {
        var statements = statements(iri);
        if (statements.isEmpty()) {
            return Optional.empty();
        }
        var facts = statements.stream()
                .sorted(Comparator.comparing((Triple t) -> label(t.getPredicate()))
                        .thenComparing(t -> words(t.getObject())))
                .map(t -> new Fact("", named(t.getPredicate()), value(t.getObject())))
                .toList();
        var sections = new ArrayList<SectionView>();
        sections.add(SectionView.of(words.say("thing.stated"))
                .stating(facts)
                .leading(words.say("common.turtle"), "?format=turtle")
                .leading(words.say("common.json-ld"), "?format=jsonld"));
        var mentions = mentions(iri);
        if (!mentions.isEmpty()) {
            sections.add(SectionView.of(words.say("thing.mentions")).stating(mentions));
        }
        var thing = NodeFactory.createURI(iri);
        return Optional.of(
                new PageView(name(statements, thing).orElseGet(() -> Links.name(iri)), List.of(iri), sections));
    }

    private List<Fact> mentions(String iri) {
        return commons.look("mentions", Map.of("thing", iri)).rows().stream()
                .map(row -> new Fact("", named(row.get(PROPERTY)), value(row.get(Var.alloc("subject")))))
                .toList();
    }

    private Link named(Node property) {
        return new Link(label(property), Links.to(property.getURI()));
    }

    private String label(Node property) {
        return name(rules, property)
                .orElseGet(() -> Links.name(property.getURI())
                        .replaceAll("([a-z])([A-Z])", "$1 $2")
                        .toLowerCase(Locale.ROOT));
    }

    private static Link value(Node node) {
        return node.isURI() ? new Link(words(node), Links.to(node.getURI())) : new Link(words(node), "");
    }

    private static String words(Node node) {
        if (node.isURI()) {
            return node.getURI().startsWith(Term.ROOT)
                    ? node.getURI().substring(Term.ROOT.length() + 1)
                    : node.getURI();
        }
        return node.isLiteral() ? node.getLiteralLexicalForm() : "_:" + node.getBlankNodeLabel();
    }

    private static Optional<String> name(Graph graph, Node thing) {
        return NAMES.stream()
                .flatMap(n -> graph.find(thing, n, Node.ANY).toList().stream())
                .map(t -> t.getObject().isLiteral() ? t.getObject().getLiteralLexicalForm() : words(t.getObject()))
                .findFirst();
    }
}
