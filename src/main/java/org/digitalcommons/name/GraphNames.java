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

    private static final String SAID = "/said";

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

    /** The graph beside one of a publication, for what its publisher says there of others without a grant. */
    public static Node said(Node graph) {
        return NodeFactory.createURI(graph.getURI() + SAID);
    }

    /** Whether a graph holds what a publisher says of others without a grant. */
    public static boolean isSaid(Node graph) {
        return graph.getURI().endsWith(SAID);
    }

    /** The graph of a publication that a graph of sayings lies beside. */
    public static Node besideSaid(Node said) {
        return NodeFactory.createURI(said.getURI().substring(0, said.getURI().length() - SAID.length()));
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
