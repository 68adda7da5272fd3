package org.digitalcommons.sceptic;

import java.util.regex.Pattern;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Quad;
import org.digitalcommons.vocab.Term;

/**
 * A store of invented bodies, and its twin: the same bodies at addresses and in peer groups of their own, as if they were
 * real. What both may share stays one: components, patterns, periods and concepts.
 *
 * @param invented the store, with the union of its graphs as the default graph
 * @param real its twin
 * @param both the two in one
 */
record TwoWorlds(DatasetGraph invented, DatasetGraph real, DatasetGraph both) {

    private static final Node FICTIONAL = NodeFactory.createURI(Term.NAMESPACE + "fictional");

    private static final Pattern OWN = Pattern.compile("(/digital-commons/(?:id|graph/published)/)"
            + "(?!body/|component/|pattern/|period/|figure/|assumption/|method/)(.*)");

    static TwoWorlds empty() {
        return new TwoWorlds(DatasetGraphFactory.create(), DatasetGraphFactory.create(), DatasetGraphFactory.create());
    }

    /** The worlds of what is published and derived, with the code lists. */
    static TwoWorlds of(Iterable<Quad> quads, Graph lists) {
        var worlds = empty();
        quads.forEach(worlds::add);
        lists.stream().forEach(t -> worlds.add(Quad.create(Quad.defaultGraphIRI, t)));
        return worlds;
    }

    private void add(Quad quad) {
        add(invented, quad);
        add(both, quad);
        if (quad.getGraph().isURI() && quad.getGraph().getURI().contains("/published/digital-commons/")) {
            add(real, quad); // the figures of the paper, which nobody invented
        } else if (!quad.getPredicate().equals(FICTIONAL)) {
            var twin = Quad.create(
                    twin(quad.getGraph()), twin(quad.getSubject()), quad.getPredicate(), plain(twin(quad.getObject())));
            add(real, twin);
            add(both, twin);
        }
    }

    /** Each graph by its name, and in the union of all. */
    private static void add(DatasetGraph world, Quad quad) {
        world.add(quad);
        world.getDefaultGraph().add(quad.asTriple());
    }

    private static Node twin(Node node) {
        if (!node.isURI()) {
            return node;
        }
        var name = OWN.matcher(node.getURI()).replaceFirst("$1twin-$2");
        return NodeFactory.createURI(name.replace("/body/sample-", "/body/twin-")
                .replace("peer-group/pioneer-", "peer-group/twin-")
                .replace("sector/fictional-", "sector/twin-")
                .replaceFirst("/fictional(?=/|$)", ""));
    }

    /** A literal without the mark of invented bodies. */
    private static Node plain(Node node) {
        if (!node.isLiteral() || !node.getLiteralLexicalForm().contains(" (fictional)")) {
            return node;
        }
        var text = node.getLiteralLexicalForm().replace(" (fictional)", "");
        return node.getLiteralLanguage().isEmpty()
                ? NodeFactory.createLiteralString(text)
                : NodeFactory.createLiteralLang(text, node.getLiteralLanguage());
    }
}
