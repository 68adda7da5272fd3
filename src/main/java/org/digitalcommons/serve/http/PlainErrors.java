package org.digitalcommons.serve.http;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Errors that never reached an {@link Endpoint}, in one sentence: no traces, no versions. */
public final class PlainErrors extends ErrorHandler {

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        var sentence = response.getStatus() >= 500
                ? Refusal.ourFault().sentence()
                : "The request cannot be read; check its address and headers.";
        write(request, response, sentence, callback);
        return true;
    }

    /** Writes a sentence in place of a page. */
    static void write(Request request, Response response, String sentence, Callback callback) {
        Headers.of(String.valueOf(request.getHttpURI().getPath())).forEach(response.getHeaders()::put);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, Format.TEXT.contentType());
        Content.Sink.write(response, true, sentence + "\n", callback);
    }
}
