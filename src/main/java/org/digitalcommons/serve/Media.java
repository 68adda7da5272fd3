package org.digitalcommons.serve;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.jena.atlas.web.AcceptList;
import org.apache.jena.riot.Lang;
import org.digitalcommons.Answer;
import org.digitalcommons.catalog.Question;

/** The forms of a page, and which of them a client means. */
enum Media {
    HTML("text/html", "html"),
    CSV("text/csv", "csv"),
    TSV("text/tab-separated-values", "tsv"),
    JSON("application/json", "json"),
    RESULTS("application/sparql-results+json", "srj"),
    TURTLE("text/turtle", "turtle"),
    NTRIPLES("application/n-triples", "nt"),
    JSONLD("application/ld+json", "jsonld");

    /** Of a page that shows an answer. */
    static final List<Media> OF_ANSWERS = List.of(HTML, JSON, RESULTS, CSV, TSV);

    /** Of a page about a thing that shows an answer. */
    static final List<Media> OF_BOTH = List.of(HTML, JSON, RESULTS, CSV, TSV, TURTLE, NTRIPLES, JSONLD);

    /** Of a page about a thing. */
    static final List<Media> OF_THINGS = List.of(HTML, TURTLE, NTRIPLES, JSONLD);

    private final String type;
    private final String shortName;

    Media(String type, String shortName) {
        this.type = type;
        this.shortName = shortName;
    }

    boolean isRdf() {
        return this == TURTLE || this == NTRIPLES || this == JSONLD;
    }

    String contentType() {
        return this == JSON || this == RESULTS || this == JSONLD ? type : type + "; charset=utf-8";
    }

    Answer.Form form() {
        return switch (this) {
            case CSV -> Answer.Form.CSV;
            case TSV -> Answer.Form.TSV;
            case JSON, RESULTS -> Answer.Form.JSON;
            default -> throw new IllegalStateException(this + " is not a form of an answer");
        };
    }

    Lang lang() {
        return switch (this) {
            case TURTLE -> Lang.TURTLE;
            case NTRIPLES -> Lang.NTRIPLES;
            case JSONLD -> Lang.JSONLD;
            default -> throw new IllegalStateException(this + " is not a form of RDF");
        };
    }

    /**
     * By the short name in the address, or else by the {@code Accept} header; a page when neither says more.
     *
     * @throws Question.Unanswerable if the address asks for a form that is not offered
     */
    static Media choose(Request request, List<Media> offered) {
        if (request.format().isPresent()) {
            var name = request.format().get().toLowerCase(Locale.ROOT);
            return offered.stream()
                    .filter(m -> m.shortName.equals(name))
                    .findFirst()
                    .orElseThrow(() -> new Question.Unanswerable("This page is not offered as %s; choose one of %s."
                            .formatted(
                                    name, offered.stream().map(m -> m.shortName).collect(Collectors.joining(", ")))));
        }
        return request.accept().flatMap(a -> accepted(a, offered)).orElse(HTML);
    }

    private static Optional<Media> accepted(String accept, List<Media> offered) {
        try {
            var types = AcceptList.create(offered.stream().map(m -> m.type).toArray(String[]::new));
            return Optional.ofNullable(AcceptList.match(new AcceptList(accept), types))
                    .flatMap(match -> Arrays.stream(values())
                            .filter(m -> m.type.equals(match.getContentTypeStr()))
                            .findFirst());
        } catch (RuntimeException unreadable) {
            return Optional.empty();
        }
    }
}
