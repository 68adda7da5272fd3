package org.digitalcommons.serve.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import org.digitalcommons.catalog.QueryHeader.Parameter;
import org.digitalcommons.name.Iris;
import org.digitalcommons.vocab.Term;

/** Addresses on this server for the addresses of ours. */
public final class Links {

    private static final String BODY = Term.ID + "body/";
    private static final String CLUSTER = Term.ID + "cluster/";
    private static final String COMPARISON = Term.ID + "comparison/";

    private static final String MAIL = "mailto:";
    private static final String PEER_GROUP = Term.CONCEPT + "peer-group/";

    private Links() {}

    /** Where an address leads from a page: ours to this server, others to where they are. */
    public static String to(String iri) {
        if (iri.startsWith(BODY) && iri.indexOf('/', BODY.length()) < 0) {
            return "/bodies/" + iri.substring(BODY.length());
        }
        if (iri.startsWith(CLUSTER) && !iri.contains("/member/")) {
            return "/clusters/" + iri.substring(CLUSTER.length());
        }
        if (iri.startsWith(COMPARISON) && !iri.contains("/member/")) {
            return "/comparisons/" + iri.substring(COMPARISON.length());
        }
        if (iri.startsWith(PEER_GROUP)) {
            return "/bodies?peer-group=" + iri.substring(PEER_GROUP.length());
        }
        if (iri.startsWith(Term.ID)) {
            return "/doc/" + iri.substring(Term.ID.length());
        }
        if (iri.startsWith(Term.NAMESPACE)) {
            return "/def#" + iri.substring(Term.NAMESPACE.length());
        }
        // Only the web's own schemes, and mail to a contact point: data may hold javascript: and the like.
        return iri.startsWith(Term.ROOT)
                ? iri.substring(Term.ROOT.length())
                : iri.startsWith("https://") || iri.startsWith("http://") || iri.startsWith(MAIL) ? iri : "";
    }

    /** Where the receipt of a figure is. */
    public static String receipt(String iri) {
        return "/ask/where-a-number-comes-from?number=" + encode(iri);
    }

    /** Where a query is shown, ready to be sent or changed. */
    public static String query(String text) {
        return "/sparql?query=" + encode(text);
    }

    /** Where a question is answered, with what is set in it. */
    public static String question(String name, Map<String, String> parameters) {
        return "/ask/" + name
                + parameters.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(p -> encode(Parameter.option(p.getKey())) + "=" + encode(p.getValue()))
                        .collect(Collectors.joining("&", parameters.isEmpty() ? "" : "?", ""));
    }

    /** A text as part of an address. */
    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** The last part of an address, as a short name; where that says nothing, the address without its scheme. */
    public static String name(String iri) {
        var last = Iris.localName(iri);
        return iri.startsWith(MAIL)
                ? iri.substring(MAIL.length())
                : last.isEmpty() ? iri.replaceAll("^https?://(www\\.)?|/$", "") : last;
    }
}
