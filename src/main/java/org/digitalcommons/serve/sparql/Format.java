package org.digitalcommons.serve.sparql;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.atlas.web.AcceptList;
import org.apache.jena.atlas.web.MediaType;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.resultset.ResultSetLang;

/** The formats of an answer, and which of them a client means. The first of each kind is for a client without a wish. */
enum Format {
    JSON(ResultSetLang.RS_JSON, "application/sparql-results+json", "application/json"),
    XML(ResultSetLang.RS_XML, "application/sparql-results+xml", "application/xml", "text/xml"),
    CSV(ResultSetLang.RS_CSV, "text/csv"),
    TSV(ResultSetLang.RS_TSV, "text/tab-separated-values"),
    TURTLE(Lang.TURTLE, "text/turtle", "application/x-turtle"),
    NTRIPLES(Lang.NTRIPLES, "application/n-triples"),
    JSONLD(Lang.JSONLD, "application/ld+json", "application/json"),
    RDFXML(Lang.RDFXML, "application/rdf+xml", "application/xml", "text/xml"),
    HTML(Lang.RDFNULL, "text/html", "application/xhtml+xml");

    /** For the rows of a SELECT and the yes or no of an ASK. */
    static final Set<Format> OF_RESULTS = EnumSet.of(JSON, XML, CSV, TSV, HTML);

    /** For the triples of a CONSTRUCT or DESCRIBE, and of the service description. */
    static final Set<Format> OF_TRIPLES = EnumSet.of(TURTLE, NTRIPLES, JSONLD, RDFXML, HTML);

    @SuppressWarnings("ImmutableEnumChecker") // Jena does not say of its languages that they never change.
    private final Lang lang;

    @SuppressWarnings("ImmutableEnumChecker") // Made by List.of.
    private final List<String> mediaTypes;

    Format(Lang lang, String... mediaTypes) {
        this.lang = lang;
        this.mediaTypes = List.of(mediaTypes);
    }

    Lang lang() {
        return lang;
    }

    /** By the short name, which a person may put into an address, or else by the {@code Accept} header. */
    static Choice choose(QueryRequest request, Set<Format> offered) {
        return request.format()
                .map(name -> named(name, offered))
                .or(() -> request.accept().map(accept -> accepted(accept, offered)))
                .orElseGet(() -> offered.iterator().next().choice());
    }

    /** Whether a person is reading: their browser prefers a page to anything else that is offered. */
    static boolean isForPeople(QueryRequest request) {
        try {
            return choose(request, OF_RESULTS).format() == HTML;
        } catch (Refusal notOffered) {
            return false;
        }
    }

    private static Choice named(String name, Set<Format> offered) {
        var format = switch (name.toLowerCase(Locale.ROOT)) {
            case "json" -> offered.contains(JSON) ? JSON : JSONLD;
            case "xml" -> offered.contains(XML) ? XML : RDFXML;
            case "csv" -> CSV;
            case "tsv" -> TSV;
            case "turtle", "ttl" -> TURTLE;
            case "ntriples", "nt" -> NTRIPLES;
            case "jsonld" -> JSONLD;
            case "rdfxml", "rdf" -> RDFXML;
            case "html" -> HTML;
            default ->
                throw Refusal.badRequest(
                        "The format asked for is not known; choose one of %s.".formatted(names(offered)));
        };
        if (!offered.contains(format)) {
            throw Refusal.badRequest("This answer cannot be written as %s; choose one of %s."
                    .formatted(format.name().toLowerCase(Locale.ROOT), names(offered)));
        }
        return format.choice();
    }

    private static Choice accepted(String accept, Set<Format> offered) {
        var types =
                offered.stream().flatMap(format -> format.mediaTypes.stream()).toArray(String[]::new);
        var match = match(accept, types)
                .orElseThrow(() -> Refusal.of(
                        406,
                        "This answer is not offered in a format the client accepts; ask for one of %s."
                                .formatted(offered.stream()
                                        .map(format -> format.mediaTypes.getFirst())
                                        .collect(Collectors.joining(", ")))));
        return offered.stream()
                .filter(format -> format.mediaTypes.contains(match))
                .findFirst()
                .map(format -> new Choice(format, match))
                .orElseThrow();
    }

    private static Optional<String> match(String accept, String[] types) {
        try {
            return Optional.ofNullable(AcceptList.match(new AcceptList(accept), AcceptList.create(types)))
                    .map(MediaType::getContentTypeStr);
        } catch (RuntimeException unreadable) {
            return Optional.of(types[0]);
        }
    }

    private static String names(Set<Format> offered) {
        return offered.stream()
                .map(format -> format.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    private Choice choice() {
        return new Choice(this, mediaTypes.getFirst());
    }

    /** A format, under the name the client has for it. */
    record Choice(Format format, String mediaType) {

        String contentType() {
            return switch (format) {
                case CSV, TSV, TURTLE, HTML -> mediaType + "; charset=utf-8";
                default -> mediaType;
            };
        }
    }
}
