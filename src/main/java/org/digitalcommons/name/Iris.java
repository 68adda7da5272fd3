package org.digitalcommons.name;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.digitalcommons.vocab.Term;

/** The parts of IRIs that serve as short names. */
public final class Iris {

    private Iris() {}

    /** What follows the last slash: {@code brookmere} of {@code .../id/body/brookmere}; all of it if there is none. */
    public static String lastSegment(String iri) {
        return iri.substring(iri.lastIndexOf('/') + 1);
    }

    /** What follows the last slash of a resource's IRI. */
    public static String lastSegment(Node resource) {
        return lastSegment(resource.getURI());
    }

    /** What follows the last slash or hash: {@code Publication} of {@code .../def#Publication}. */
    public static String localName(String iri) {
        return iri.substring(Math.max(iri.lastIndexOf('/'), iri.lastIndexOf('#')) + 1);
    }

    /** A source file, by its name. */
    public static Node file(String name) {
        return NodeFactory.createURI(Term.ID + "file/" + safe(name));
    }

    /** A text with an underscore for every character that a file name or the last segment of an IRI cannot have. */
    public static String safe(String text) {
        return text.replaceAll("[^A-Za-z0-9._-]", "_");
    }
}
