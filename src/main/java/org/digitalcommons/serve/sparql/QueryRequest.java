package org.digitalcommons.serve.sparql;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.sparql.core.DatasetDescription;
import org.digitalcommons.query.QueryLimits;

/**
 * What a client asks by the SPARQL 1.1 Protocol, and nothing that would change data. Whatever is not a query in the
 * open - an update, a graph, a file, a compressed body - is refused before any of it is read.
 *
 * @param query the query; empty when the client asks about the service itself
 * @param format the short name of a format, which goes before the {@code Accept} header
 * @param timeout the time the client is willing to wait
 * @param defaultGraphs graphs that make up the default graph, in place of those in the query
 * @param namedGraphs graphs that may be named, in place of those in the query
 * @param accept the {@code Accept} header
 */
record QueryRequest(
        Optional<String> query,
        Optional<String> format,
        Optional<Duration> timeout,
        List<String> defaultGraphs,
        List<String> namedGraphs,
        Optional<String> accept) {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String QUERY = "application/sparql-query";
    private static final Set<String> WRITES =
            Set.of("update", "request", "graph", "default", "using-graph-uri", "using-named-graph-uri");

    static QueryRequest read(HttpServletRequest request, QueryLimits limits) {
        refuseEncoded(request);
        var body = "POST".equals(request.getMethod()) ? body(request, limits) : "";
        var bare = mediaType(request).equals(QUERY);
        var address = Optional.ofNullable(request.getQueryString()).orElse("");
        var parameters = bare ? Parameters.parse(address) : Parameters.parse(address, body);
        for (var name : parameters.values().keySet()) {
            if (WRITES.contains(name)) {
                throw Refusal.badRequest(
                        "The parameter \"%s\" is not for this address, which answers queries and changes nothing; send a query as \"query\"."
                                .formatted(name.toLowerCase(Locale.ROOT)));
            }
        }
        if (bare && parameters.has("query")) {
            throw Refusal.badRequest("There is a query in the address and another in the body; send one of them.");
        }
        var query = bare ? Optional.of(body) : parameters.one("query");
        if ("POST".equals(request.getMethod()) && query.isEmpty()) {
            throw Refusal.badRequest("There is no query in this request; send one as the parameter \"query\".");
        }
        return new QueryRequest(
                query.filter(text -> !text.isBlank() || bare),
                parameters.one("format").filter(text -> !text.isBlank()),
                parameters.one("timeout").filter(text -> !text.isBlank()).map(QueryRequest::duration),
                parameters.all("default-graph-uri"),
                parameters.all("named-graph-uri"),
                Optional.ofNullable(request.getHeader("Accept")));
    }

    /** The graphs that are asked, in place of those in the query; none when it chose none. */
    DatasetDescription graphs() {
        return DatasetDescription.create(defaultGraphs, namedGraphs);
    }

    private static void refuseEncoded(HttpServletRequest request) {
        var encoding =
                Optional.ofNullable(request.getHeader("Content-Encoding")).orElse("identity");
        if (!encoding.isBlank() && !encoding.equalsIgnoreCase("identity")) {
            throw Refusal.of(415, "A compressed request is not accepted here; send it without Content-Encoding.");
        }
    }

    private static String body(HttpServletRequest request, QueryLimits limits) {
        var tooLarge = Refusal.of(
                413, "The request is larger than %,d bytes; send a shorter query.".formatted(limits.bodyBytes()));
        var type = mediaType(request);
        if (!type.isEmpty() && !type.equals(FORM) && !type.equals(QUERY)) {
            throw Refusal.of(
                    415, "A query is sent as %s or as %s; this address accepts nothing else.".formatted(QUERY, FORM));
        }
        try {
            var bytes = request.getInputStream().readNBytes(limits.bodyBytes() + 1);
            if (bytes.length > limits.bodyBytes()) {
                throw tooLarge;
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw Refusal.badRequest("The request broke off before its end; send it again.");
        }
    }

    private static String mediaType(HttpServletRequest request) {
        var type = Optional.ofNullable(request.getContentType()).orElse("");
        return type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    private static Duration duration(String seconds) {
        try {
            var millis = Math.round(Double.parseDouble(seconds.strip()) * 1000);
            if (millis > 0) {
                return Duration.ofMillis(millis);
            }
        } catch (NumberFormatException notNumber) {
            // Said below, together with a number that is no time.
        }
        throw Refusal.badRequest("The timeout is not a number of seconds above zero; write it as timeout=5.");
    }
}
