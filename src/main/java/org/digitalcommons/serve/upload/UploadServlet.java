package org.digitalcommons.serve.upload;

import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.jena.fuseki.main.FusekiServer;
import org.apache.jena.graph.NodeFactory;
import org.digitalcommons.Commons;
import org.digitalcommons.CommonsException;
import org.digitalcommons.CommonsException.Code;
import org.digitalcommons.intake.Withdrawal;
import org.digitalcommons.name.GraphNames;
import org.digitalcommons.name.PublicationName;
import org.digitalcommons.publish.FileContent;
import org.digitalcommons.publish.Delivery;
import org.digitalcommons.publish.Mapping;
import org.digitalcommons.publish.Unreadable.Unsaid.Kind;
import org.digitalcommons.rights.Attempt;
import org.digitalcommons.rights.Claim;
import org.digitalcommons.rights.Rights;
import org.digitalcommons.rights.Token;
import org.digitalcommons.serve.page.DeskView;
import org.digitalcommons.serve.page.Renderer;
import org.digitalcommons.validate.Report;
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
    private static final String MULTIPART = "org.eclipse.jetty.multipartConfig";
    private static final int FIELDS_IN_MEMORY = 64 * 1024;
    private static final int LARGEST_FORM = 64 * 1024;
    private static final String LICENCE = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/";
    private static final String POLICY = "default-src 'none'; style-src 'self'; img-src 'self' data:;"
            + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private final transient Commons commons;
    private final transient Renderer renderer;
    private final transient UploadLimits limits;
    private final transient Path folder;
    private final transient Desks desks;
    private final transient Waiting waiting;
    private final transient DeskPages pages;

    private UploadServlet(Commons commons, Renderer renderer, UploadLimits limits, Path folder) {
        this.commons = commons;
        this.renderer = renderer;
        this.limits = limits;
        this.folder = folder;
        this.desks = new Desks(folder.resolve("desks"), limits);
        this.waiting = new Waiting(folder.resolve("waiting"));
        this.pages = new DeskPages(commons, waiting);
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
        desks.close();
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
                            "This address knows GET and POST.\n",
                            Map.of("Allow", "GET, HEAD, POST"));
            };
        } catch (Refusal refusal) {
            return refused(request, refusal);
        } catch (RuntimeException bug) {
            LOG.error("An upload failed", bug);
            return refused(
                    request,
                    new Refusal(500, "The service failed on this request, which is its own fault; please report it."));
        }
    }

    private Sent read(HttpServletRequest request, String path) {
        if (path.isEmpty()) {
            return page(200, pages.entrance(List.of()));
        }
        return shown(request, 200, desk(path));
    }

    private Sent write(HttpServletRequest request, String path) {
        refusePacked(request);
        if (path.isEmpty()) {
            var desk = opened(request);
            if (isMultipart(request)) {
                check(desk, request);
                var done = request.getParameter("publish") != null || "true".equals(query(request, "publish"))
                        ? publish(desk)
                        : checkedStatus(desk);
                return shown(request, done, desk);
            }
            return new Sent(303, "text/plain;charset=utf-8", "", Map.of("Location", PATH + "/" + desk.id()));
        }
        var parts = path.split("/", 2);
        var desk = desk(parts[0]);
        desk.news(List.of());
        int status = switch (parts.length > 1 ? parts[1] : "") {
            case "files" -> {
                check(desk, request);
                yield checkedStatus(desk);
            }
            case "columns" -> {
                columns(desk, form(request));
                yield checkedStatus(desk);
            }
            case "said" -> {
                say(desk, form(request));
                yield checkedStatus(desk);
            }
            case "publish" -> publish(desk);
            case "sign" -> {
                lookAt(desk, form(request));
                yield checkedStatus(desk);
            }
            case "withdraw" -> withdraw(desk, form(request));
            default -> throw new Refusal(404, "There is nothing at this address. Start from /publish.");
        };
        return shown(request, status, desk);
    }

    /** A desk for the token that is shown; before that, nothing of the request is read but the token. */
    private Desk opened(HttpServletRequest request) {
        var header = Optional.ofNullable(request.getHeader("Authorization"))
                .map(String::strip)
                .filter(h -> h.regionMatches(true, 0, "Bearer ", 0, "Bearer ".length()))
                .map(h -> h.substring("Bearer ".length()).strip());
        if (header.isEmpty() && isMultipart(request)) {
            remember(Optional.empty(), "upload", Optional.empty(), 401, 0, Optional.empty());
            throw new Refusal(
                    401, "Sending files takes the token of a publisher; send it as Authorization: Bearer TOKEN.");
        }
        var secret = header.orElseGet(
                () -> Optional.ofNullable(form(request).get("token")).orElse(""));
        var token = token(secret.strip());
        return desks.open(secret.strip(), token)
                .orElseThrow(() -> new Refusal(503, "Too many publishers are at work; try again in some minutes."));
    }

    private Token token(String secret) {
        var claim = commons.rights()
                .map(Rights::tokens)
                .map(tokens -> tokens.claim(secret))
                .orElseGet(Claim.Unknown::new);
        return switch (claim) {
            case Claim.Held held -> held.token();
            case Claim.Over over -> {
                remember(Optional.of(over.token()), "upload", Optional.empty(), 401, 0, Optional.empty());
                throw new Refusal(
                        401,
                        "The token %s is %s; ask the operator for a new one."
                                .formatted(over.token().id(), over.reason()));
            }
            case Claim.Unknown unknown -> {
                remember(Optional.empty(), "upload", Optional.empty(), 401, 0, Optional.empty());
                throw new Refusal(401, "The token is not one of ours; check that it was copied whole.");
            }
        };
    }

    /** The desk of an address, if its token still holds. */
    private Desk desk(String id) {
        var desk = desks.at(id)
                .orElseThrow(() -> new Refusal(404, "This desk was cleared, or never was. Start again from /publish."));
        try {
            token(desk.secret());
        } catch (Refusal over) {
            desks.leave(desk);
            throw over;
        }
        return desk;
    }

    private void check(Desk desk, HttpServletRequest request) {
        if (!desk.token().role().mayTry()) {
            throw new Refusal(403, "A signatory signs what a deputy sent, and sends nothing.");
        }
        if (!isMultipart(request)) {
            throw new Refusal(415, "Send the files as multipart/form-data, each as a part called files.");
        }
        synchronized (desk) {
            desk.news(List.of());
            var delivery = delivery(desk, request);
            var checked = Checked.of(commons, delivery);
            desk.checked(Optional.of(checked));
            remember(
                    Optional.of(desk.token()),
                    "upload",
                    checked.candidate().map(c -> c.publication().getURI()),
                    checkedStatus(desk),
                    checked.verdict()
                            .map(v -> v.findings().size())
                            .orElse(checked.problems().size()),
                    Optional.empty());
        }
    }

    private static int checkedStatus(Desk desk) {
        return desk.checked().filter(c -> !c.isAccepted()).isPresent() ? 422 : 200;
    }

    private Delivery delivery(Desk desk, HttpServletRequest request) {
        var place = desk.emptied();
        var fields = new LinkedHashMap<String, String>();
        var files = new ArrayList<Delivery.File>();
        try {
            for (var part : parts(request)) {
                if (part.getSubmittedFileName() == null) {
                    fields.put(part.getName(), text(part));
                } else if (part.getSize() > 0 || !part.getSubmittedFileName().isBlank()) {
                    var name = name(part.getSubmittedFileName());
                    var file = place.resolve(name);
                    try (var in = part.getInputStream()) {
                        Files.copy(in, file);
                    }
                    files.add(new Delivery.File(name, FileContent.of(file)));
                }
            }
        } catch (IOException e) {
            throw new Refusal(400, "The request broke off before its end; send it again.");
        }
        if (files.isEmpty()) {
            throw new Refusal(400, "No file was sent. Choose at least one.");
        }
        if (files.stream().map(Delivery.File::name).distinct().count() < files.size()) {
            throw new Refusal(400, "Two files have one name. Give each its own.");
        }
        refuseOther(desk, fields, "publishes nothing as");
        files.sort((a, b) -> a.name().compareTo(b.name()));
        var mapping = said(fields, "map").map(UploadServlet::mapping).orElse(Mapping.NONE);
        return new Delivery(
                desk.token().publisher(),
                said(fields, "format"),
                said(fields, Kind.PERIOD.option()),
                said(fields, "title"),
                said(fields, "licence").orElse(LICENCE),
                said(fields, "issued"),
                said(fields, Kind.ABOUT.option()).map(mapping::about).orElse(mapping),
                List.copyOf(files));
    }

    /** What the publisher says of words in its files, as {@code --map} reads it. */
    private static Mapping mapping(String csv) {
        try {
            return Mapping.read("map", new StringReader(csv));
        } catch (org.digitalcommons.publish.Unreadable unreadable) {
            throw new Refusal(400, String.join(" ", unreadable.reasons()));
        }
    }

    private java.util.Collection<Part> parts(HttpServletRequest request) throws IOException {
        request.setAttribute(
                MULTIPART,
                new MultipartConfigElement(
                        Files.createDirectories(folder.resolve("received")).toString(),
                        limits.requestBytes(),
                        limits.requestBytes(),
                        FIELDS_IN_MEMORY));
        if (request.getContentLengthLong() > limits.requestBytes()) {
            throw tooLarge();
        }
        try {
            return request.getParts();
        } catch (IllegalStateException e) {
            throw tooLarge();
        } catch (ServletException e) {
            throw new Refusal(400, "The request is not whole multipart/form-data; send it again.");
        } catch (IOException e) {
            if (String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("length")) {
                throw tooLarge();
            }
            throw e;
        }
    }

    private Refusal tooLarge() {
        return new Refusal(
                413,
                "The files are larger than %,d bytes together. Send them in parts.".formatted(limits.requestBytes()));
    }

    private static String text(Part part) throws IOException {
        try (var in = part.getInputStream()) {
            return new String(in.readNBytes(LARGEST_FORM), StandardCharsets.UTF_8);
        }
    }

    /** A name that stays in its folder, whatever the client calls the file. */
    private static String name(String submitted) {
        var bare = submitted
                .replaceAll("^.*[/\\\\]", "")
                .replaceAll("[\\p{Cntrl}:*?\"<>|]", "_")
                .strip();
        return bare.isEmpty() || bare.startsWith(".") ? "file" + bare : bare;
    }

    /** A form may name its publisher, so that a wrong token is told before anything is done. */
    private static void refuseOther(Desk desk, Map<String, String> fields, String deed) {
        var own = desk.token().publisher();
        said(fields, "publisher").filter(named -> !named.equals(own)).ifPresent(named -> {
            throw new Refusal(403, "The token is one of %s, and %s %s.".formatted(own, deed, named));
        });
    }

    private static Optional<String> said(Map<String, String> fields, String name) {
        return Optional.ofNullable(fields.get(name)).map(String::strip).filter(v -> !v.isEmpty());
    }

    private void columns(Desk desk, Map<String, String> form) {
        var meanings = new LinkedHashMap<String, String>();
        form.forEach((name, header) -> {
            if (name.startsWith("column ") && !header.isBlank()) {
                meanings.put(header, name.substring("column ".length()));
            }
        });
        var said = new Mapping(Map.copyOf(meanings), Optional.empty());
        readAgain(desk, delivery -> delivery.with(delivery.mapping().with(said)));
    }

    /** What no file says: the body that its rows are about, or its period. */
    private void say(Desk desk, Map<String, String> form) {
        readAgain(desk, delivery -> {
            var dated = said(form, Kind.PERIOD.option()).map(delivery::during).orElse(delivery);
            return said(form, Kind.ABOUT.option())
                    .map(body -> dated.with(dated.mapping().about(body)))
                    .orElse(dated);
        });
    }

    private void readAgain(Desk desk, UnaryOperator<Delivery> saying) {
        synchronized (desk) {
            var before =
                    desk.checked().orElseThrow(() -> new Refusal(409, "There are no files here. Send them first."));
            desk.checked(Optional.of(Checked.of(commons, saying.apply(before.delivery()))));
        }
    }

    private int publish(Desk desk) {
        synchronized (desk) {
            var checked =
                    desk.checked().orElseThrow(() -> new Refusal(409, "There are no files here. Send them first."));
            if (!checked.isAccepted()) {
                return 422;
            }
            if (!desk.token().role().mayWrite() && !desk.token().role().mayApprove()) {
                var name = Instant.now().toString().replaceAll("[^0-9TZ]", "");
                waiting.add(checked.delivery(), name);
                remember(desk, checked, "hand over", 202);
                desk.news(List.of("It waits for a signatory of %s, who finds it here after showing a token."
                        .formatted(desk.token().publisher())));
                desk.checked(Optional.empty());
                desk.clear();
                return 202;
            }
            return published(desk, checked);
        }
    }

    private int published(Desk desk, Checked checked) {
        // The monitor of the commons is the one its own writers hold, so that what is live is derived too.
        synchronized (commons) {
            Commons.Outcome outcome;
            try {
                outcome = commons.publish(checked.delivery());
            } catch (org.digitalcommons.publish.Unreadable unreadable) {
                desk.checked(Optional.of(Checked.of(commons, checked.delivery())));
                return 422;
            }
            if (!(outcome instanceof Commons.Outcome.Published published)) {
                desk.checked(Optional.of(Checked.of(commons, checked.delivery())));
                return 422;
            }
            if (!commons.isDerived()) {
                commons.derive(step -> {});
            }
            remember(desk, checked, "publish", published.changed() ? 201 : 200);
            waiting.of(desk.token().publisher()).stream()
                    .filter(one -> sameFiles(one.delivery(), checked.delivery()))
                    .forEach(one -> waiting.remove(desk.token().publisher(), one));
            desk.news(List.of(
                    published.changed()
                            ? "Published, and live with everything that follows from it."
                            : "It was published before; nothing changed.",
                    outcome.candidate().rows() + ".",
                    outcome.candidate().publication().getURI()));
            desk.checked(Optional.empty());
            desk.clear();
            return published.changed() ? 201 : 200;
        }
    }

    private static boolean sameFiles(Delivery one, Delivery other) {
        return one.files().stream()
                .map(Delivery.File::name)
                .toList()
                .equals(other.files().stream().map(Delivery.File::name).toList());
    }

    private void lookAt(Desk desk, Map<String, String> form) {
        var role = desk.token().role();
        if (!role.mayApprove() && !role.mayWrite()) {
            throw new Refusal(403, "A deputy does not sign what waits; that takes a signatory.");
        }
        var one = waiting.named(
                        desk.token().publisher(),
                        Optional.ofNullable(form.get("waiting")).orElse(""))
                .orElseThrow(() -> new Refusal(404, "It does not wait any more."));
        desk.checked(Optional.of(Checked.of(commons, one.delivery())));
    }

    /**
     * Takes back the publication that a form names by its address, or what it names as the command does: {@code dataset},
     * {@code about}, or {@code all=true} for everything of the publisher.
     */
    private int withdraw(Desk desk, Map<String, String> form) {
        if (!desk.token().role().mayWrite()) {
            throw new Refusal(403, "Withdrawing takes the token of a publisher.");
        }
        refuseOther(desk, form, "withdraws nothing of");
        var dataset = said(form, "publication").map(p -> own(desk, p)).or(() -> said(form, "dataset"));
        var about = said(form, "about");
        if (dataset.isEmpty()
                && about.isEmpty()
                && !form.getOrDefault("all", "").equals("true")) {
            throw new Refusal(400, "Say what to withdraw: dataset, about, or all=true for everything of yours.");
        }
        synchronized (commons) {
            switch (taken(desk.token().publisher(), dataset, about)) {
                case Withdrawal.Refused refused -> {
                    remember(
                            Optional.of(desk.token()),
                            "withdraw",
                            Optional.of(refused.publication().getURI()),
                            422,
                            refused.verdict().findings().size(),
                            Optional.empty());
                    desk.news(List.of(new Report(refused.verdict()).text(), refused.sentence()));
                    return 422;
                }
                case Withdrawal.Done done -> {
                    if (!commons.isDerived()) {
                        commons.derive(step -> {});
                    }
                    done.taken()
                            .forEach(taken -> remember(
                                    Optional.of(desk.token()),
                                    "withdraw",
                                    Optional.of(taken.publication().getURI()),
                                    200,
                                    0,
                                    Optional.empty()));
                    desk.news(Stream.concat(
                                    done.taken().stream().map(Withdrawal.Taken::sentence),
                                    Stream.of("The history keeps what was withdrawn."))
                            .toList());
                    return 200;
                }
            }
        }
    }

    private Withdrawal taken(String publisher, Optional<String> dataset, Optional<String> about) {
        try {
            return commons.withdraw(publisher, dataset, about);
        } catch (CommonsException e) {
            if (e.code() != Code.NOT_PUBLISHED) {
                throw e;
            }
            throw new Refusal(404, String.valueOf(e.getMessage()));
        }
    }

    /** Series and period of a publication, if it is of the publisher of a desk. */
    private static String own(Desk desk, String publication) {
        if (!publication.startsWith(GraphNames.PUBLISHED + desk.token().publisher() + "/")) {
            throw new Refusal(403, "This publication is not yours to withdraw.");
        }
        return PublicationName.of(NodeFactory.createURI(publication)).ofPublisher();
    }

    private void remember(Desk desk, Checked checked, String action, int status) {
        remember(
                Optional.of(desk.token()),
                action,
                checked.candidate().map(c -> c.publication().getURI()),
                status,
                checked.verdict().map(v -> v.findings().size()).orElse(0),
                Optional.empty());
    }

    private void remember(
            Optional<Token> token,
            String action,
            Optional<String> graph,
            int status,
            int findings,
            Optional<String> checksum) {
        try {
            commons.rights()
                    .ifPresent(rights -> rights.attempts()
                            .add(new Attempt(Instant.now(), token, action, graph, status, findings, checksum, 1)));
        } catch (UncheckedIOException full) {
            LOG.error("An attempt could not be remembered: {}", String.valueOf(full.getMessage()));
        }
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

    private Sent shown(HttpServletRequest request, int status, Desk desk) {
        return isPerson(request)
                ? page(status == 202 ? 200 : status, pages.desk(desk))
                : new Sent(
                        status, "application/json", UploadReply.json(desk), Map.of("Location", PATH + "/" + desk.id()));
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
