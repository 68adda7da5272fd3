package org.digitalcommons;

import org.apache.jena.graph.Node;
import org.digitalcommons.vocab.Term;

/**
 * The address of a publication, read by its parts.
 *
 * @param publisher the code of its publisher, such as {@code cabinet-office}
 * @param dataset the name of the series it belongs to, such as {@code organogram}
 * @param period the period of its figures, such as {@code 2011-09-30}
 */
public record PublicationName(String publisher, String dataset, String period) {

    private static final String PUBLISHED = Term.GRAPH + "published/";

    /** The parts of a publication's address. */
    public static PublicationName of(Node publication) {
        var parts = publication.getURI().substring(PUBLISHED.length()).split("/", 3);
        return new PublicationName(parts[0], parts.length > 1 ? parts[1] : "", parts.length > 2 ? parts[2] : "");
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
