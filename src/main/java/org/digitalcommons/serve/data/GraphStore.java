package org.digitalcommons.serve.data;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.jena.fuseki.main.FusekiServer;
import org.digitalcommons.Commons;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The SPARQL 1.1 Graph Store HTTP Protocol at {@code /data?graph=ADDRESS}: open to read, written by the publisher of a
 * graph with a bearer token. Any page on the web may read; no page of another site may write, because a browser is
 * told so.
 */
public final class GraphStore extends HttpServlet {

    /** Where it lies on every server of ours. */
    public static final String PATH = "/data";

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(GraphStore.class);
    private static final String METHODS = "GET, HEAD, PUT, POST, DELETE, OPTIONS";

    private final transient GraphReads reads;
    private final transient GraphWrites writes;

    private GraphStore(Commons commons, WriteLimits limits) {
        var graphs = new Graphs(commons);
        this.reads = new GraphReads(graphs, commons.rooms().graph("ontology").getPrefixMapping());
        this.writes = new GraphWrites(commons, graphs, limits);
    }

    /** Registers it with a server. */
    public static void register(FusekiServer.Builder builder, Commons commons, WriteLimits limits) {
        builder.addServlet(PATH, new GraphStore(commons, limits));
    }

    @Override
    public void destroy() {
        writes.rememberTurnedAway();
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Server", null);
        response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; sandbox");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("Vary", "Accept");
        switch (request.getMethod()) {
            case "GET", "HEAD" -> {
                open(response);
                send(request, response, read(request));
            }
            case "PUT", "POST", "DELETE" -> {
                response.setHeader("Cache-Control", "no-store");
                send(request, response, writes.sent(request));
            }
            case "OPTIONS" -> {
                open(response);
                response.setHeader("Allow", METHODS);
                response.setHeader("Access-Control-Allow-Methods", "GET, HEAD");
                send(request, response, Sent.nothing(204));
            }
            default -> {
                response.setHeader("Allow", METHODS);
                send(request, response, Sent.text(405, "This address knows " + METHODS + "."));
            }
        }
    }

    /** The data is public and no cookie means anything here, so any page on the web may read it. */
    private static void open(HttpServletResponse response) {
        response.setHeader("Access-Control-Allow-Origin", "*");
        response.setHeader("Access-Control-Expose-Headers", "ETag");
    }

    private Sent read(HttpServletRequest request) {
        try {
            return reads.sent(request);
        } catch (Refused refused) {
            return refused.sent();
        } catch (RuntimeException bug) {
            LOG.error("A graph could not be read", bug);
            return Sent.text(500, "The service failed on this request, which is its own fault; please report it.");
        }
    }

    private static void send(HttpServletRequest request, HttpServletResponse response, Sent sent) throws IOException {
        sent.headers().forEach(response::setHeader);
        response.setStatus(sent.status());
        if (sent.type().isEmpty()) {
            return;
        }
        response.setContentType(sent.type());
        response.setContentLength(sent.body().length);
        if (!request.getMethod().equals("HEAD")) {
            response.getOutputStream().write(sent.body());
        }
    }
}
