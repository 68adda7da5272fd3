package org.digitalcommons.serve.sparql;

import org.apache.jena.fuseki.main.FusekiServer;
import org.apache.jena.fuseki.server.DataService;
import org.apache.jena.fuseki.server.Endpoint;
import org.apache.jena.fuseki.server.Operation;
import org.apache.jena.sparql.core.DatasetGraph;
import org.digitalcommons.query.ProcessLocks;
import org.digitalcommons.query.QueryLimits;

/**
 * Puts the public, read-only SPARQL endpoint at {@code /sparql} of a server. Query is the only operation there is:
 * updates and the Graph Store Protocol are not switched off but absent.
 *
 * <p>The default graph of a query is the union of all named graphs, for this endpoint only; the dataset itself is left
 * as it is, so that code of ours that opens it sees what it saw. That union is TDB2's own, so the dataset has to be a
 * TDB2 one (a test may use one in memory: {@code DatabaseMgr.createDatasetGraph()}).
 */
public final class SparqlEndpoint {

    /** Where the endpoint lies on every server of ours. */
    public static final String PATH = "/sparql";

    private SparqlEndpoint() {}

    /** Registers the endpoint with a page that has no looks. */
    public static void register(FusekiServer.Builder builder, DatasetGraph dataset, QueryLimits limits) {
        register(builder, dataset, limits, SparqlPage.plain(limits));
    }

    /** Registers the endpoint; a browser is shown the page. Call {@link ProcessLocks#close} before the server starts. */
    public static void register(
            FusekiServer.Builder builder, DatasetGraph dataset, QueryLimits limits, SparqlPage page) {
        var endpoint = Endpoint.create()
                .operation(Operation.Query)
                .processor(new QueryOperation(limits, page))
                .build();
        builder.add(PATH, DataService.newBuilder(dataset).addEndpoint(endpoint));
    }
}
