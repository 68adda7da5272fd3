package org.digitalcommons.serve.sparql;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.sparql.core.DatasetDescription;
import org.digitalcommons.query.QueryLimits;
import org.digitalcommons.serve.http.Accept;
import org.digitalcommons.serve.http.Format;
import org.digitalcommons.serve.http.Negotiation;
import org.digitalcommons.serve.http.Parameters;
import org.digitalcommons.serve.http.Refusal;
import org.digitalcommons.serve.http.Representation;
import org.digitalcommons.serve.http.Request;

/**
 * What a client asks by the SPARQL 1.1 Protocol, and nothing that would change data. Whatever is not a query in the
 * open - an update, a graph, a file, a compressed body - is refused before any of it is read.
 *
 * @param query the query; empty when the client asks about the service itself
 * @param format the short name of a format, which goes before the {@code Accept} header
 * @param timeout the time the client is willing to wait
 * @param defaultGraphs graphs that make up the default graph, in place of those in the query
 * @param namedGraphs graphs that may be named, in place of those in the query
 */
record QueryRequest(
        Optional<String> query,
        Optional<String> format,
        Optional<Duration> timeout,
        List<String> defaultGraphs,
        List<String> namedGraphs) {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String QUERY = "application/sparql-query";
    private static final Set<String> WRITES =
            Set.of("update", "request", "graph", "default", "using-graph-uri", "using-named-graph-uri");

    static QueryRequest read(Request request, QueryLimits limits) {
        request.refuseCompressed();
        var body = request.isRead() ? "" : body(request, limits);
        var bare = request.mediaType().equals(QUERY);
        var address = request.query().orElse("");
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
        if (!request.isRead() && query.isEmpty()) {
            throw Refusal.badRequest("There is no query in this request; send one as the parameter \"query\".");
        }
        return new QueryRequest(
                query.filter(text -> !text.isBlank() || bare),
                parameters
                        .same("format")
                        .map(name -> name.strip().toLowerCase(Locale.ROOT))
                        .filter(name -> !name.isEmpty()),
                parameters.one("timeout").filter(text -> !text.isBlank()).map(QueryRequest::duration),
                parameters.all("default-graph-uri"),
                parameters.all("named-graph-uri"));
    }

    /** The graphs that are asked, in place of those in the query; none when it chose none. */
    DatasetDescription graphs() {
        return DatasetDescription.create(defaultGraphs, namedGraphs);
    }

    /** The format of the answer: by name in the address or the form, or else by {@code Accept}. */
    Representation chosen(Accept accept, List<Format> offered) {
        return format.map(name -> Negotiation.named(name, offered))
                .orElseGet(() -> Negotiation.accepted(accept, offered));
    }

    private static String body(Request request, QueryLimits limits) {
        var type = request.mediaType();
        var known = type.equals(FORM) || type.equals(QUERY);
        if (!known && !type.isEmpty()) {
            throw unknown();
        }
        var tooLarge = Refusal.of(
                413, "The request is larger than %,d bytes; send a shorter query.".formatted(limits.bodyBytes()));
        var body = new String(request.body(limits.bodyBytes(), tooLarge), StandardCharsets.UTF_8);
        if (!known && !body.isEmpty()) {
            throw unknown();
        }
        return body;
    }

    private static Refusal unknown() {
        return Refusal.of(
                415,
                "A query is sent with the Content-Type %s or %s; this address accepts nothing else."
                        .formatted(QUERY, FORM));
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
