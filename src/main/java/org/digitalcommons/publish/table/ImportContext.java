package org.digitalcommons.publish.table;

import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.graph.NodeConst;
import org.apache.jena.vocabulary.DCTerms;
import org.digitalcommons.name.Period;
import org.digitalcommons.publish.Mapping;
import org.digitalcommons.vocab.Term;

/** What import queries may read besides rows and the ontology: the publication, its files, and the known bodies. */
final class ImportContext {

    private ImportContext() {}

    /** The publication and its files, about a period. */
    static Graph of(Node publication, SourceFiles files, Period about) {
        var delivery = files.delivery();
        var context = GraphFactory.createDefaultGraph();
        about.describe(context);
        for (var file : files.all()) {
            context.add(file.node(), NodeConst.nodeRDFType, Term.SourceFile);
            context.add(file.node(), DCTerms.title.asNode(), text(file.scan().name()));
            context.add(
                    file.node(), DCTerms.identifier.asNode(), text(file.scan().checksum()));
            context.add(file.node(), DCTerms.temporal.asNode(), about.node());
            context.add(publication, Term.hasFile, file.node());
        }
        context.add(publication, NodeConst.nodeRDFType, Term.Publication);
        context.add(
                publication,
                DCTerms.publisher.asNode(),
                NodeFactory.createURI(Term.ID + "publisher/" + delivery.publisher()));
        context.add(publication, DCTerms.license.asNode(), NodeFactory.createURI(delivery.licence()));
        delivery.title().ifPresent(t -> context.add(publication, DCTerms.title.asNode(), text(t)));
        delivery.issued()
                .ifPresent(d -> context.add(
                        publication, DCTerms.issued.asNode(), NodeFactory.createLiteralDT(d, XSDDatatype.XSDdate)));
        delivery.disclosure().ifPresent(duty -> {
            var disclosure = NodeFactory.createURI(publication.getURI() + "/disclosure");
            context.add(publication, Term.disclosure, disclosure);
            context.add(disclosure, NodeConst.nodeRDFType, Term.SeniorDisclosure);
            context.add(disclosure, DCTerms.description.asNode(), text(duty));
        });
        return context;
    }

    /**
     * The bodies that are known, and what the publisher calls them.
     *
     * @param known the bodies that are known; empty where rows name none
     */
    static Graph bodies(SourceFiles files, Graph known) {
        var graph = GraphFactory.createDefaultGraph();
        GraphUtil.addInto(graph, known);
        var mapping = files.delivery().mapping();
        mapping.meanings().forEach((says, means) -> graph.add(Mapping.body(means), Term.calledInSource, text(says)));
        mapping.body().ifPresent(body -> files.all().forEach(f -> graph.add(f.node(), Term.about, body)));
        return graph;
    }

    private static Node text(String text) {
        return NodeFactory.createLiteralString(text);
    }
}
