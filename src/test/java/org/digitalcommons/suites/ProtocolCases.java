package org.digitalcommons.suites;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.rdf.model.ResourceFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.resultset.ResultsReader;
import org.apache.jena.sparql.resultset.SPARQLResult;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.digitalcommons.serve.sparql.ServedSparql;

/** Runs the cases of the SPARQL Protocol and of its description of a service against a served endpoint. */
record ProtocolCases(ServedSparql served) {

    private static final String DESCRIPTION = "http://www.w3.org/ns/sparql-service-description#";
    private static final String UPDATE = "http://www.w3.org/2009/sparql/tests/test-update#";
    private static final String PATH = "/sparql/";
    /** A graph that the cases name and do not bring: it lay on the web. */
    private static final Node ELSEWHERE = NodeFactory.createURI("http://kasei.us/2009/09/sparql/data/data0.rdf");

    /** Puts the graphs that the cases name into a dataset, under the addresses that the cases know them by. */
    static void load(Collection<SuiteCase> cases, DatasetGraph into) {
        into.add(ELSEWHERE, ELSEWHERE, RDF.type.asNode(), RDFS.Resource.asNode());
        for (var one : cases) {
            one.about().listProperties(ResourceFactory.createProperty(UPDATE, "graphData")).toList().stream()
                    .map(statement -> statement.getResource())
                    .forEach(data -> add(data, into));
        }
    }

    private static void add(Resource data, DatasetGraph into) {
        var name = NodeFactory.createURI(data.getProperty(RDFS.label).getString());
        var file = data.getPropertyResourceValue(ResourceFactory.createProperty(UPDATE, "graph"));
        Suites.read(Suites.file(file.getURI())).getGraph().stream()
                .forEach(triple -> into.add(Quad.create(name, triple)));
    }

    void run(SuiteCase one) {
        if (one.type().equals("ServiceDescriptionTest")) {
            describe(one);
            return;
        }
        for (var exchange : HttpCases.of(one)) {
            assertThat(exchange.path()).startsWith(PATH);
            var address = served.address() + exchange.path().substring(PATH.length());
            var reply = HttpCases.send(
                    exchange, address, exchange.headers(), exchange.body().orElse(""));
            exchange.require(reply);
            requireFormat(exchange.reply(), reply);
        }
    }

    private static void requireFormat(Resource expected, HttpResponse<String> reply) {
        if (expected.hasProperty(SuiteCase.manifest("expectedFormat"))) {
            switch (expected.getProperty(SuiteCase.manifest("expectedFormat")).getString()) {
                case "boolean" -> requireTruth(expected, result(reply));
                case "tabular" -> assertThat(result(reply).isResultSet()).isTrue();
                default ->
                    assertThat(RDFParser.fromString(reply.body(), lang(reply)).toGraph())
                            .isNotNull();
            }
        }
    }

    private static void requireTruth(Resource expected, SPARQLResult actual) {
        assertThat(actual.isBoolean()).isTrue();
        if (expected.hasProperty(SuiteCase.manifest("expectedBoolean"))) {
            assertThat(actual.getBooleanResult())
                    .isEqualTo(expected.getProperty(SuiteCase.manifest("expectedBoolean"))
                            .getBoolean());
        }
    }

    private static SPARQLResult result(HttpResponse<String> reply) {
        return ResultsReader.create()
                .lang(lang(reply))
                .build()
                .readAny(new ByteArrayInputStream(reply.body().getBytes(StandardCharsets.UTF_8)));
    }

    private static Lang lang(HttpResponse<String> reply) {
        var type = reply.headers().firstValue("content-type").orElseThrow();
        return RDFLanguages.contentTypeToLang(type.replaceFirst(";.*", ""));
    }

    /** The three cases are described in words: the reply is RDF, names the endpoint, and uses the terms as they are meant. */
    private void describe(SuiteCase one) {
        var reply = served.get("");
        var graph = RDFParser.fromString(reply.body(), lang(reply)).toGraph();
        var model = ModelFactory.createModelForGraph(graph);
        var endpoint = model.createResource(served.address());
        var services = model.listSubjectsWithProperty(RDF.type, model.createResource(DESCRIPTION + "Service"))
                .toList();
        switch (one.id().replaceFirst(".*#", "")) {
            case "returns-rdf" -> assertThat(graph.isEmpty()).isFalse();
            case "has-endpoint-triple" ->
                assertThat(services)
                        .singleElement()
                        .satisfies(service -> assertThat(service.hasProperty(sd("endpoint"), endpoint))
                                .isTrue());
            default -> {
                assertThat(services).allMatch(service -> service.hasProperty(sd("endpoint")));
                assertThat(model.listStatements().toList().stream()
                                .filter(s -> s.getPredicate().getURI().startsWith(DESCRIPTION))
                                .filter(s -> !s.getObject().isResource()))
                        .isEmpty();
            }
        }
    }

    private static Property sd(String name) {
        return ResourceFactory.createProperty(DESCRIPTION, name);
    }
}
