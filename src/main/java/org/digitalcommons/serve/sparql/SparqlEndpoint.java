package org.digitalcommons.serve.sparql;

import org.apache.jena.fuseki.main.FusekiServer;
import org.apache.jena.fuseki.server.DataService;
import org.apache.jena.fuseki.server.Endpoint;
import org.apache.jena.fuseki.server.Operation;
import org.apache.jena.query.ARQ;
import org.apache.jena.sparql.ARQConstants;
import org.apache.jena.sparql.algebra.optimize.RewriteFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.function.FunctionRegistry;
import org.apache.jena.sparql.pfunction.PropertyFunctionRegistry;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.tdb2.TDB2;

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

    /** Measured: ten seconds of ORDER BY over a product took 3.2 GB of memory, and with this 0.8 GB and a file of 30 MB. */
    private static final long ROWS_SORTED_IN_MEMORY = 200_000;

    private SparqlEndpoint() {}

    /** Registers the endpoint with a page that has no looks. */
    public static void register(FusekiServer.Builder builder, DatasetGraph dataset, Limits limits) {
        register(builder, dataset, limits, SparqlPage.plain(limits));
    }

    /** Registers the endpoint; a browser is shown the page. Call {@link ProcessLocks#close} before the server starts. */
    public static void register(FusekiServer.Builder builder, DatasetGraph dataset, Limits limits, SparqlPage page) {
        var endpoint = Endpoint.create()
                .operation(Operation.Query)
                .context(context())
                .processor(new QueryOperation(limits, page))
                .build();
        builder.add(PATH, DataService.newBuilder(dataset).addEndpoint(endpoint));
    }

    /** What a query of a stranger runs under; the guard looks at the query, this holds where the guard might not see. */
    static Context context() {
        var context = Context.create();
        context.set(TDB2.symUnionDefaultGraph, true);
        context.set(ARQ.httpServiceAllowed, false);
        RewriteFactory watched = WatchedFunctions::optimizer;
        context.set(ARQConstants.sysOptimizerFactory, watched);
        context.set(ARQ.spillToDiskThreshold, ROWS_SORTED_IN_MEMORY);
        FunctionRegistry.set(context, OpenFunctions.all());
        PropertyFunctionRegistry.set(context, OpenProperties.all());
        return context;
    }
}
