package org.digitalcommons.serve.upload;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.fuseki.main.FusekiServer;
import org.digitalcommons.Commons;
import org.digitalcommons.rights.Action;
import org.digitalcommons.rights.Claim;
import org.digitalcommons.rights.Rights;
import org.digitalcommons.rights.Token;
import org.digitalcommons.serve.page.DeskView;
import org.digitalcommons.serve.page.Renderer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code /publish}: a publisher shows a token, sends files, sees every finding and what the body would look
 * like, and publishes or withdraws. A token is asked for before any file is taken. In a browser the steps are
 * pages; a program that accepts JSON sends files and token in one request and gets the same in JSON.
 */
public final class UploadServlet extends HttpServlet {

    /** Where it lies on every server of ours. */
    public static final String PATH = "/publish";

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(UploadServlet.class);
    private static final int LARGEST_FORM = 64 * 1024;
    private static final String POLICY = "default-src 'none'; style-src 'self'; img-src 'self' data:;"
            + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private final transient Commons commons;
    private final transient Renderer renderer;
    private final transient UploadSessions sessions;
    private final transient UploadForm form;
    private final transient Publishing publishing;
    private final transient UploadPages pages;

    private UploadServlet(Commons commons, Renderer renderer, UploadLimits limits, Path folder) {
        var queue = new ApprovalQueue(folder.resolve("waiting"));
        this.commons = commons;
        this.renderer = renderer;
        this.sessions = new UploadSessions(folder.resolve("sessions"), limits);
        this.form = new UploadForm(folder.resolve("received"), limits);
        this.publishing = new Publishing(commons, queue);
        this.pages = new UploadPages(commons, queue);
    }

    /** Registers it with a server. */
    public static void register(FusekiServer.Builder builder, Commons commons, Renderer renderer, UploadLimits limits) {
        var servlet =
                new UploadServlet(commons, renderer, limits, commons.folder().orElseGet(UploadServlet::own));
        builder.addServlet(PATH, servlet);
        builder.addServlet(PATH + "/*", servlet);
    }

    /** A folder for a commons that has none on disk. */
    private static Path own() {
        try {
            return Files.createTempDirectory("commons-uploads");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void destroy() {
        sessions.close();
    }

    /** An answer: a page or, for a program, JSON or a sentence. */
    private record Sent(int status, String type, String body, Map<String, String> headers) {}

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Server", null);
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Vary", "Accept");
        var sent = answer(request);
        sent.headers().forEach(response::setHeader);
        response.setStatus(sent.status());
        var body = sent.body().getBytes(StandardCharsets.UTF_8);
        response.setContentType(sent.type());
        response.setContentLength(body.length);
        if (!request.getMethod().equals("HEAD")) {
            response.getOutputStream().write(body);
        }
    }

    private Sent answer(HttpServletRequest request) {
        try {
            var path = Optional.ofNullable(request.getPathInfo()).orElse("").replaceFirst("^/", "");
            return switch (request.getMethod()) {
                case "GET", "HEAD" -> read(request, path);
                case "POST" -> write(request, path);
                default ->
                    new Sent(
                            405,
                            "text/plain;charset=utf-8",
                            "Use GET or POST.\n",
                            Map.of("Allow", "GET, HEAD, POST"));
            };
        } catch (Refusal refusal) {
            return refused(request, refusal);
        } catch (RuntimeException bug) {
            LOG.error("An upload failed", bug);
            return refused(
                    request,
                    new Refusal(500, "Something went wrong on our side; please report it."));
        }
    }

    private Sent read(HttpServletRequest request, String path) {
        if (path.isEmpty()) {
            return page(200, pages.entrance(List.of()));
        }
        return shown(request, 200, session(path));
    }

    private Sent write(HttpServletRequest request, String path) {
        refusePacked(request);
        if (path.isEmpty()) {
            var session = opened(request);
            if (!isMultipart(request)) {
                return new Sent(303, "text/plain;charset=utf-8", "", Map.of("Location", PATH + "/" + session.id()));
            }
            int checked = check(session, request);
            boolean isToPublish =
                    request.getParameter("publish") != null || "true".equals(query(request, "publish"));
            return shown(request, isToPublish ? publishing.publish(session) : checked, session);
        }
        var parts = path.split("/", 2);
        var session = session(parts[0]);
        session.news(List.of());
        int status = switch (parts.length > 1 ? parts[1] : "") {
            case "files" -> check(session, request);
            case "columns" -> publishing.columns(session, form(request));
            case "said" -> publishing.say(session, form(request));
            case "publish" -> publishing.publish(session);
            case "sign" -> publishing.lookAt(session, form(request));
            case "withdraw" -> publishing.withdraw(session, form(request));
            default -> throw new Refusal(404, "There is nothing at this address. Start from /publish.");
        };
        return shown(request, status, session);
    }

    private int check(UploadSession session, HttpServletRequest request) {
        if (!isMultipart(request)) {
            throw new Refusal(415, "Send the files as multipart/form-data, each as a part called files.");
        }
        return publishing.check(session, () -> form.delivery(session, request));
    }

    /** A session for the token that is shown; before that, nothing of the request is read but the token. */
    private UploadSession opened(HttpServletRequest request) {
        var header = Optional.ofNullable(request.getHeader("Authorization"))
                .map(String::strip)
                .filter(h -> h.regionMatches(true, 0, "Bearer ", 0, "Bearer ".length()))
                .map(h -> h.substring("Bearer ".length()).strip());
        if (header.isEmpty() && isMultipart(request)) {
            commons.entry(Action.UPLOAD).answered(401);
            throw new Refusal(
                    401, "Sending files takes the token of a publisher; send it as Authorization: Bearer TOKEN.");
        }
        var secret = header.orElseGet(
                () -> Optional.ofNullable(form(request).get("token")).orElse(""));
        var token = token(secret.strip());
        return sessions.open(secret.strip(), token)
                .orElseThrow(() -> new Refusal(503, "The service is busy; try again in a few minutes."));
    }

    private Token token(String secret) {
        var claim = commons.rights()
                .map(Rights::tokens)
                .map(tokens -> tokens.claim(secret))
                .orElseGet(Claim.Unknown::new);
        return switch (claim) {
            case Claim.Held held -> held.token();
            case Claim.Over over -> {
                commons.entry(Action.UPLOAD).by(over.token()).answered(401);
                throw new Refusal(
                        401,
                        "The token %s is %s; ask the operator for a new one."
                                .formatted(over.token().id(), over.reason()));
            }
            case Claim.Unknown unknown -> {
                commons.entry(Action.UPLOAD).answered(401);
                throw new Refusal(401, "The token is not one of ours; check that it was copied whole.");
            }
        };
    }

    /** The session of an address, if its token still holds. */
    private UploadSession session(String id) {
        var session = sessions.at(id)
                .orElseThrow(() -> new Refusal(404, "This upload session has expired. Start again from /publish."));
        try {
            token(session.secret());
        } catch (Refusal over) {
            sessions.leave(session);
            throw over;
        }
        return session;
    }

    /** The fields of a small form. */
    private static Map<String, String> form(HttpServletRequest request) {
        if (request.getContentLengthLong() > LARGEST_FORM) {
            throw new Refusal(413, "The form is too large.");
        }
        var fields = new LinkedHashMap<String, String>();
        request.getParameterMap().forEach((name, values) -> {
            if (values.length > 0) {
                fields.put(name, values[0]);
            }
        });
        return fields;
    }

    private static String query(HttpServletRequest request, String name) {
        for (var pair : Optional.ofNullable(request.getQueryString()).orElse("").split("&")) {
            if (pair.startsWith(name + "=")) {
                return pair.substring(name.length() + 1);
            }
        }
        return "";
    }

    private static boolean isMultipart(HttpServletRequest request) {
        return Optional.ofNullable(request.getContentType())
                .filter(t -> t.toLowerCase(Locale.ROOT).startsWith("multipart/form-data"))
                .isPresent();
    }

    private static void refusePacked(HttpServletRequest request) {
        var encoding =
                Optional.ofNullable(request.getHeader("Content-Encoding")).orElse("");
        if (!encoding.isBlank() && !encoding.strip().equalsIgnoreCase("identity")) {
            throw new Refusal(415, "A compressed body is not accepted; send it without Content-Encoding.");
        }
    }

    private Sent shown(HttpServletRequest request, int status, UploadSession session) {
        return isPerson(request)
                ? page(status == 202 ? 200 : status, pages.session(session))
                : new Sent(
                        status, "application/json", UploadReply.json(session), Map.of("Location", PATH + "/" + session.id()));
    }

    private Sent page(int status, DeskView view) {
        return new Sent(status, "text/html;charset=utf-8", renderer.html(view), Map.of());
    }

    private Sent refused(HttpServletRequest request, Refusal refusal) {
        var headers = refusal.status() == 401
                ? Map.of("WWW-Authenticate", "Bearer realm=\"Digital Commons\"")
                : Map.<String, String>of();
        return isPerson(request)
                ? new Sent(
                        refusal.status(),
                        "text/html;charset=utf-8",
                        renderer.html(pages.entrance(List.of(refusal.sentence()))),
                        headers)
                : new Sent(refusal.status(), "text/plain;charset=utf-8", refusal.sentence() + "\n", headers);
    }

    private static boolean isPerson(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader("Accept"))
                .filter(a -> a.contains("text/html"))
                .isPresent();
    }
}
