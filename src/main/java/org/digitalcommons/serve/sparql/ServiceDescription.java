package org.digitalcommons.serve.sparql;

import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.rdf.model.ResourceFactory;
import org.apache.jena.vocabulary.RDFS;
import org.digitalcommons.query.QueryLimits;

/** The description of the service for programs, in the words of SPARQL 1.1 Service Description. */
final class ServiceDescription {

    private static final String SD = "http://www.w3.org/ns/sparql-service-description#";
    private static final String FORMATS = "http://www.w3.org/ns/formats/";

    private ServiceDescription() {}

    /** The description of the endpoint at this address. */
    static Model of(String address, QueryLimits limits) {
        var model = ModelFactory.createDefaultModel();
        model.setNsPrefix("sd", SD).setNsPrefix("formats", FORMATS).setNsPrefix("rdfs", RDFS.uri);
        var service = model.createResource(address + "#service", sd("Service"))
                .addProperty(ResourceFactory.createProperty(SD, "endpoint"), model.createResource(address))
                .addProperty(ResourceFactory.createProperty(SD, "supportedLanguage"), sd("SPARQL11Query"))
                .addProperty(ResourceFactory.createProperty(SD, "feature"), sd("UnionDefaultGraph"))
                .addProperty(RDFS.comment, model.createLiteral(comment(limits), "en"))
                .addProperty(RDFS.comment, model.createLiteral(limits.listed(), "en"));
        for (var format : new String[] {
            "SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV",
            "Turtle", "N-Triples", "JSON-LD", "RDF_XML"
        }) {
            service.addProperty(
                    ResourceFactory.createProperty(SD, "resultFormat"), model.createResource(FORMATS + format));
        }
        var graph = model.createResource(address + "#default-graph", sd("Graph"))
                .addProperty(RDFS.comment, model.createLiteral("The union of all named graphs.", "en"));
        var dataset = model.createResource(address + "#dataset", sd("Dataset"))
                .addProperty(ResourceFactory.createProperty(SD, "defaultGraph"), graph);
        service.addProperty(ResourceFactory.createProperty(SD, "defaultDataset"), dataset);
        return model;
    }

    private static String comment(QueryLimits limits) {
        return "Queries only, open to everybody. " + limits.inWords()
                + " What goes beyond is refused, never cut short. The default graph is the union of all named graphs;"
                + " SERVICE is not available.";
    }

    private static Resource sd(String name) {
        return ResourceFactory.createResource(SD + name);
    }
}
