package org.digitalcommons.serve.data;

import java.util.Map;
import java.util.stream.Collectors;
import org.digitalcommons.serve.http.Format;
import org.digitalcommons.serve.http.Refusal;
import org.digitalcommons.serve.http.Request;

/** The media types that one graph is sent in. Those of many graphs (TriG, N-Quads) are left out on purpose. */
final class GraphMediaTypes {

    private static final Map<String, Format> ACCEPTED = Map.of(
            "text/turtle", Format.TURTLE,
            "application/x-turtle", Format.TURTLE,
            "application/n-triples", Format.NTRIPLES,
            "application/ld+json", Format.JSONLD,
            "application/rdf+xml", Format.RDFXML);

    private GraphMediaTypes() {}

    /**
     * The format that the body of a request says it has.
     *
     * @throws Refusal 415 if it is none of one graph, or not in UTF-8
     */
    static Format of(Request request) {
        var type = request.mediaType();
        if (!ACCEPTED.containsKey(type)) {
            throw Refusal.of(
                    415,
                    "The body has to be one graph, with a Content-Type of %s.%s"
                            .formatted(
                                    Format.OF_GRAPHS.stream()
                                            .map(f -> f.mediaTypes().getFirst())
                                            .collect(Collectors.joining(", ")),
                                    type.isEmpty() ? "" : " Several graphs, forms and archives are not accepted."));
        }
        for (var part : request.contentType().split(";", -1)) {
            var parameter = part.replace("\"", "").strip();
            if (parameter.startsWith("charset=") && !parameter.equals("charset=utf-8")) {
                throw Refusal.of(415, "The body has to be written in UTF-8.");
            }
        }
        return ACCEPTED.get(type);
    }

    /** The ending of a file in a format. */
    static String ending(Format format) {
        return format == Format.TURTLE ? "ttl" : format.shortName();
    }
}
