package org.digitalcommons.serve.http;

import java.io.OutputStream;
import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.shared.JenaException;

/**
 * The formats that anything is written in. A media type or short name may belong to several: of those that are offered
 * at an address, the first one is meant.
 */
public enum Format {
    HTML(Lang.RDFNULL, names("html"), "text/html", "application/xhtml+xml"),
    TEXT(Lang.RDFNULL, names("text"), "text/plain"),
    SVG(Lang.RDFNULL, names("svg"), "image/svg+xml"),
    JSON(ResultSetLang.RS_JSON, names("json"), "application/json"),
    RESULTS_JSON(ResultSetLang.RS_JSON, names("srj", "json"), "application/sparql-results+json", "application/json"),
    RESULTS_XML(
            ResultSetLang.RS_XML, names("xml", "srx"), "application/sparql-results+xml", "application/xml", "text/xml"),
    CSV(ResultSetLang.RS_CSV, names("csv"), "text/csv"),
    TSV(ResultSetLang.RS_TSV, names("tsv"), "text/tab-separated-values"),
    TURTLE(Lang.TURTLE, names("turtle", "ttl"), "text/turtle", "application/x-turtle"),
    NTRIPLES(Lang.NTRIPLES, names("nt", "ntriples"), "application/n-triples"),
    JSONLD(Lang.JSONLD, names("jsonld", "json"), "application/ld+json", "application/json"),
    RDFXML(Lang.RDFXML, names("rdf", "rdfxml", "xml"), "application/rdf+xml", "application/xml", "text/xml"),
    TRIG(Lang.TRIG, names("trig"), "application/trig"),
    NQUADS(Lang.NQUADS, names("nq", "nquads"), "application/n-quads");

    /** The rows of an answer. */
    public static final List<Format> OF_RESULTS = List.of(RESULTS_JSON, RESULTS_XML, CSV, TSV);

    /** One graph. */
    public static final List<Format> OF_GRAPHS = List.of(TURTLE, NTRIPLES, JSONLD, RDFXML);

    @SuppressWarnings("ImmutableEnumChecker") // Jena does not say of its languages that they never change.
    private final Lang lang;

    @SuppressWarnings("ImmutableEnumChecker") // Made by List.of.
    private final List<String> shortNames;

    @SuppressWarnings("ImmutableEnumChecker") // Made by List.of.
    private final List<String> mediaTypes;

    Format(Lang lang, List<String> shortNames, String... mediaTypes) {
        this.lang = lang;
        this.shortNames = shortNames;
        this.mediaTypes = List.of(mediaTypes);
    }

    private static List<String> names(String... names) {
        return List.of(names);
    }

    /** The name Jena has for it; {@code RDFNULL} for what is neither rows nor triples. */
    public Lang lang() {
        return lang;
    }

    /** The name in {@code ?format=}. */
    public String shortName() {
        return shortNames.getFirst();
    }

    /** Every name that {@code ?format=} may give it, the usual one first. */
    public List<String> shortNames() {
        return shortNames;
    }

    /** Every media type it goes by, the registered one first. */
    public List<String> mediaTypes() {
        return mediaTypes;
    }

    /** Whether it is written for people. */
    public boolean isPage() {
        return this == HTML;
    }

    /** Whether it holds triples. */
    public boolean isRdf() {
        return OF_GRAPHS.contains(this) || this == TRIG || this == NQUADS;
    }

    /**
     * Writes triples in it.
     *
     * @throws Refusal 406 for triples that it has no way to write, as RDF/XML has none for some properties
     */
    public void write(OutputStream out, Graph triples) {
        try {
            RDFDataMgr.write(out, triples, lang);
        } catch (JenaException unwritable) {
            throw Refusal.of(
                    406, "These triples cannot be written as %s; ask for text/turtle.".formatted(lang.getName()));
        }
    }

    /** The {@code Content-Type} under its registered media type. */
    public String contentType() {
        return contentType(mediaTypes.getFirst());
    }

    String contentType(String mediaType) {
        return switch (this) {
            case HTML -> "text/html; charset=utf-8";
            case TEXT, CSV, TSV, TURTLE -> mediaType + "; charset=utf-8";
            default -> mediaType;
        };
    }

    /** It, under its registered media type. */
    public Representation representation() {
        return new Representation(this, mediaTypes.getFirst());
    }
}
