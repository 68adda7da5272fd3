package org.digitalcommons.serve.data;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.jena.atlas.web.AcceptList;
import org.apache.jena.atlas.web.MediaType;
import org.apache.jena.riot.Lang;

/** The forms of one graph. Forms of many graphs (TriG, N-Quads) are left out on purpose: a graph cannot hold them. */
enum GraphFormat {
    TURTLE(Lang.TURTLE, "ttl", "text/turtle", "application/x-turtle"),
    NTRIPLES(Lang.NTRIPLES, "nt", "application/n-triples"),
    JSONLD(Lang.JSONLD, "jsonld", "application/ld+json"),
    RDFXML(Lang.RDFXML, "rdf", "application/rdf+xml");

    @SuppressWarnings("ImmutableEnumChecker") // Jena does not say of its languages that they never change.
    private final Lang lang;

    private final String ending;

    @SuppressWarnings("ImmutableEnumChecker") // Made by List.of.
    private final List<String> mediaTypes;

    GraphFormat(Lang lang, String ending, String... mediaTypes) {
        this.lang = lang;
        this.ending = ending;
        this.mediaTypes = List.of(mediaTypes);
    }

    Lang lang() {
        return lang;
    }

    /** The ending of a file in this form; also its short name in an address. */
    String ending() {
        return ending;
    }

    String contentType() {
        return this == TURTLE ? mediaTypes.getFirst() + "; charset=utf-8" : mediaTypes.getFirst();
    }

    /** The media types, for sentences. */
    static String all() {
        return Arrays.stream(values()).map(f -> f.mediaTypes.getFirst()).collect(Collectors.joining(", "));
    }

    /** By the short name in the address, or else by the {@code Accept} header; Turtle for a client without a wish. */
    static GraphFormat wanted(Optional<String> name, Optional<String> accept) {
        if (name.isPresent()) {
            return switch (name.get().toLowerCase(Locale.ROOT)) {
                case "turtle", "ttl" -> TURTLE;
                case "ntriples", "nt" -> NTRIPLES;
                case "jsonld", "json" -> JSONLD;
                case "rdfxml", "rdf", "xml" -> RDFXML;
                default ->
                    throw Refused.of(400, "The format asked for is not known; choose one of ttl, nt, jsonld, rdf.");
            };
        }
        if (accept.isEmpty()) {
            return TURTLE;
        }
        var types = Arrays.stream(values()).flatMap(f -> f.mediaTypes.stream()).toArray(String[]::new);
        return match(accept.get(), types)
                .map(GraphFormat::ofType)
                .orElseThrow(() -> Refused.of(
                        406,
                        "The graph is not offered in a form the client accepts; ask for one of %s.".formatted(all())));
    }

    private static GraphFormat ofType(String type) {
        return Arrays.stream(values())
                .filter(f -> f.mediaTypes.contains(type))
                .findFirst()
                .orElseThrow();
    }

    /** What of the offered media types a client likes best; nothing when it likes none. */
    static Optional<String> match(String accept, String... offered) {
        try {
            return Optional.ofNullable(AcceptList.match(new AcceptList(accept), AcceptList.create(offered)))
                    .map(MediaType::getContentTypeStr);
        } catch (RuntimeException unreadable) {
            return Optional.of(offered[0]);
        }
    }

    /** The form that a body says it has. */
    static GraphFormat sent(Optional<String> contentType) {
        var parts = contentType.orElse("").toLowerCase(Locale.ROOT).split(";", -1);
        var type = parts[0].strip();
        var format = Arrays.stream(values())
                .filter(f -> f.mediaTypes.contains(type))
                .findFirst()
                .orElseThrow(() -> Refused.of(
                        415,
                        "The body has to be one graph, with a Content-Type of %s.%s"
                                .formatted(
                                        all(),
                                        type.isEmpty() ? "" : " Many graphs, forms and archives are not accepted.")));
        for (int i = 1; i < parts.length; i++) {
            var parameter = parts[i].replace("\"", "").strip();
            if (parameter.startsWith("charset=") && !parameter.equals("charset=utf-8")) {
                throw Refused.of(415, "The body has to be written in UTF-8.");
            }
        }
        return format;
    }
}
