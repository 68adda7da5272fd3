package org.digitalcommons.serve.upload;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.apache.jena.fuseki.main.FusekiServer;
import org.digitalcommons.Commons;
import org.digitalcommons.intake.ApprovalQueue;
import org.digitalcommons.name.Iris;
import org.digitalcommons.rights.Action;
import org.digitalcommons.rights.Token;
import org.digitalcommons.serve.http.Authentication;
import org.digitalcommons.serve.http.BearerToken;
import org.digitalcommons.serve.http.Endpoint;
import org.digitalcommons.serve.http.Methods;
import org.digitalcommons.serve.http.Refusal;
import org.digitalcommons.serve.http.Reply;
import org.digitalcommons.serve.http.Request;
import org.digitalcommons.serve.page.DeskView;
import org.digitalcommons.serve.page.Renderer;
import org.digitalcommons.serve.words.Words;
import org.jspecify.annotations.Nullable;

/**
 * {@code /publish}: a publisher shows a token, sends files, sees every finding and what the body would look
 * like, and publishes or withdraws. A token is asked for before any file is taken; at {@code /publish/try} files are judged
 * without one, and nothing is stored. In a browser the steps are
 * pages; a program that accepts JSON sends files and token in one request and gets the same in JSON.
 */
public final class UploadServlet extends Endpoint {

    private static final Words WORDS = Words.english();
    /** Where it lies on every server of ours. */
    public static final String PATH = "/publish";

    /** Where files are tried without a token. */
    private static final String TRY = "try";

    /** Where a table is given back with what was found in each row. */
    static final String COPY = "findings";

    private static final int GUESTS_AT_ONCE = 2;
    private static final long serialVersionUID = 1L;
    private static final Methods METHODS = new Methods(List.of("GET", "POST"), List.of());
    private static final int LARGEST_FORM = 64 * 1024;

    private final transient Commons commons;
    private final transient Renderer renderer;
    private final transient Authentication authentication;
    private final transient Semaphore guests = new Semaphore(GUESTS_AT_ONCE);
    private final transient UploadSessions sessions;
    private final transient UploadForm uploads;
    private final transient Publishing publishing;
    private final transient UploadPages pages;

    private UploadServlet(Commons commons, Renderer renderer, Authentication authentication, UploadLimits limits) {
        super(METHODS);
        var folder = commons.folder().orElseGet(UploadServlet::temporary);
        var queue = ApprovalQueue.in(folder);
        this.commons = commons;
        this.renderer = renderer;
        this.authentication = authentication;
        this.sessions = new UploadSessions(folder.resolve("sessions"), limits);
        this.uploads = new UploadForm(commons, folder.resolve("received"), limits);
        this.publishing = new Publishing(commons, queue);
        this.pages = new UploadPages(commons, queue);
    }

    /** Where files on their way lie when the store is in memory. */
    private static Path temporary() {
        try {
            return Files.createTempDirectory("commons");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Registers it with a server. */
    public static void register(
            FusekiServer.Builder builder,
            Commons commons,
            Renderer renderer,
            Authentication authentication,
            UploadLimits limits) {
        var servlet = new UploadServlet(commons, renderer, authentication, limits);
        builder.addServlet(PATH, servlet);
        builder.addServlet(PATH + "/*", servlet);
    }

    @Override
    public void destroy() {
        sessions.close();
    }

    @Override
    protected Reply answer(Request request) {
        var path = request.parts();
        var id = path.size() > 1 ? path.get(1) : "";
        if (request.isRead()) {
            return switch (id) {
                case "" -> page(200, pages.entrance(List.of()));
                case TRY -> page(200, pages.trial(List.of()));
                default ->
                    path.size() > 2 && path.get(2).equals(COPY)
                            ? copy(session(id), request.servlet().getParameter("file"))
                            : shown(request, 200, session(id));
            };
        }
        request.refuseCompressed();
        commons.upkeep().requireRoom();
        if (id.equals(TRY)) {
            return tried(request);
        }
        if (!id.isEmpty()) {
            var session = session(id);
            session.news(List.of());
            return shown(request, step(request, session, path.size() > 2 ? path.get(2) : ""), session);
        }
        var session = opened(request);
        if (!isMultipart(request)) {
            return unstored(Reply.seeOther(PATH + "/" + session.id()));
        }
        int checked = check(request, session);
        boolean isToPublish = request.servlet().getParameter("publish") != null;
        return shown(request, isToPublish ? publishing.publish(session) : checked, session);
    }

    /** A table that was sent, with what was found in each row beside it. */
    private Reply copy(UploadSession session, @Nullable String file) {
        var name = file == null ? "" : file;
        var text = Optional.ofNullable(publishing.copies(session).get(name))
                .orElseThrow(() -> Refusal.notFound(WORDS.say("upload.refusal.nothing-here")));
        return unstored(Reply.of(200, "text/csv; charset=utf-8", text)
                .with("Content-Disposition", "attachment; filename=\"%s\"".formatted(Iris.safe(name))));
    }

    /** Judges files of somebody who shows no token; nothing is stored, and few may do so at once. */
    private Reply tried(Request request) {
        if (!isMultipart(request)) {
            throw Refusal.of(415, WORDS.say("upload.refusal.multipart"));
        }
        if (!guests.tryAcquire()) {
            throw Refusal.of(503, WORDS.say("upload.refusal.busy"));
        }
        try {
            var session = sessions.openForGuest().orElseThrow(() -> Refusal.of(503, WORDS.say("upload.refusal.busy")));
            return shown(request, check(request, session), session);
        } finally {
            guests.release();
        }
    }

    private int step(Request request, UploadSession session, String name) {
        return switch (name) {
            case "files" -> check(request, session);
            case "columns" -> publishing.columns(session, form(request));
            case "said" -> publishing.say(session, form(request));
            case "publish" -> publishing.publish(session);
            case "sign" -> publishing.lookAt(session, form(request));
            case "withdraw" -> publishing.withdraw(session, form(request));
            default -> throw Refusal.notFound(WORDS.say("upload.refusal.nothing-here"));
        };
    }

    private int check(Request request, UploadSession session) {
        if (!isMultipart(request)) {
            throw Refusal.of(415, WORDS.say("upload.refusal.multipart"));
        }
        return publishing.check(session, () -> uploads.delivery(session, request.servlet()));
    }

    private static boolean isMultipart(Request request) {
        return request.mediaType().equals("multipart/form-data");
    }

    /** A session for the token that is shown; before that, nothing of the request is read but the token. */
    private UploadSession opened(Request request) {
        var shown = BearerToken.shown(request);
        var secret = shown.isPresent() || isMultipart(request)
                ? shown
                : Optional.of(form(request).getOrDefault("token", "").strip());
        var token = holder(secret);
        return sessions.open(secret.orElse(""), token)
                .orElseThrow(() -> Refusal.of(503, WORDS.say("upload.refusal.busy")));
    }

    private Token holder(Optional<String> secret) {
        var entry = commons.access().entry(Action.UPLOAD);
        try {
            return authentication.holder(secret, entry::by);
        } catch (Refusal refusal) {
            // Those who are too many are counted, and noted together.
            if (refusal.status() != 429) {
                entry.answered(refusal.status());
            }
            throw refusal;
        }
    }

    /** The session of an address, if its token still holds. */
    private UploadSession session(String id) {
        var session = sessions.at(id).orElseThrow(() -> Refusal.notFound(WORDS.say("upload.refusal.expired")));
        if (session.isGuest()) {
            return session;
        }
        try {
            holder(Optional.of(session.secret()));
        } catch (Refusal over) {
            sessions.leave(session);
            throw over;
        }
        return session;
    }

    /** The fields of a small form. */
    private static Map<String, String> form(Request request) {
        var fields = new LinkedHashMap<String, String>();
        request.form(LARGEST_FORM).values().forEach((name, values) -> fields.put(name, values.getFirst()));
        return fields;
    }

    private Reply shown(Request request, int status, UploadSession session) {
        return request.prefersPage()
                ? page(status == 202 ? 200 : status, pages.session(session))
                : unstored(Reply.json(status, UploadReply.json(session))).with("Location", PATH + "/" + session.id());
    }

    private Reply page(int status, DeskView view) {
        return unstored(Reply.html(status, renderer.html(view)));
    }

    @Override
    protected Reply refused(Request request, Refusal refusal) {
        return unstored(
                request.prefersPage()
                        ? refusal.reply(renderer.html(
                                isTrial(request)
                                        ? pages.trial(List.of(refusal.sentence()))
                                        : pages.entrance(List.of(refusal.sentence()))))
                        : refusal.reply());
    }

    private static boolean isTrial(Request request) {
        var path = request.parts();
        return path.size() > 1 && path.get(1).equals(TRY);
    }

    /** What a publisher is told is nobody else's. */
    private static Reply unstored(Reply reply) {
        return reply.with("Cache-Control", "no-store");
    }
}
