package org.digitalcommons.suites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.rdf.model.ResourceFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.shacl.vocabulary.SHACL;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDF;
import org.digitalcommons.validate.Report;
import org.digitalcommons.validate.Validator;

/** Runs the cases of SHACL against our validator: what counts is the report that we hand out as linked data. */
final class ShaclCases {

    private static final String TEST = "http://www.w3.org/ns/shacl-test#";

    /** What a report has to say of each result. Messages are free, and shapes without a name cannot be named. */
    private static final Set<String> SAID = Stream.of(
                    SHACL.focusNode,
                    SHACL.value,
                    SHACL.resultPath,
                    SHACL.resultSeverity,
                    SHACL.sourceConstraintComponent)
            .map(Node::getURI)
            .collect(Collectors.toSet());

    private ShaclCases() {}

    static void run(SuiteCase one) {
        var result = one.about().getPropertyResourceValue(SuiteCase.manifest("result"));
        if (result.equals(ResourceFactory.createResource(TEST + "Failure"))) {
            assertThat(catchThrowable(() -> report(one)))
                    .as("the shapes are refused")
                    .isNotNull();
            return;
        }
        var expected = said(result);
        var actual = ModelFactory.createModelForGraph(report(one));
        var got = said(actual.listSubjectsWithProperty(RDF.type, resource(SHACL.ValidationReport))
                .next());
        assertThat(got.isIsomorphicWith(expected))
                .as("%s%nexpected%n%s", text(got), text(expected))
                .isTrue();
    }

    private static Graph report(SuiteCase one) {
        var shapes = graph(one, "shapesGraph");
        var data = graph(one, "dataGraph");
        return new Report(new Validator(shapes, GraphFactory.createDefaultGraph()).judge(data)).graph();
    }

    private static Graph graph(SuiteCase one, String name) {
        var address = one.action().getPropertyResourceValue(ResourceFactory.createProperty(TEST, name));
        return Suites.read(Suites.file(address.getURI())).getGraph();
    }

    private static Model said(Resource report) {
        var said = ModelFactory.createDefaultModel();
        add(report, property(SHACL.conforms), said);
        for (var result : objects(report, property(SHACL.result))) {
            said.add(report, property(SHACL.result), result);
            for (var statement : result.asResource().listProperties().toList()) {
                if (SAID.contains(statement.getPredicate().getURI())) {
                    said.add(statement);
                    addPath(statement.getPredicate(), statement.getObject(), said);
                }
            }
        }
        // The report of a case may have a name of its own.
        var unnamed = said.createResource();
        said.listStatements(report, null, (RDFNode) null).toList().forEach(statement -> {
            said.remove(statement);
            said.add(unnamed, statement.getPredicate(), statement.getObject());
        });
        return said;
    }

    /** A path that is not one property is a structure of blank nodes. */
    private static void addPath(Property of, RDFNode node, Model said) {
        if (of.equals(property(SHACL.resultPath)) && node.isAnon()) {
            for (var statement : node.asResource().listProperties().toList()) {
                said.add(statement);
                addPath(of, statement.getObject(), said);
            }
        }
    }

    private static void add(Resource subject, Property property, Model said) {
        objects(subject, property).forEach(object -> said.add(subject, property, object));
    }

    private static List<RDFNode> objects(Resource subject, Property property) {
        return subject.listProperties(property).toList().stream()
                .map(statement -> statement.getObject())
                .toList();
    }

    private static String text(Model model) {
        return RDFWriter.source(model).lang(Lang.TURTLE).asString();
    }

    private static Property property(Node node) {
        return ResourceFactory.createProperty(node.getURI());
    }

    private static Resource resource(Node node) {
        return ResourceFactory.createResource(node.getURI());
    }
}
