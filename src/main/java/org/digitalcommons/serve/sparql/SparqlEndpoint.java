package org.digitalcommons.serve.sparql;

import java.util.List;
import java.util.stream.Stream;
import org.apache.jena.fuseki.main.FusekiServer;
import org.digitalcommons.query.ProcessLocks;
import org.digitalcommons.query.QueryLimits;
import org.digitalcommons.query.QueryRefused;
import org.digitalcommons.query.QueryResult;
import org.digitalcommons.query.QueryService;
import org.digitalcommons.serve.http.Endpoint;
import org.digitalcommons.serve.http.Format;
import org.digitalcommons.serve.http.Methods;
import org.digitalcommons.serve.http.Refusal;
import org.digitalcommons.serve.http.Reply;
import org.digitalcommons.serve.http.Request;

/**
 * The SPARQL 1.1 Protocol at {@code /sparql}: queries, open to everybody. Query is the only operation there is: updates
 * are not switched off but absent.
 *
 * <p>The default graph of a query is the union of all named graphs, for this endpoint only; the dataset itself is left
 * as it is, so that code of ours that opens it sees what it saw. That union is TDB2's own, so the dataset has to be a
 * TDB2 one (a test may use one in memory: {@code DatabaseMgr.createDatasetGraph()}).
 */
public final class SparqlEndpoint extends Endpoint {

    /** Where it lies on every server of ours. */
    public static final String PATH = "/sparql";

    private static final long serialVersionUID = 1L;
    private static final List<Format> RESULTS =
            Stream.concat(Format.OF_RESULTS.stream(), Stream.of(Format.HTML)).toList();
    private static final List<Format> TRIPLES =
            Stream.concat(Format.OF_GRAPHS.stream(), Stream.of(Format.HTML)).toList();

    private final transient QueryLimits limits;
    private final transient SparqlPage page;
    private final transient QueryService queries;

    private SparqlEndpoint(QueryService queries, SparqlPage page) {
        super(Methods.QUERY);
        this.queries = queries;
        this.limits = queries.limits();
        this.page = page;
    }

    /** Registers the endpoint; a browser is shown the page. Call {@link ProcessLocks#close} before the server starts. */
    public static void register(FusekiServer.Builder builder, QueryService queries, SparqlPage page) {
        builder.addServlet(PATH, new SparqlEndpoint(queries, page));
    }

    @Override
    protected Reply answer(Request given) {
        var request = QueryRequest.read(given, limits);
        try {
            return request.query().isPresent()
                    ? answer(given, request, request.query().get())
                    : description(given, request);
        } catch (QueryRefused refused) {
            return beside(given, request, Refusal.of(refused));
        } catch (Refusal refusal) {
            return beside(given, request, refusal);
        }
    }

    /** A person is told beside their query. */
    private Reply beside(Request given, QueryRequest request, Refusal refusal) {
        var best = request.format().isPresent()
                ? request.format().filter(Format.HTML.shortName()::equals).isPresent()
                : given.prefersPage();
        return best ? refusal.reply(page.refusal(request.query().orElse(""), refusal.sentence())) : refusal.reply();
    }

    private Reply answer(Request given, QueryRequest request, String text) {
        var demand = new QueryService.Demand(
                given.client(), text, given.server() + given.path(), request.timeout(), request.graphs());
        // Read here: whoever waits may leave, and the request with them.
        var accept = given.accept();
        return queries.answer(demand, query -> {
            var chosen = request.chosen(accept, query.isSelectType() || query.isAskType() ? RESULTS : TRIPLES);
            return result -> Reply.ok(chosen, new AnswerWriter(limits, page).write(result, text, chosen.format()));
        });
    }

    private Reply description(Request given, QueryRequest request) {
        var chosen = request.chosen(given.accept(), TRIPLES);
        if (chosen.format().isPage()) {
            return Reply.html(200, page.form(""));
        }
        var description = new QueryResult.Triples(
                ServiceDescription.of(given.server() + given.path(), limits).getGraph());
        return Reply.ok(chosen, new AnswerWriter(limits, page).write(description, "", chosen.format()));
    }
}
