package org.digitalcommons.catalog;

import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.shacl.vocabulary.SHACL;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.graph.NodeConst;
import org.apache.jena.vocabulary.DCTerms;
import org.digitalcommons.vocab.Term;

/**
 * The catalogue as linked data: what each question asks, what may be set in it, and what its columns hold, in the words of
 * SHACL, Dublin Core and CSV on the Web. {@code shapes/meta/query.ttl} says what a description must have.
 */
final class CatalogDescription {

    private static final String CSVW = "http://www.w3.org/ns/csvw#";
    private static final Node UNIT = NodeFactory.createURI("https://schema.org/unitText");

    private final Graph graph = GraphFactory.createDefaultGraph();

    private CatalogDescription() {}

    static Graph of(Catalog catalog) {
        var description = new CatalogDescription();
        catalog.questions().forEach(description::add);
        return description.graph;
    }

    private void add(Question question) {
        var header = question.header();
        var node = address(question.name());
        graph.add(node, NodeConst.nodeRDFType, SHACL.SPARQLSelectExecutable);
        graph.add(node, DCTerms.title.asNode(), text(header.title(), "en"));
        graph.add(node, DCTerms.description.asNode(), text(header.question(), "en"));
        header.translations().forEach((language, said) -> {
            graph.add(node, DCTerms.title.asNode(), text(header.in(language).title(), language));
            graph.add(
                    node, DCTerms.description.asNode(), text(header.in(language).question(), language));
        });
        header.topic().ifPresent(topic -> graph.add(node, DCTerms.subject.asNode(), Topic.address(topic)));
        header.replaces().forEach(old -> graph.add(node, DCTerms.replaces.asNode(), address(old.name())));
        graph.add(node, SHACL.select, NodeFactory.createLiteralString(question.text()));
        for (var parameter : header.parameters()) {
            var of = NodeFactory.createURI(node.getURI() + "#parameter-" + parameter.name());
            graph.add(node, SHACL.parameter, of);
            graph.add(of, NodeConst.nodeRDFType, SHACL.Parameter);
            graph.add(of, SHACL.name, NodeFactory.createLiteralString(parameter.name()));
            graph.add(of, SHACL.description, text(parameter.meaning(), "en"));
            graph.add(of, SHACL.defaultValue, NodeFactory.createLiteralString(parameter.fallback()));
        }
        for (int i = 0; i < header.columns().size(); i++) {
            add(node, header.columns().get(i), i + 1);
        }
    }

    private void add(Node question, Column column, int order) {
        var node = column(question, column.name());
        graph.add(question, csvw("column"), node);
        graph.add(node, NodeConst.nodeRDFType, csvw("Column"));
        graph.add(node, csvw("name"), NodeFactory.createLiteralString(column.name()));
        graph.add(node, csvw("title"), text(column.heading(), "en"));
        graph.add(node, SHACL.order, number(order));
        graph.add(node, DCTerms.type.asNode(), NodeFactory.createLiteralString(column.type()));
        graph.add(node, DCTerms.description.asNode(), text(column.meaning(), "en"));
        column.unit().ifPresent(unit -> {
            if (unit.startsWith("?")) {
                graph.add(node, Term.unitColumn, column(question, unit.substring(1)));
            } else {
                graph.add(node, UNIT, text(unit, "en"));
            }
        });
        column.labelOf().ifPresent(of -> graph.add(node, Term.labelOf, column(question, of)));
        column.endOf().ifPresent(of -> graph.add(node, Term.upperEndOf, column(question, of)));
        column.absent().ifPresent(why -> graph.add(node, Term.absenceColumn, column(question, why)));
        column.claim().wholes().forEach(of -> graph.add(node, Term.shareOf, column(question, of)));
        column.claim().flagOf().ifPresent(of -> graph.add(node, Term.flagOf, column(question, of)));
        graph.add(node, Term.displayPriority, number(column.priority()));
    }

    private static Node address(String question) {
        return NodeFactory.createURI(Term.ROOT + "/ask/" + question);
    }

    private static Node column(Node question, String name) {
        return NodeFactory.createURI(question.getURI() + "#" + name);
    }

    private static Node csvw(String name) {
        return NodeFactory.createURI(CSVW + name);
    }

    private static Node text(String text, String language) {
        return NodeFactory.createLiteralLang(text, language);
    }

    private static Node number(int number) {
        return NodeFactory.createLiteralDT(Integer.toString(number), XSDDatatype.XSDinteger);
    }
}
