package org.digitalcommons.serve.reconcile;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.jena.fuseki.main.FusekiServer;
import org.digitalcommons.Commons;
import org.digitalcommons.serve.http.Endpoint;
import org.digitalcommons.serve.http.Format;
import org.digitalcommons.serve.http.Methods;
import org.digitalcommons.serve.http.Negotiation;
import org.digitalcommons.serve.http.Parameters;
import org.digitalcommons.serve.http.Refusal;
import org.digitalcommons.serve.http.Reply;
import org.digitalcommons.serve.http.Request;
import org.digitalcommons.serve.page.ReconciliationView;
import org.digitalcommons.serve.page.Renderer;
import org.digitalcommons.serve.words.Words;

/**
 * The W3C Reconciliation Service API 0.2 at {@code /reconcile}. Read only, so any page on the web may ask; a person who
 * opens the address is told how to use it.
 */
public final class ReconciliationServlet extends Endpoint {

    private static final Words WORDS = Words.english();
    private static final long serialVersionUID = 1L;
    private static final String PATH = "/reconcile";

    private final transient Renderer renderer;
    private final transient ReconciliationApi api;

    private ReconciliationServlet(Commons commons, Renderer renderer) {
        super(Methods.QUERY);
        this.renderer = renderer;
        this.api = new ReconciliationApi(commons::entities);
    }

    /** Registers it with a server. */
    public static void register(FusekiServer.Builder builder, Commons commons, Renderer renderer) {
        var servlet = new ReconciliationServlet(commons, renderer);
        builder.addServlet(PATH, servlet);
        builder.addServlet(PATH + "/*", servlet);
    }

    @Override
    protected Reply answer(Request request) {
        var parameters = request.form(ReconciliationLimits.BYTES);
        var path = request.path().substring(PATH.length());
        if (path.isEmpty() && isBare(parameters)) {
            return bare(request);
        }
        var document = switch (path) {
            case "" -> reconciled(request, parameters);
            case "/suggest/entity" -> api.entities(prefix(parameters), parameters.one("type"));
            case "/suggest/type" -> api.types(prefix(parameters));
            case "/suggest/property" -> api.properties(prefix(parameters));
            default -> throw Refusal.notFound(WORDS.say("reconcile.refusal.nothing-here", PATH + path, PATH));
        };
        return Reply.ok(
                Negotiation.choose(request, List.of(Format.JSON)),
                ReconciliationApi.written(document).getBytes(StandardCharsets.UTF_8));
    }

    private static boolean isBare(Parameters parameters) {
        return parameters.values().keySet().stream().allMatch("format"::equals);
    }

    /** Nothing is asked: a program is sent the manifest, and a person the page. */
    private Reply bare(Request request) {
        if (!request.isRead()) {
            throw Refusal.badRequest(WORDS.say("reconcile.refusal.no-queries", ReconciliationApi.EXAMPLE));
        }
        return Negotiation.choose(request, List.of(Format.JSON, Format.HTML))
                        .format()
                        .isPage()
                ? Reply.html(200, renderer.html(new ReconciliationView(request.server(), ReconciliationLimits.QUERIES)))
                : Reply.json(200, ReconciliationApi.written(api.manifest(request.server(), PATH)));
    }

    private Object reconciled(Request request, Parameters parameters) {
        var queries = parameters.one("queries");
        if (queries.isPresent()) {
            return api.batch(queries.get());
        }
        var query = parameters.one("query");
        if (query.isPresent()) {
            return api.single(query.get());
        }
        if (parameters.has("extend")) {
            throw Refusal.badRequest(WORDS.say("reconcile.refusal.extend"));
        }
        return api.manifest(request.server(), PATH);
    }

    private static String prefix(Parameters parameters) {
        return parameters.one("prefix").orElse("");
    }
}
