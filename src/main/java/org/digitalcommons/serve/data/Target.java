package org.digitalcommons.serve.data;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the query string of a request is aimed at, as the SPARQL 1.1 Graph Store Protocol names it. */
sealed interface Target {

    /**
     * One graph.
     *
     * @param name its address
     */
    record Named(String name) implements Target {}

    /** The default graph, which is the union of all graphs and belongs to nobody. */
    record Default() implements Target {}

    /** All graphs at once: the request names none. */
    record Everything() implements Target {}

    /**
     * None that can be told.
     *
     * @param sentence what is wrong
     */
    record Unclear(String sentence) implements Target {}

    /** Reads a query string; {@code format} is the only parameter beside the graph. */
    static Target of(Optional<String> query) {
        var graphs = new ArrayList<String>();
        boolean isDefault = false;
        for (var pair : pairs(query)) {
            try {
                switch (name(pair)) {
                    case "graph" -> graphs.add(value(pair));
                    case "default" -> isDefault = true;
                    case "format" -> {}
                    default ->
                        // A misspelt "graph" must not be taken for a request about everything.
                        throw new IllegalArgumentException("unknown parameter");
                }
            } catch (IllegalArgumentException e) {
                return new Unclear("The address has a part that means nothing here. Write it as /data?graph=ADDRESS,"
                        + " the address of the graph percent-encoded.");
            }
        }
        if (graphs.size() + (isDefault ? 1 : 0) > 1) {
            return new Unclear("The request names more than one graph. Name one, as in /data?graph=ADDRESS.");
        }
        if (isDefault) {
            return new Default();
        }
        return graphs.isEmpty() ? new Everything() : named(graphs.getFirst());
    }

    private static Target named(String name) {
        try {
            if (new URI(name).isAbsolute()) {
                return new Named(name);
            }
        } catch (URISyntaxException notAnAddress) {
            // Said below, together with an address that is not a whole one.
        }
        return new Unclear("The parameter \"graph\" is not the whole address of a graph."
                + " Write one such as https://w3id.org/digital-commons/graph/published/brookmere/services/2024-25");
    }

    /** The short name of a format in a query string. */
    static Optional<String> format(Optional<String> query) {
        return pairs(query).stream()
                .filter(pair -> name(pair).equals("format"))
                .map(Target::value)
                .filter(value -> !value.isBlank())
                .findFirst();
    }

    private static List<String> pairs(Optional<String> query) {
        return query.map(text -> List.of(text.split("&", -1))).orElse(List.of()).stream()
                .filter(pair -> !pair.isEmpty())
                .toList();
    }

    private static String name(String pair) {
        var equals = pair.indexOf('=');
        return decoded(equals < 0 ? pair : pair.substring(0, equals));
    }

    private static String value(String pair) {
        var equals = pair.indexOf('=');
        return equals < 0 ? "" : decoded(pair.substring(equals + 1));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
