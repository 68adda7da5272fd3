package org.digitalcommons.drill;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Queries that once ended, filled or stopped a server, or that are built like one that did. Each is small, takes no token,
 * and is legal SPARQL 1.1.
 */
public final class HostileQueries {

    private static final String PREFIXES = "PREFIX math: <http://www.w3.org/2005/xpath-functions/math#> "
            + "PREFIX fn: <http://www.w3.org/2005/xpath-functions#> "
            + "PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> ";
    private static final String NINES = "9".repeat(500);

    private HostileQueries() {}

    /**
     * One of them.
     *
     * @param name what it does
     * @param text the query
     * @param fate how it may end
     */
    public record HostileQuery(String name, String text, Fate fate) {

        @Override
        public String toString() {
            return name;
        }
    }

    /** How a hostile query may end, at the latest a second after its time. */
    public enum Fate {
        /** It asks for what nobody is given: 400. */
        REFUSED,
        /** It is refused, or stopped at its time or for the memory it takes: 400 or 503. */
        STOPPED,
        /** It may even be answered. */
        ENDED;

        /** Whether an HTTP status is one of this fate. */
        public boolean covers(int status) {
            return status == 400 || this != REFUSED && status == 503 || this == ENDED && status == 200;
        }
    }

    /** All of them. */
    public static List<HostileQuery> all() {
        return List.of(
                refused("powers joined", "SELECT (CONCAT(" + powers() + ") AS ?x) {}"),
                refused("a power", "SELECT (math:pow(9, 99999999) AS ?x) {}"),
                refused("a power of a value", "SELECT * { BIND(9 AS ?b) BIND(math:pow(?b, 99999999) AS ?x) }"),
                refused("a negative power", "SELECT (math:pow(9, -99999999) AS ?x) {}"),
                refused("a rounding", "SELECT (fn:round(1.5, 99999999) AS ?x) {}"),
                refused("a rounding to even", "SELECT (fn:round-half-to-even(1.5, 99999999) AS ?x) {}"),
                refused("squarings", "SELECT ?x40 { BIND(12345678901 AS ?x0) " + chain("?x%1$d * ?x%1$d", 40) + "}"),
                refused(
                        "squarings of a decimal",
                        "SELECT ?x40 { BIND(1.2345678901 AS ?x0) " + chain("?x%1$d * ?x%1$d", 40) + "}"),
                refused("squarings in one row", "SELECT (" + squares(40) + " AS ?x) { BIND(" + NINES + " AS ?n) }"),
                refused(
                        "a sum of long numbers",
                        "SELECT (SUM(?n) AS ?x) { VALUES ?n { " + NINES.repeat(5) + " " + NINES.repeat(5) + " } }"),
                refused("a long number from text", "SELECT (xsd:integer(?x20) AS ?x) { " + nines() + "}"),
                refused("a long decimal from text", "SELECT (xsd:decimal(?x20) + 1 AS ?x) { " + nines() + "}"),
                refused("a long typed number", "SELECT (STRDT(?x20, xsd:integer) + 1 AS ?x) { " + nines() + "}"),
                refused("text doubled", "SELECT (STRLEN(?x40) AS ?x) { " + grown("CONCAT(?x%1$d, ?x%1$d)") + "}"),
                refused(
                        "text replaced",
                        "SELECT (STRLEN(?x40) AS ?x) { " + grown("REPLACE(?x%1$d, '(.+)', '$1$1$1$1')") + "}"),
                ended("text encoded", "SELECT (STRLEN(?x40) AS ?x) { " + grown("ENCODE_FOR_URI(?x%1$d)") + "}"),
                stopped("parts of a long text", "SELECT * { " + parts("SUBSTR(?x20, %d)") + "}"),
                stopped("ends of a long text", "SELECT * { " + parts("STRAFTER(?x20, '%d')") + "}"),
                stopped(
                        "text gathered",
                        "SELECT (STRLEN(GROUP_CONCAT(CONCAT(STR(?a), '" + "x".repeat(900) + "')) ) AS ?x) "
                                + "{ ?a ?b ?c . ?d ?e ?f }"),
                refused("NOT EXISTS nested 24 deep", "ASK " + nested(24)),
                refused("NOT EXISTS nested 60 deep", "ASK " + nested(60)),
                stopped("OPTIONAL nested 40 deep", "SELECT (COUNT(*) AS ?n) " + within("OPTIONAL", 40)),
                stopped("MINUS nested 40 deep", "SELECT (COUNT(*) AS ?n) " + within("MINUS", 40)),
                stopped("groups nested 90 deep", "SELECT (COUNT(*) AS ?n) " + within("", 90)),
                stopped("queries nested 40 deep", "SELECT (COUNT(*) AS ?n) " + queriesWithin(40)),
                stopped("a path through everything", "SELECT (COUNT(*) AS ?n) { ?a (!<urn:none>)* ?b }"),
                stopped(
                        "a path through everything, and back",
                        "SELECT (COUNT(*) AS ?n) { ?a ((!<urn:none>|^<urn:none>)*/(!(<urn:none>|^<urn:none>))*)* ?b }"),
                stopped(
                        "paths nested in paths",
                        "SELECT (COUNT(*) AS ?n) { ?a ((((!<urn:a>)*/(!^<urn:b>)*)*/(!<urn:c>)*)*)+ ?b }"),
                stopped("a product sorted", "SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?f ?c DESC(?a) LIMIT 150000"),
                stopped(
                        "a product sorted by what is calculated",
                        "SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY MD5(CONCAT(STR(?c), STR(?f))) LIMIT 150000"),
                stopped("a product counted", "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"),
                stopped(
                        "a product made distinct",
                        "SELECT (COUNT(DISTINCT *) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"),
                stopped(
                        "a product grouped",
                        "SELECT ?a ?d ?g (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } "
                                + "GROUP BY ?a ?d ?g ?c ?f"),
                stopped("a wide answer", "SELECT " + columns() + "{ ?a ?b ?c . ?d ?e ?f }"),
                stopped("a product described", "DESCRIBE ?a ?d { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"),
                stopped(
                        "an endless expression",
                        "ASK { ?a ?b ?c FILTER REGEX(CONCAT(STR(?a), '" + "a".repeat(1_000)
                                + "'), '.*.*.*.*.*.*.*.*#') }"),
                ended("a long chain of unions", "ASK { " + "{}UNION".repeat(2_400) + "{} }"),
                ended("a long chain of sums", "ASK { FILTER(0 < 1" + "+1".repeat(9_000) + ") }"),
                ended("a long chain of steps", "ASK { ?s " + "a/".repeat(8_000) + "a ?o }"),
                ended("a long list of values", "SELECT (COUNT(*) AS ?n) { VALUES ?x { " + "1 ".repeat(9_000) + "} }"));
    }

    private static HostileQuery refused(String name, String text) {
        return new HostileQuery(name, PREFIXES + text, Fate.REFUSED);
    }

    private static HostileQuery stopped(String name, String text) {
        return new HostileQuery(name, PREFIXES + text, Fate.STOPPED);
    }

    private static HostileQuery ended(String name, String text) {
        return new HostileQuery(name, PREFIXES + text, Fate.ENDED);
    }

    private static String powers() {
        return IntStream.range(0, 12)
                .mapToObj(n -> "STR(math:pow(2, %d))".formatted(2_100_000_000 + n))
                .collect(Collectors.joining(", "));
    }

    /** Each value made of the one before. */
    private static String chain(String step, int steps) {
        return IntStream.range(0, steps)
                .mapToObj(n -> "BIND(" + step.formatted(n) + " AS ?x" + (n + 1) + ") ")
                .collect(Collectors.joining());
    }

    private static String grown(String step) {
        return "BIND('ää' AS ?x0) " + chain(step, 40);
    }

    /** A million nines, which is as long as a text may be. */
    private static String nines() {
        return "BIND('9' AS ?x0) " + chain("CONCAT(?x%1$d, ?x%1$d)", 19) + "BIND(?x19 AS ?x20) ";
    }

    private static String parts(String part) {
        return nines()
                + IntStream.range(0, 400)
                        .mapToObj(n -> "BIND(" + part.formatted(n % 9 + 1) + " AS ?y" + n + ") ")
                        .collect(Collectors.joining());
    }

    private static String squares(int steps) {
        return steps <= 34 ? "?n * ?n" : "(%1$s) * (%1$s)".formatted(squares(steps - 1));
    }

    private static String nested(int depth) {
        return "{ ?a ?b ?c " + "FILTER NOT EXISTS { ?a ?b ?c ".repeat(depth) + "}".repeat(depth + 1);
    }

    private static String within(String word, int depth) {
        return "{ ?a ?b ?c " + (word + " { ?a ?b ?c ").repeat(depth) + "}".repeat(depth + 1);
    }

    private static String queriesWithin(int depth) {
        return "{ ?a ?b ?c " + "{ SELECT * { ?a ?b ?c ".repeat(depth) + "} }".repeat(depth) + "}";
    }

    private static String columns() {
        return IntStream.range(0, 900)
                .mapToObj(n -> "(?a AS ?y%d) ".formatted(n))
                .collect(Collectors.joining());
    }
}
