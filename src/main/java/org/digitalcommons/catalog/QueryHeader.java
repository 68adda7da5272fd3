package org.digitalcommons.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a query file says of itself in its {@code #+} lines, one fact a line; a long fact goes on in the next line, which
 * starts with {@code #+} and four blanks. The grammar is in {@code docs/architecture.md}.
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
        List<String> notes) {

    /**
     * A value that may be set.
     *
     * @param name without question mark; also the option of the command and of the address
     * @param type a datatype such as {@code xsd:integer}; {@code IRI}; or the folder of an address of ours, such as
     *     {@code concept/service-line} or {@code id/body}, whose last part may be given alone
     * @param fallback the default as the query states it, {@code any} for {@code UNDEF}, or {@code today}
     *     for {@code UNDEF} where the query takes the day of {@code NOW()}
     * @param meaning one sentence
     */
    public record Parameter(String name, String type, String fallback, String meaning) {

        /** Whether its value is an address. */
        public boolean isAddress() {
            return type.equals("IRI") || type.startsWith("concept/") || type.startsWith("id/");
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

    /**
     * A column of the answer.
     *
     * @param name the variable, without question mark
     * @param type {@code IRI}, a datatype, or {@code receipt} for an IRI whose lines can be asked for
     * @param meaning one sentence
     */
    public record Column(String name, String type, String meaning) {

        /** The name as a heading: {@code annualCost} becomes {@code Annual cost}. */
        public String heading() {
            var words = name.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
            return Character.toUpperCase(words.charAt(0)) + words.substring(1);
        }
    }

    private static final Pattern LINE = Pattern.compile("^#\\+ (\\w+):\\s*(.*?)\\s*$", Pattern.MULTILINE);
    private static final Pattern GOES_ON = Pattern.compile("\\h*\\R#\\+ {4,}(?=\\S)");
    private static final Pattern PARTS = Pattern.compile("^\\?(\\w+)\\s+(\\S+)\\s+(.*)$");
    private static final Pattern DEFAULTED = Pattern.compile("^(\"[^\"]*\"|\\S+)\\s+(.*)$");

    /** Reads the header of a query. */
    public static QueryHeader of(String query) {
        var title = "";
        var question = "";
        var parameters = new ArrayList<Parameter>();
        var columns = new ArrayList<Column>();
        var reads = new ArrayList<String>();
        var notes = new ArrayList<String>();
        Optional<String> writes = Optional.empty();
        Optional<String> step = Optional.empty();
        Optional<String> key = Optional.empty();
        var lines = LINE.matcher(GOES_ON.matcher(query).replaceAll(" "));
        while (lines.find()) {
            var value = lines.group(2);
            switch (lines.group(1)) {
                case "title" -> title = value;
                case "question" -> question = value;
                case "parameter" -> parameters.add(parameter(value));
                case "column" -> columns.add(column(value));
                case "reads" -> reads.add(value);
                case "writes" -> writes = Optional.of(value);
                case "step" -> step = Optional.of(value);
                case "key" -> key = Optional.of(value.substring(1));
                case "replaces", "topic" -> {}
                case "note" -> notes.add(value);
                default -> throw new IllegalArgumentException("Unknown header line: " + lines.group());
            }
        }
        return new QueryHeader(
                title,
                question,
                List.copyOf(parameters),
                List.copyOf(columns),
                List.copyOf(reads),
                writes,
                step,
                key,
                List.copyOf(notes));
    }

    private static Parameter parameter(String value) {
        var parts = PARTS.matcher(value);
        if (!parts.matches()) {
            throw new IllegalArgumentException("Write ?name type default meaning, not: " + value);
        }
        var rest = DEFAULTED.matcher(parts.group(3));
        if (!rest.matches()) {
            throw new IllegalArgumentException("Write ?name type default meaning, not: " + value);
        }
        return new Parameter(parts.group(1), parts.group(2), rest.group(1), rest.group(2));
    }

    private static Column column(String value) {
        var parts = PARTS.matcher(value);
        if (!parts.matches()) {
            throw new IllegalArgumentException("Write ?name type meaning, not: " + value);
        }
        return new Column(parts.group(1), parts.group(2), parts.group(3));
    }
}
