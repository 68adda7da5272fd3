package org.digitalcommons.serve.http;

import java.time.Duration;
import org.digitalcommons.query.MeasuredTime;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Counts and times requests, by the first part of their address and by status; nothing is kept of who asks for what. */
public final class RequestMeter extends Handler.Wrapper {

    private final RouteNames routes;

    private RequestMeter(Handler handler, RouteNames routes) {
        super(handler);
        this.routes = routes;
    }

    /** A handler whose requests are counted. */
    public static Handler around(Handler handler, RouteNames routes) {
        return new RequestMeter(handler, routes);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        var begun = System.nanoTime();
        Request.addCompletionListener(
                request,
                failure -> MeasuredTime.of(
                                "commons.requests",
                                "route",
                                routes.of(Request.getPathInContext(request)),
                                "status",
                                failure == null ? Integer.toString(response.getStatus()) : "broken")
                        .record(Duration.ofNanos(System.nanoTime() - begun)));
        return super.handle(request, response, callback);
    }
}
