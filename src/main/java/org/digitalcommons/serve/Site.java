package org.digitalcommons.serve;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.apache.jena.query.QueryCancelledException;
import org.digitalcommons.Commons;
import org.digitalcommons.catalog.Question;
import org.digitalcommons.serve.page.Renderer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every address but those of the SPARQL endpoint and the graphs: read only, with headers that let a browser do nothing else. */
final class Site extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(Site.class);
    private static final String POLICY = "default-src 'none'; style-src 'self'; img-src 'self' data:;"
            + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private final transient Routes routes;
    private final transient Assets assets;
    private final transient Replies replies;

    Site(Commons commons, Renderer renderer) {
        this.routes = new Routes(commons, renderer);
        this.assets = new Assets();
        // What is overdue is another matter tomorrow.
        this.replies = new Replies(() -> commons.store().state() + "-" + LocalDate.now(ZoneOffset.UTC));
    }

    @Override
    protected void service(HttpServletRequest given, HttpServletResponse response) throws IOException {
        var request = Request.of(given);
        switch (given.getMethod()) {
            case "GET", "HEAD" -> send(given, response, reply(request));
            default -> {
                response.setHeader("Allow", "GET, HEAD");
                send(given, response, Reply.text(405, "This address is read only; use GET."));
            }
        }
    }

    private Reply reply(Request request) {
        try {
            return assets.at(request.path())
                    .or(() -> replies.of(request, routes::reply))
                    .orElseGet(() -> routes.refusal(
                            request,
                            404,
                            "Nothing is here",
                            "There is no page at %s. Start from /.".formatted(request.path())));
        } catch (Question.Unanswerable misuse) {
            return routes.refusal(
                    request,
                    400,
                    "That cannot be asked",
                    Optional.ofNullable(misuse.getMessage()).orElse(""));
        } catch (QueryCancelledException late) {
            return routes.refusal(request, 503, "Too slow", "The answer took too long; ask for less, or later.");
        } catch (RuntimeException bug) {
            LOG.error("A page failed", bug);
            return routes.refusal(
                    request,
                    500,
                    "The service failed",
                    "The service failed on this request, which is its own fault; please report the address.");
        }
    }

    private static void send(HttpServletRequest request, HttpServletResponse response, Reply reply) throws IOException {
        response.setHeader("Server", null);
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("Vary", "Accept");
        // The data is public and no cookie means anything here, so any page on the web may read it.
        response.setHeader("Access-Control-Allow-Origin", "*");
        reply.headers().forEach(response::setHeader);
        var tag = reply.headers().get("ETag");
        if (tag != null && tag.equals(request.getHeader("If-None-Match"))) {
            response.setStatus(304);
            return;
        }
        response.setStatus(reply.status());
        response.setContentType(reply.mediaType());
        response.setContentLength(reply.body().length);
        if (!request.getMethod().equals("HEAD")) {
            response.getOutputStream().write(reply.body());
        }
    }
}
