package org.digitalcommons.serve.reconcile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.fuseki.main.FusekiServer;
import org.digitalcommons.Commons;
import org.digitalcommons.serve.page.PageView;
import org.digitalcommons.serve.page.Renderer;
import org.digitalcommons.serve.page.SectionView;
import org.digitalcommons.vocab.Term;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The W3C Reconciliation Service API 0.2 at {@code /reconcile}: a code decides, a name only proposes, and each proposal
 * says why. Read only, so any page on the web may ask; a person who opens the address is told how to use it.
 */
public final class Reconciliation extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(Reconciliation.class);
    private static final String PATH = "/reconcile";
    private static final String POLICY = "default-src 'none'; style-src 'self'; img-src 'self' data:;"
            + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    private static final Map<String, String> KINDS =
            Map.of("body", "Public body", "capability", "Capability", "supplier", "Supplier");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private record Current(String state, Register register) {}

    private final transient Commons commons;
    private final transient Renderer renderer;
    private transient volatile Optional<Current> current = Optional.empty();

    private Reconciliation(Commons commons, Renderer renderer) {
        this.commons = commons;
        this.renderer = renderer;
    }

    /** Registers it with a server. */
    public static void register(FusekiServer.Builder builder, Commons commons, Renderer renderer) {
        var service = new Reconciliation(commons, renderer);
        builder.addServlet(PATH, service);
        builder.addServlet(PATH + "/*", service);
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Server", null);
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("Cache-Control", "no-cache");
        response.setHeader("Vary", "Accept");
        response.setHeader("Access-Control-Allow-Origin", "*");
        try {
            switch (request.getMethod()) {
                case "GET", "HEAD", "POST" -> answer(request, response);
                case "OPTIONS" -> {
                    response.setHeader("Access-Control-Allow-Methods", "GET, HEAD, POST");
                    response.setHeader("Access-Control-Allow-Headers", "Content-Type");
                    response.setStatus(204);
                }
                default -> {
                    response.setHeader("Allow", "GET, HEAD, POST, OPTIONS");
                    send(request, response, 405, "text/plain; charset=utf-8", "Use GET or POST.\n");
                }
            }
        } catch (Misasked misasked) {
            send(request, response, misasked.status(), "text/plain; charset=utf-8", misasked.sentence() + "\n");
        } catch (RuntimeException bug) {
            LOG.error("Nothing could be reconciled", bug);
            send(
                    request,
                    response,
                    500,
                    "text/plain; charset=utf-8",
                    "The service failed on this request, which is its own fault; please report it.\n");
        }
    }

    private void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var parameters = parameters(request);
        var path = request.getRequestURI().substring(PATH.length());
        boolean person = Optional.ofNullable(request.getHeader("Accept"))
                .filter(a -> a.contains("text/html"))
                .isPresent();
        if (path.isEmpty() && parameters.isEmpty() && request.getMethod().equals("POST")) {
            throw new Misasked(
                    400,
                    "Send the queries as the form field queries, such as"
                            + " queries={\"q0\":{\"query\":\"Barnet\"}}.");
        }
        if (path.isEmpty() && parameters.isEmpty() && person) {
            send(request, response, 200, "text/html; charset=utf-8", renderer.html(page(address(request))));
            return;
        }
        var json = switch (path) {
            case "" -> reconciled(parameters, address(request));
            case "/suggest/entity" -> entities(parameters);
            case "/suggest/type" -> choices(KINDS, parameters);
            case "/suggest/property" -> choices(properties(), parameters);
            default -> throw new Misasked(404, "There is nothing at %s. Start from %s.".formatted(PATH + path, PATH));
        };
        send(request, response, 200, "application/json", json.toString());
    }

    private ObjectNode reconciled(Map<String, String> parameters, String address) {
        var queries = parameters.get("queries");
        var query = parameters.get("query");
        var answer = JSON.createObjectNode();
        if (queries != null) {
            var batch = json(queries, "queries");
            if (!batch.isObject()) {
                throw new Misasked(400, "queries must be a JSON object such as {\"q0\":{\"query\":\"Barnet\"}}.");
            }
            if (batch.size() > ReconcileLimits.QUERIES) {
                throw new Misasked(
                        400,
                        "There are %,d queries in the batch; send at most %d at a time."
                                .formatted(batch.size(), ReconcileLimits.QUERIES));
            }
            var asked = new LinkedHashMap<String, Asked>();
            batch.properties().forEach(e -> asked.put(e.getKey(), Asked.of(e.getKey(), e.getValue())));
            var register = register();
            asked.forEach((name, each) -> result(register, each, answer.putObject(name)));
        } else if (query != null) {
            var asked = query.strip().startsWith("{")
                    ? json(query, "query")
                    : JSON.createObjectNode().put("query", query);
            result(register(), Asked.of("query", asked), answer);
        } else if (parameters.containsKey("extend")) {
            throw new Misasked(400, "Data extension is not offered; ask /ask questions for figures.");
        } else {
            return manifest(address);
        }
        return answer;
    }

    private static JsonNode json(String text, String name) {
        try {
            return Optional.ofNullable(JSON.readTree(text)).orElseGet(JSON::createObjectNode);
        } catch (JsonProcessingException e) {
            throw new Misasked(
                    400,
                    "%s is not JSON, from line %d, column %d: %s"
                            .formatted(
                                    name,
                                    e.getLocation().getLineNr(),
                                    e.getLocation().getColumnNr(),
                                    e.getOriginalMessage()));
        }
    }

    private static void result(Register register, Asked asked, ObjectNode into) {
        var result = into.putArray("result");
        for (var proposal : register.proposals(asked)) {
            var thing = proposal.thing();
            var each = result.addObject()
                    .put("id", thing.id())
                    .put("name", thing.name())
                    .put(
                            "description",
                            thing.about().isEmpty() ? proposal.reason() : proposal.reason() + " " + thing.about())
                    .put("score", proposal.score())
                    .put("match", proposal.match());
            each.putArray("type")
                    .addObject()
                    .put("id", thing.kind())
                    .put("name", KINDS.getOrDefault(thing.kind(), thing.kind()));
            var features = each.putArray("features");
            features.addObject().put("id", "code").put("value", proposal.byCode());
            features.addObject().put("id", "name").put("value", Math.round(proposal.alike() * 10) / 10.0);
        }
    }

    private ObjectNode manifest(String address) {
        var manifest = JSON.createObjectNode();
        manifest.putArray("versions").add("0.1").add("0.2");
        manifest.put("name", "Digital Commons: public bodies, capabilities and suppliers")
                .put("identifierSpace", Term.ROOT + "/")
                .put("schemaSpace", Term.CONCEPT + "identifier/")
                .put("batchSize", ReconcileLimits.QUERIES / 2);
        manifest.putObject("view").put("url", address + "/{{id}}");
        var types = manifest.putArray("defaultTypes");
        KINDS.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(kind -> types.addObject().put("id", kind.getKey()).put("name", kind.getValue()));
        var suggest = manifest.putObject("suggest");
        for (var what : new String[] {"entity", "type", "property"}) {
            suggest.putObject(what).put("service_url", address + PATH).put("service_path", "/suggest/" + what);
        }
        return manifest;
    }

    private ObjectNode entities(Map<String, String> parameters) {
        var answer = JSON.createObjectNode();
        var result = answer.putArray("result");
        var prefix = prefix(parameters);
        if (!Names.words(prefix).isEmpty()) {
            for (var thing : register().beginning(prefix, Optional.ofNullable(parameters.get("type")))) {
                var each = result.addObject()
                        .put("id", thing.id())
                        .put("name", thing.name())
                        .put("description", thing.about());
                each.putArray("notable")
                        .addObject()
                        .put("id", thing.kind())
                        .put("name", KINDS.getOrDefault(thing.kind(), thing.kind()));
            }
        }
        return answer;
    }

    private Map<String, String> properties() {
        var properties = new LinkedHashMap<String, String>();
        properties.put(Register.ANY_SCHEME, "A code of any register");
        properties.putAll(register().schemes());
        return properties;
    }

    private static ObjectNode choices(Map<String, String> all, Map<String, String> parameters) {
        var prefix = prefix(parameters).toLowerCase(Locale.ROOT);
        var answer = JSON.createObjectNode();
        var result = answer.putArray("result");
        all.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .filter(e -> e.getKey().startsWith(prefix)
                        || e.getValue().toLowerCase(Locale.ROOT).contains(prefix))
                .forEach(e -> result.addObject().put("id", e.getKey()).put("name", e.getValue()));
        return answer;
    }

    private static String prefix(Map<String, String> parameters) {
        var prefix = parameters.getOrDefault("prefix", "").strip();
        if (prefix.length() > ReconcileLimits.TEXT) {
            throw new Misasked(400, "The prefix is longer than %,d characters.".formatted(ReconcileLimits.TEXT));
        }
        return prefix;
    }

    /** What can be found now; read again after each change of the store. */
    private Register register() {
        var state = commons.store().state();
        var known = current.filter(c -> c.state().equals(state));
        return known.map(Current::register).orElseGet(this::read);
    }

    private synchronized Register read() {
        var state = commons.store().state();
        var known = current.filter(c -> c.state().equals(state));
        if (known.isPresent()) {
            return known.get().register();
        }
        var register = new Register(commons.ask("names-and-codes", Map.of()));
        current = Optional.of(new Current(state, register));
        return register;
    }

    private PageView page(String address) {
        return new PageView(
                "Match your own list",
                List.of("Which body, capability or supplier does a name or a code in your spreadsheet mean? This"
                        + " address speaks the W3C Reconciliation Service API, which OpenRefine and other tools know."),
                List.of(
                        SectionView.of(
                                "With OpenRefine",
                                "1. Open your list, and on the column of names or codes choose Reconcile, Start reconciling.",
                                "2. Choose Add standard service, and give %s as its address.".formatted(address + PATH),
                                "3. Choose Public body, Capability or Supplier.",
                                "4. If another column holds codes, tick it under \"Also use relevant details\" and name the"
                                        + " register, such as gss, ecode, ods or companies-house; or write code for any.",
                                "5. Start. Afterwards the identifiers are addresses of this server: put %s/ before them."
                                        .formatted(Term.ROOT)),
                        SectionView.of(
                                "What decides",
                                "A code decides: its score is 100, it is matched, and the description says which code it was."
                                        + " When a name beside it shares no word with the names of what the code means, it is"
                                        + " shown and not matched.",
                                "A name only proposes. Names are compared word by word, without case, accents and"
                                        + " punctuation; a word weighs by how few names hold it, so that council and borough"
                                        + " tell little; a word nobody holds may be a slip for one that is nearly the same."
                                        + " Look at each proposal before you accept it."),
                        SectionView.of(
                                        "For a program",
                                        "Send queries, by GET or as a form, at most %d at a time."
                                                .formatted(ReconcileLimits.QUERIES))
                                .with(new SectionView.Query(
                                        "curl --data-urlencode 'queries={\"q0\":{\"query\":\"Barnet\",\"type\":\"body\"}}' "
                                                + address + PATH))
                                .leading("Every name and code that is matched against", "/ask/names-and-codes")));
    }

    private static String address(HttpServletRequest request) {
        return request.getRequestURL().toString().replaceFirst("(?<=[^:/])/reconcile.*$", "");
    }

    private static Map<String, String> parameters(HttpServletRequest request) throws IOException {
        var all = new LinkedHashMap<String, String>();
        read(Optional.ofNullable(request.getQueryString()).orElse(""), all);
        if (request.getMethod().equals("POST")) {
            var type = Optional.ofNullable(request.getContentType()).orElse("");
            if (!type.isEmpty() && !type.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded")) {
                throw new Misasked(415, "Send the queries as a form, application/x-www-form-urlencoded.");
            }
            var body = request.getInputStream().readNBytes(ReconcileLimits.BYTES + 1);
            if (body.length > ReconcileLimits.BYTES) {
                throw new Misasked(
                        413, "The form is longer than %,d bytes; send fewer queries.".formatted(ReconcileLimits.BYTES));
            }
            read(new String(body, StandardCharsets.UTF_8), all);
        }
        return all;
    }

    private static void read(String form, Map<String, String> into) {
        for (var pair : form.split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                into.put(
                        decoded(equals < 0 ? pair : pair.substring(0, equals)),
                        decoded(equals < 0 ? "" : pair.substring(equals + 1)));
            }
        }
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new Misasked(400, "The form is not encoded as one: " + e.getMessage());
        }
    }

    private static void send(
            HttpServletRequest request, HttpServletResponse response, int status, String type, String text)
            throws IOException {
        var body = text.getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.setContentType(type);
        response.setContentLength(body.length);
        if (!request.getMethod().equals("HEAD")) {
            response.getOutputStream().write(body);
        }
    }
}
