package org.digitalcommons.serve.data;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Set;
import org.digitalcommons.serve.http.Parameters;
import org.digitalcommons.serve.http.Refusal;
import org.digitalcommons.serve.http.Request;

/** What the query string of a request is aimed at, as the SPARQL 1.1 Graph Store Protocol names it. */
sealed interface Target {

    /** The parameters there are. */
    Set<String> NAMES = Set.of("graph", "default", "format");

    /**
     * One graph.
     *
     * @param name its address
     */
    record OneGraph(String name) implements Target {}

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

    /** Reads the query string of a request; {@code format} is the only parameter beside the graph. */
    static Target of(Request request) {
        Parameters parameters;
        try {
            parameters = request.parameters();
        } catch (Refusal malformed) {
            return new Unclear(malformed.sentence());
        }
        // A misspelt "graph" must not be taken for a request about everything.
        if (!NAMES.containsAll(parameters.values().keySet())) {
            return new Unclear("The address has a part that means nothing here. Write it as /data?graph=ADDRESS,"
                    + " the address of the graph percent-encoded.");
        }
        var graphs = parameters.values().getOrDefault("graph", List.of());
        boolean isDefault = parameters.has("default");
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
                return new OneGraph(name);
            }
        } catch (URISyntaxException notAnAddress) {
            // Said below, together with an address that is not a whole one.
        }
        return new Unclear("The parameter \"graph\" is not the whole address of a graph."
                + " Write one such as https://w3id.org/digital-commons/graph/published/brookmere/services/2024-25");
    }
}
