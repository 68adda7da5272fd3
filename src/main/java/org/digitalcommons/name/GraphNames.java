package org.digitalcommons.name;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.digitalcommons.vocab.Term;

/** The names of graphs: where each kind lies, and the parts of a publication. */
public final class GraphNames {

    /** Where publications and their parts lie. */
    public static final String PUBLISHED = Term.GRAPH + "published/";

    /** Where derived graphs lie. */
    public static final String DERIVED = Term.GRAPH + "derived/";

    /** Where the ontology, the catalogue of questions and the statistics of the store lie. */
    public static final String REFERENCE = Term.GRAPH + "reference/";

    /** Stands in place of a body in the name of the one graph that linked data is kept in. */
    public static final String CONTENT = "content";

    private GraphNames() {}

    /** The graph that holds what a publication says of a body. */
    public static Node of(Node publication, Node body) {
        return NodeFactory.createURI(
                series(publication) + Iris.lastSegment(body) + "/" + Iris.lastSegment(publication));
    }

    /** The graph that holds what a publication about several periods says of a body in one of them. */
    public static Node of(Node publication, Node body, Period period) {
        var all = of(publication, body);
        return period.name().equals(Iris.lastSegment(publication))
                ? all
                : NodeFactory.createURI(all.getURI() + "/" + period.name());
    }

    /** The name of a publication without its period, ending in a slash. */
    public static String series(Node publication) {
        return publication.getURI().substring(0, publication.getURI().lastIndexOf('/') + 1);
    }

    /** Whether a graph lies in one of the places above. */
    public static boolean in(String place, Node graph) {
        return graph.isURI() && graph.getURI().startsWith(place);
    }
}
