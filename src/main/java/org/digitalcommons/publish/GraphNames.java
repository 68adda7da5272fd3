package org.digitalcommons.publish;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/** How the graphs of a publication are called. */
final class GraphNames {

    private GraphNames() {}

    /** The graph that holds what a publication says of a body. */
    static Node of(Node publication, Node body) {
        return NodeFactory.createURI(stem(publication) + lastPart(body) + "/" + lastPart(publication));
    }

    /** The graph that holds what a publication about several periods says of a body in one of them. */
    static Node of(Node publication, Node body, Period period) {
        var all = of(publication, body);
        return period.name().equals(lastPart(publication))
                ? all
                : NodeFactory.createURI(all.getURI() + "/" + period.name());
    }

    /** The name of a publication without its period. */
    static String stem(Node publication) {
        return publication.getURI().substring(0, publication.getURI().lastIndexOf('/') + 1);
    }

    /** The last part of an address. */
    static String lastPart(Node node) {
        return node.getURI().substring(node.getURI().lastIndexOf('/') + 1);
    }
}
