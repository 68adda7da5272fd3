package org.digitalcommons.serve.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The security headers of every address of ours: the one table that says what a browser may do with what it is sent.
 * An address has the first rule that covers it.
 */
public final class Headers {

    private static final String NOTHING =
            "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'";
    private static final String UNFRAMED = "; frame-ancestors 'none'";

    /**
     * What holds below an address.
     *
     * @param path the address; it covers itself and everything below it
     * @param policy the {@code Content-Security-Policy}
     * @param isFramed whether pages of other sites may show it in a frame
     * @param referrer the {@code Referrer-Policy}
     */
    private record Rule(String path, String policy, boolean isFramed, String referrer) {

        boolean covers(String address) {
            return address.equals(path) || address.startsWith(path + "/") || path.isEmpty();
        }
    }

    private static final List<Rule> RULES = List.of(
            // A chart or table that others embed in their own pages.
            new Rule("/embed", NOTHING + "; frame-ancestors *", true, "same-origin"),
            // The query editor runs a script of ours, which asks this server only.
            new Rule("/sparql", NOTHING + "; script-src 'self'; connect-src 'self'" + UNFRAMED, false, "same-origin"),
            // What publishers sent, as it is; a browser that takes it for a page can do nothing with it.
            new Rule("/data", "default-src 'none'; frame-ancestors 'none'; sandbox", false, "same-origin"),
            // The address of an upload is a secret.
            new Rule("/publish", NOTHING + UNFRAMED, false, "no-referrer"),
            new Rule("", NOTHING + UNFRAMED, false, "same-origin"));

    private Headers() {}

    /** The security headers of the reply to a request for a path. */
    public static Map<String, String> of(String path) {
        var rule = RULES.stream().filter(r -> r.covers(path)).findFirst().orElseThrow();
        var headers = new LinkedHashMap<String, String>();
        headers.put("Content-Security-Policy", rule.policy());
        headers.put("Referrer-Policy", rule.referrer());
        headers.put("X-Content-Type-Options", "nosniff");
        if (!rule.isFramed()) {
            headers.put("X-Frame-Options", "DENY");
        }
        return headers;
    }
}
