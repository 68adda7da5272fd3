package org.digitalcommons.serve;

import java.util.Map;
import java.util.TreeMap;
import org.digitalcommons.serve.http.Negotiation;
import org.digitalcommons.serve.http.Refusal;
import org.digitalcommons.serve.http.Representation;
import org.digitalcommons.serve.http.Request;

/**
 * All that a page depends on, so that two requests with the same are sent the same page.
 *
 * @param path the address on this server, without parameters
 * @param parameters what was set of the parameters that the page takes, without empty ones; an empty field of a form says
 *     nothing
 * @param representation the format that was chosen
 * @param isNamed whether the address names the format
 * @param language the language that a page is written in
 */
record PageRequest(
        String path, Map<String, String> parameters, Representation representation, boolean isNamed, String language) {

    /**
     * What a request asks of a route.
     *
     * @throws Refusal 400 or 406 for a format that the route does not offer, and 400 for a parameter of two values
     */
    static PageRequest of(Request request, String language, Route route) {
        var sent = request.parameters();
        var parameters = new TreeMap<String, String>();
        if (route.takesParameters()) {
            for (var name : sent.values().keySet()) {
                if (!name.equals("format")) {
                    sent.same(name)
                            .map(String::strip)
                            .filter(v -> !v.isEmpty())
                            .ifPresent(v -> parameters.put(name, v));
                }
            }
        }
        return new PageRequest(
                request.path(),
                parameters,
                Negotiation.choose(request, route.offered()),
                sent.same("format").filter(f -> !f.isBlank()).isPresent(),
                language);
    }

    /** How many characters it holds, for a cache that is bounded. */
    int length() {
        return path.length()
                + parameters.entrySet().stream()
                        .mapToInt(p -> p.getKey().length() + p.getValue().length())
                        .sum();
    }
}
