package org.digitalcommons.serve.http;

import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives each request a number and notes what became of it: method, route, status, milliseconds and bytes. Neither the
 * address of the client nor what it asked for is noted.
 */
public final class AccessLog extends Handler.Wrapper {

    private static final Logger LOG = LoggerFactory.getLogger(AccessLog.class);

    private final RouteNames routes;

    private AccessLog(Handler handler, RouteNames routes) {
        super(handler);
        this.routes = routes;
    }

    /** A handler whose requests are noted. */
    public static Handler around(Handler handler, RouteNames routes) {
        return new AccessLog(handler, routes);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        var begun = System.nanoTime();
        var number = RequestNumber.begin();
        if (LOG.isInfoEnabled()) {
            Request.addCompletionListener(request, failure -> note(number, begun, request, response, failure == null));
        }
        try {
            return super.handle(request, response, callback);
        } finally {
            RequestNumber.end();
        }
    }

    private void note(String number, long begun, Request request, Response response, boolean isWhole) {
        LOG.atInfo()
                .addKeyValue(RequestNumber.KEY, number)
                .addKeyValue("method", method(request))
                .addKeyValue("route", routes.of(Request.getPathInContext(request)))
                .addKeyValue("status", response.getStatus())
                .addKeyValue("milliseconds", (System.nanoTime() - begun) / 1_000_000)
                .addKeyValue("bytes", Response.getContentBytesWritten(response))
                .addKeyValue("whole", isWhole)
                .log("request");
    }

    /** A stranger may call a method anything. */
    private static String method(Request request) {
        return Methods.isUsual(request.getMethod()) ? request.getMethod() : "other";
    }
}
