package org.digitalcommons.publish;

import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.digitalcommons.vocab.Term;

/**
 * The name of a publication, which is also its address: {@code .../graph/published/PUBLISHER/DATASET/PERIOD}.
 *
 * @param publisher the code of the publisher
 * @param dataset what the publisher calls the series it belongs to
 * @param period what it is about
 */
public record PublicationName(String publisher, String dataset, Period period) {

    /** Where every publication lies. */
    public static final String ROOT = Term.GRAPH + "published/";

    private static final String CODE = "[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*";
    private static final Pattern FORM =
            Pattern.compile(Pattern.quote(ROOT) + "(%s)/(%s)/([^/]+)".formatted(CODE, CODE));

    /** Reads a name; empty if the address is none. */
    public static Optional<PublicationName> of(String address) {
        var parts = FORM.matcher(address);
        if (!parts.matches()) {
            return Optional.empty();
        }
        var dataset = parts.group(2);
        // A file is named after dataset and period, so a dataset with the period inside could not be told from another.
        return Period.in(parts.group(3))
                .filter(period -> period.name().equals(parts.group(3)) && !dataset.contains(period.name()))
                .map(period -> new PublicationName(parts.group(1), dataset, period));
    }

    /** The publication, which is also the graph that describes it. */
    public Node node() {
        return NodeFactory.createURI("%s%s/%s/%s".formatted(ROOT, publisher, dataset, period.name()));
    }

    /** The graph of everything else, when it was published as linked data. */
    public Node content() {
        return NodeFactory.createURI("%s%s/%s/content/%s".formatted(ROOT, publisher, dataset, period.name()));
    }
}
