package org.digitalcommons.synthetic;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.digitalcommons.vocab.Prov;
import org.digitalcommons.vocab.Term;

/** Statements of one graph as N-Quads, thing by thing. */
final class Statements {

    private static final Map<String, String> PREFIXES = Map.ofEntries(
            Map.entry("commons", Term.NAMESPACE),
            Map.entry("concept", Term.CONCEPT),
            Map.entry("cpsv", "http://purl.org/vocab/cpsv#"),
            Map.entry("cur", "http://publications.europa.eu/resource/authority/currency/"),
            Map.entry("cv", "http://data.europa.eu/m8g/"),
            Map.entry("dcat", "http://www.w3.org/ns/dcat#"),
            Map.entry("dct", "http://purl.org/dc/terms/"),
            Map.entry("epo", "http://data.europa.eu/a4g/ontology#"),
            Map.entry("id", Term.ID),
            Map.entry("org", "http://www.w3.org/ns/org#"),
            Map.entry("payment", "http://reference.data.gov.uk/def/payment#"),
            Map.entry("prov", Prov.NAMESPACE),
            Map.entry("qb", "http://purl.org/linked-data/cube#"),
            Map.entry("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
            Map.entry("schema", "https://schema.org/"),
            Map.entry("sdmxa", "http://purl.org/linked-data/sdmx/2009/attribute#"),
            Map.entry("sdmxc", "http://purl.org/linked-data/sdmx/2009/code#"),
            Map.entry("sdmxd", "http://purl.org/linked-data/sdmx/2009/dimension#"),
            Map.entry("skos", "http://www.w3.org/2004/02/skos/core#"),
            Map.entry("xsd", "http://www.w3.org/2001/XMLSchema#"));

    private final StringBuilder text = new StringBuilder();
    private final Map<String, String> written = new HashMap<>();
    private final String end;
    private long count;

    /** The statements of a graph. */
    Statements(String graph) {
        this.end = " <" + graph + "> .\n";
    }

    /** A thing of some types, by a short name such as {@code commons:Publication} or by its address. */
    Thing thing(String address, String... types) {
        var thing = new Thing(node(address));
        for (var type : types) {
            thing.link("rdf:type", type);
        }
        return thing;
    }

    /** The statements so far. */
    String text() {
        return text.toString();
    }

    /** How many they are. */
    long count() {
        return count;
    }

    private String node(String name) {
        return written.computeIfAbsent(name, Statements::written);
    }

    private static String written(String name) {
        return "<" + address(name) + ">";
    }

    /** The address behind a short name; an address stays as it is. */
    static String address(String name) {
        var namespace = PREFIXES.get(name.substring(0, name.indexOf(':')));
        return namespace == null ? name : namespace + name.substring(name.indexOf(':') + 1);
    }

    private static String quoted(String value) {
        return "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    /** What is said of one thing. */
    final class Thing {

        private final String subject;

        private Thing(String subject) {
            this.subject = subject;
        }

        private Thing say(String property, String value) {
            text.append(subject).append(' ').append(node(property)).append(' ');
            text.append(value).append(end);
            count++;
            return this;
        }

        /** It leads to a thing. */
        Thing link(String property, String object) {
            return say(property, node(object));
        }

        /** It has a text of no language. */
        Thing text(String property, String value) {
            return say(property, quoted(value));
        }

        /** It has a text in English. */
        Thing words(String property, String value) {
            return say(property, quoted(value) + "@en");
        }

        /** It has a value of a datatype. */
        Thing value(String property, String value, String datatype) {
            return say(property, "\"" + value + "\"^^" + node(datatype));
        }

        /** It has a whole number. */
        Thing whole(String property, long value) {
            return value(property, Long.toString(value), "xsd:integer");
        }

        /** It has a number in tenths. */
        Thing tenths(String property, long tenths) {
            return value(property, tenths / 10 + "." + tenths % 10, "xsd:decimal");
        }

        /** It has money in pence. */
        Thing money(String property, long pence) {
            return value(property, String.format(Locale.ROOT, "%d.%02d", pence / 100, pence % 100), "xsd:decimal");
        }

        /** It has a date. */
        Thing date(String property, String value) {
            return value(property, value, "xsd:date");
        }

        /** It has a truth. */
        Thing truth(String property, boolean value) {
            return value(property, Boolean.toString(value), "xsd:boolean");
        }
    }
}
