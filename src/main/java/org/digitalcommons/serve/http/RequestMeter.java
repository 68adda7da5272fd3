package org.digitalcommons.serve.http;

import io.micrometer.core.instrument.Metrics;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Counts and times requests, by the first part of their address and by status; nothing is kept of who asks for what. */
public final class RequestMeter extends Handler.Wrapper {

    private static final Set<String> ROUTES = Set.of(
            "",
            "-",
            "ask",
            "bodies",
            "clusters",
            "comparisons",
            "concept",
            "data",
            "def",
            "doc",
            "embed",
            "graph",
            "history",
            "id",
            "index",
            "publish",
            "publishers",
            "reconcile",
            "shape",
            "shapes",
            "sparql");

    private RequestMeter(Handler handler) {
        super(handler);
    }

    /** A handler whose requests are counted. */
    public static Handler around(Handler handler) {
        return new RequestMeter(handler);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        var begun = System.nanoTime();
        Request.addCompletionListener(
                request,
                failure -> Metrics.timer(
                                "commons.requests",
                                "route",
                                route(Request.getPathInContext(request)),
                                "status",
                                failure == null ? Integer.toString(response.getStatus()) : "broken")
                        .record(System.nanoTime() - begun, TimeUnit.NANOSECONDS));
        return super.handle(request, response, callback);
    }

    /** One of few words, however many addresses strangers ask for. */
    private static String route(String path) {
        var first = path.replaceFirst("^/", "").split("/", 2)[0];
        return ROUTES.contains(first) ? first.isEmpty() ? "home" : first : "other";
    }
}
