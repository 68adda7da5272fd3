package org.digitalcommons.serve.sparql;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.jena.fuseki.servlets.ActionService;
import org.apache.jena.fuseki.servlets.HttpAction;
import org.digitalcommons.query.QueryLimits;
import org.digitalcommons.query.QueryRefused;
import org.digitalcommons.query.QueryResult;
import org.digitalcommons.query.QueryRun;
import org.digitalcommons.query.QueryText;

/**
 * The endpoint as Fuseki calls it: method, headers, and one sentence for every refusal. One instance serves every
 * thread.
 */
final class QueryOperation extends ActionService {

    private static final String METHODS = "GET, HEAD, POST, OPTIONS";
    private static final int SECONDS_IN_LINE = 2;

    private final QueryLimits limits;
    private final SparqlPage page;
    private final Semaphore places;

    QueryOperation(QueryLimits limits, SparqlPage page) {
        this.limits = limits;
        this.page = page;
        this.places = new Semaphore(limits.atOnce(), true);
    }

    @Override
    public void process(HttpAction action) {
        var response = action.getResponse();
        // The data is public and no cookie means anything here, so any page on the web may read it.
        response.setHeader("Access-Control-Allow-Origin", "*");
        response.setHeader("Vary", "Accept");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Fuseki-Request-Id", null);
        response.setHeader("Server", null);
        try {
            switch (action.getRequestMethod()) {
                case "GET", "HEAD", "POST" -> executeLifecycle(action);
                case "OPTIONS" -> options(response);
                default -> {
                    response.setHeader("Allow", METHODS);
                    throw Refusal.of(
                            405, "This address answers queries and changes nothing; send a query with GET or POST.");
                }
            }
        } catch (Refusal refusal) {
            sendText(action, refusal.status(), refusal.sentence());
        } catch (RuntimeException bug) {
            action.log.error("A query failed", bug);
            sendText(
                    action,
                    500,
                    "The service failed on this request, which is its own fault; please report the query.");
        }
    }

    @Override
    public void validate(HttpAction action) {
        // What is wrong with a request is found out while it is read.
    }

    @Override
    public void execute(HttpAction action) {
        var request = QueryRequest.read(action.getRequest(), limits);
        try {
            if (request.query().isPresent()) {
                query(action, request, request.query().orElseThrow());
            } else {
                describe(action, request);
            }
        } catch (QueryRefused refused) {
            answer(action, request, Refusal.of(refused));
        } catch (Refusal refusal) {
            answer(action, request, refusal);
        }
    }

    private void answer(HttpAction action, QueryRequest request, Refusal refusal) {
        if (!Format.isForPeople(request)) {
            throw refusal;
        }
        var html = page.refusal(request.query().orElse(""), refusal.sentence());
        send(action, refusal.status(), "text/html; charset=utf-8", bytes(html));
    }

    private void query(HttpAction action, QueryRequest request, String text) {
        var query = QueryText.parse(text, address(action), limits);
        var offered = query.isSelectType() || query.isAskType() ? Format.OF_RESULTS : Format.OF_TRIPLES;
        var choice = Format.choose(request, offered);
        takePlace(action.getResponse());
        byte[] body;
        try {
            action.beginRead();
            try {
                var run = new QueryRun(action.getActiveDSG(), limits);
                var answer = run.answer(query, request.timeout(), request.graphs());
                body = new AnswerWriter(limits, page).write(answer, text, choice.format());
            } finally {
                action.endRead();
            }
        } finally {
            places.release();
        }
        send(action, 200, choice.contentType(), body);
    }

    private void describe(HttpAction action, QueryRequest request) {
        var choice = Format.choose(request, Format.OF_TRIPLES);
        if (choice.format() == Format.HTML) {
            send(action, 200, choice.contentType(), bytes(page.form("")));
            return;
        }
        var description = new QueryResult.Triples(
                ServiceDescription.of(address(action), limits).getGraph());
        send(action, 200, choice.contentType(), new AnswerWriter(limits, page).write(description, "", choice.format()));
    }

    private void takePlace(HttpServletResponse response) {
        try {
            if (places.tryAcquire(SECONDS_IN_LINE, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        response.setHeader("Retry-After", "5");
        throw Refusal.of(503, "The service is busy with other queries; send this one again in a few seconds.");
    }

    private static void options(HttpServletResponse response) {
        response.setHeader("Allow", METHODS);
        response.setHeader("Access-Control-Allow-Methods", METHODS);
        response.setHeader("Access-Control-Allow-Headers", "Accept, Content-Type");
        response.setStatus(204);
    }

    private static String address(HttpAction action) {
        return String.valueOf(action.getRequest().getRequestURL());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void sendText(HttpAction action, int status, String sentence) {
        send(action, status, "text/plain; charset=utf-8", bytes(sentence + "\n"));
    }

    private static void send(HttpAction action, int status, String contentType, byte[] body) {
        var response = action.getResponse();
        response.setStatus(status);
        response.setContentType(contentType);
        response.setContentLength(body.length);
        try {
            response.getOutputStream().write(body);
        } catch (IOException gone) {
            action.log.debug("A client left before its answer", gone);
        }
    }
}
