package org.digitalcommons.catalog;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.digitalcommons.name.Iris;
import org.digitalcommons.vocab.Term;

/**
 * What a query file states about itself in its {@code #+} lines, one fact a line; a long fact continues in the next
 * line, which starts with {@code #+} and four blanks. The grammar is in {@code docs/architecture.md}.
 *
 * @param title a noun phrase; the heading of its page
 * @param question what a citizen would ask, with a question mark
 * @param parameters what may be set; each is one {@code VALUES} line of the query
 * @param columns the columns of the answer, in order; empty unless the query is a SELECT
 * @param reads the graphs it reads
 * @param writes the graph it writes; empty unless it derives
 * @param step {@code map}, {@code gather} or {@code whole}; empty unless it derives
 * @param key the variable a gather step gathers by, without its question mark
 * @param notes the choices that a reader would otherwise question
 * @param topic the code of its topic in {@code ontology/scheme/question-topic.ttl}; empty unless it is a public question
 * @param replaces the questions that it answers under an older name
 * @param translations what it says in other languages than English, by their tags
 */
public record QueryHeader(
        String title,
        String question,
        List<Parameter> parameters,
        List<Column> columns,
        List<String> reads,
        Optional<String> writes,
        Optional<String> step,
        Optional<String> key,
        List<String> notes,
        Optional<String> topic,
        List<OlderName> replaces,
        Map<String, Translation> translations) {

    /**
     * A value that may be set.
     *
     * @param name without question mark; also the option of the command and of the address
     * @param type a datatype such as {@code xsd:integer}; {@code IRI}; the folder of an address of ours, such as
     *     {@code concept/service-line} or {@code id/body}, whose last part may be given alone; or the words that may be
     *     given, such as {@code grade|role|unit}
     * @param fallback the default as the query states it, {@code any} for {@code UNDEF}, or {@code today}
     *     for {@code UNDEF} where the query takes the day of {@code NOW()}
     * @param meaning one sentence
     */
    public record Parameter(String name, String type, String fallback, String meaning) {

        /** Its name as an option and in an address: {@code peer-group} for {@code peerGroup}. */
        public String option() {
            return option(name);
        }

        /** The name of a parameter as an option and in an address. */
        public static String option(String name) {
            return name.replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
        }

        /** Whether a word is its name, in this spelling or that of the query. */
        public boolean isCalled(String word) {
            return word.equals(option()) || word.equals(name);
        }

        /** What its value is, in words: {@code peer group} for {@code concept/peer-group}. */
        public String kind() {
            return type.contains("/") ? Iris.lastSegment(type).replace('-', ' ') : "thing";
        }

        /** The default in its short form, such as {@code department-co}; empty if nothing set means any or today. */
        public Optional<String> shortDefault() {
            return isOptional() || isToday()
                    ? Optional.empty()
                    : Optional.of(shortForm(fallback.replaceAll("[<>\"]", "")));
        }

        /** An address without what its type says of it. */
        public String shortForm(String value) {
            return type.contains("/") ? value.replaceAll("^.*/" + type + "/", "") : value;
        }

        /** The address that a value is or, as a code, stands for; empty if it can be neither. */
        public Optional<String> address(String value) {
            var code = type.contains("/") && !value.contains(":");
            return Optional.of(code ? Term.ROOT + "/" + type + "/" + value : value)
                    .filter(iri -> iri.matches("[A-Za-z][A-Za-z0-9+.-]*:[^<>\"{}|\\\\^`\\s]+"));
        }

        /** Whether its value is an address. */
        public boolean isAddress() {
            return !isList() && (type.equals("IRI") || type.startsWith("concept/") || type.startsWith("id/"));
        }

        /** Whether its value is a text of codes with spaces between, as {@code id/figure*} says. */
        public boolean isList() {
            return type.endsWith("*");
        }

        /** The parameter that takes one of the codes of a list. */
        public Parameter element() {
            return new Parameter(name, type.replace("*", ""), fallback, meaning);
        }

        /** The words that may be given; empty if others may be. */
        public List<String> choices() {
            return type.contains("|") ? List.of(type.split("\\|")) : List.of();
        }

        /** Whether nothing set means the day on which it is asked, which the word {@code today} means too. */
        public boolean isToday() {
            return fallback.equals("today");
        }

        /** Whether nothing set means any. */
        public boolean isOptional() {
            return fallback.equals("any");
        }
    }

    /** What the question is called and asks in another language, and what its parameters and columns mean there. */
    public record Translation(String title, String question, Map<String, String> meanings) {}

    /** The title, the question and the meanings in a language; in English where the language has none. */
    public Translation in(String language) {
        return Optional.ofNullable(translations.get(language))
                .map(t -> new Translation(
                        t.title().isEmpty() ? title : t.title(),
                        t.question().isEmpty() ? question : t.question(),
                        t.meanings()))
                .orElseGet(() -> new Translation(title, question, Map.of()));
    }

    /** Reads the header of a query. */
    public static QueryHeader of(String query) {
        return HeaderLines.read(query);
    }
}
