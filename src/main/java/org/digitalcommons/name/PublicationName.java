package org.digitalcommons.name;

import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/**
 * The name of a publication, which is also its address: {@code .../graph/published/PUBLISHER/DATASET/PERIOD}.
 *
 * @param publisher the code of its publisher, such as {@code cabinet-office}
 * @param dataset the name of the series it belongs to, such as {@code organogram}
 * @param period the name of the period of its figures, such as {@code 2011-09-30}
 */
public record PublicationName(String publisher, String dataset, String period) {

    private static final String CODE = "[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*";
    private static final Pattern FORM =
            Pattern.compile(Pattern.quote(GraphNames.PUBLISHED) + "(%s)/(%s)/([^/]+)".formatted(CODE, CODE));

    /** The parts of the address of a publication; those that it lacks are empty. */
    public static PublicationName of(Node publication) {
        var parts =
                publication.getURI().substring(GraphNames.PUBLISHED.length()).split("/", 3);
        return new PublicationName(parts[0], parts.length > 1 ? parts[1] : "", parts.length > 2 ? parts[2] : "");
    }

    /** Reads an address that somebody asks for; empty if no publication may have it. */
    public static Optional<PublicationName> parse(String address) {
        var parts = FORM.matcher(address);
        if (!parts.matches()) {
            return Optional.empty();
        }
        var dataset = parts.group(2);
        // A file is named after dataset and period, so a dataset with the period inside could not be told from another.
        return Period.in(parts.group(3))
                .filter(period -> period.name().equals(parts.group(3)) && !dataset.contains(period.name()))
                .map(period -> new PublicationName(parts.group(1), dataset, period.name()));
    }

    /** The publication, which is also the graph that describes it. */
    public Node node() {
        return NodeFactory.createURI(GraphNames.PUBLISHED + this);
    }

    /** The graph of everything else, when it was published as linked data. */
    public Node content() {
        return NodeFactory.createURI(
                "%s%s/%s/%s/%s".formatted(GraphNames.PUBLISHED, publisher, dataset, GraphNames.CONTENT, period));
    }

    /** What its publisher calls it: series and period, as in {@code organogram/2011-09-30}. */
    public String ofPublisher() {
        return dataset + "/" + period;
    }

    /** With its publisher, as in {@code cabinet-office/organogram/2011-09-30}. */
    @Override
    public String toString() {
        return publisher + "/" + ofPublisher();
    }
}
