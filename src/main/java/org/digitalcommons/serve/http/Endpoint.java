package org.digitalcommons.serve.http;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.digitalcommons.CommonsException;
import org.digitalcommons.query.QueryRefused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What every address of ours has in common, and the only servlet there is: the methods it allows, OPTIONS and HEAD, the
 * headers of {@link Headers}, the openness to pages of other sites, entity tags, and one sentence for every refusal and
 * for our own faults. One instance answers on many threads at once.
 */
public abstract class Endpoint extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(Endpoint.class);
    private static final String EXPOSED = "ETag, Link, Location, Retry-After";
    private static final String SENT_BY_BROWSERS = "Accept, Accept-Language, Content-Type, If-None-Match, *";

    private static final int PART = 32 * 1024;

    private final transient Methods methods;

    /** An endpoint with these methods. */
    protected Endpoint(Methods methods) {
        this.methods = methods;
    }

    /**
     * The reply to a request by one of the methods allowed; HEAD is answered as GET is, and its body is left out.
     *
     * @throws Refusal for a request that is not done
     */
    protected abstract Reply answer(Request request);

    /** How a refusal is sent; as text, unless an endpoint has pages. */
    protected Reply refused(Request request, Refusal refusal) {
        return refusal.reply();
    }

    @Override
    protected final void service(HttpServletRequest given, HttpServletResponse response) throws IOException {
        var request = new Request(given);
        send(request, response, reply(request));
    }

    private Reply reply(Request request) {
        try {
            if (request.method().equals("OPTIONS")) {
                return Reply.empty(204).with("Allow", methods.allowed());
            }
            if (!methods.allow(request.method())) {
                throw Refusal.of(405, methods.sentence()).with("Allow", methods.allowed());
            }
            return answer(request);
        } catch (Refusal refusal) {
            return worded(request, refusal);
        } catch (QueryRefused refused) {
            return worded(request, Refusal.of(refused));
        } catch (CommonsException obstacle) {
            LOG.error("A request to {} met an obstacle: {}", request.path(), obstacle.getMessage());
            return worded(request, Refusal.of(obstacle));
        } catch (RuntimeException bug) {
            LOG.error("A request to {} failed", request.path(), bug);
            return worded(request, Refusal.ourFault());
        }
    }

    private Reply worded(Request request, Refusal refusal) {
        try {
            return refused(request, refusal);
        } catch (RuntimeException bug) {
            LOG.error("A refusal of {} could not be written", request.path(), bug);
            return refusal.reply();
        }
    }

    private void send(Request request, HttpServletResponse response, Reply reply) throws IOException {
        // Jena's server has a name for itself and a number for each request.
        response.setHeader("Server", null);
        response.setHeader("Fuseki-Request-Id", null);
        Headers.of(request.path()).forEach(response::setHeader);
        open(request, response);
        response.setHeader("Cache-Control", "no-cache");
        response.setHeader("Vary", "Accept, Accept-Encoding");
        reply.headers().forEach(response::setHeader);
        if (isKnown(request, reply)) {
            response.setStatus(304);
            return;
        }
        response.setStatus(reply.status());
        if (reply.contentType().isEmpty()) {
            return;
        }
        response.setContentType(reply.contentType());
        if (reply.stream().isPresent()) {
            reply.stream().get().write(response.getOutputStream());
            return;
        }
        response.setContentLength(reply.body().length);
        // To HEAD the container sends the headers alone, and those are then the ones of GET, compressed or not.
        // In parts, so that a client who takes none of it any more is noticed.
        var out = response.getOutputStream();
        for (int sent = 0; sent < reply.body().length; sent += PART) {
            out.write(reply.body(), sent, Math.min(PART, reply.body().length - sent));
        }
    }

    private void open(Request request, HttpServletResponse response) {
        if (methods.isOpen(request.method())) {
            response.setHeader("Access-Control-Allow-Origin", "*");
            response.setHeader("Access-Control-Expose-Headers", EXPOSED);
        }
        if (request.method().equals("OPTIONS") && !methods.open().isEmpty()) {
            response.setHeader("Access-Control-Allow-Methods", methods.opened());
            response.setHeader("Access-Control-Allow-Headers", SENT_BY_BROWSERS);
            response.setHeader("Access-Control-Max-Age", "86400");
        }
    }

    /** Whether the client has this already (RFC 9110, 13.1.2). */
    private static boolean isKnown(Request request, Reply reply) {
        var tags = reply.headers().get("ETag");
        var held = request.header("If-None-Match");
        return request.isRead()
                && reply.status() == 200
                && tags != null
                && held.isPresent()
                && EntityTag.parse(tags).stream().anyMatch(tag -> tag.isIn(held.get()));
    }
}
