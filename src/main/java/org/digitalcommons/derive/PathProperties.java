package org.digitalcommons.derive;

import java.util.ArrayList;
import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.path.P_Link;
import org.apache.jena.sparql.path.P_NegPropSet;
import org.apache.jena.sparql.path.P_Path1;
import org.apache.jena.sparql.path.P_Path2;
import org.apache.jena.sparql.path.P_ReverseLink;
import org.apache.jena.sparql.path.Path;

/** The properties that a property path follows. */
final class PathProperties {

    private PathProperties() {}

    /** Every property of a path; {@code Node.ANY} where it follows all but some. */
    static List<Node> of(Path path) {
        var properties = new ArrayList<Node>();
        collect(path, properties);
        return properties;
    }

    private static void collect(Path path, List<Node> properties) {
        switch (path) {
            case P_Link link -> properties.add(link.getNode());
            case P_ReverseLink link -> properties.add(link.getNode());
            case P_NegPropSet all -> properties.add(Node.ANY);
            case P_Path1 one -> collect(one.getSubPath(), properties);
            case P_Path2 both -> {
                collect(both.getLeft(), properties);
                collect(both.getRight(), properties);
            }
            default -> properties.add(Node.ANY);
        }
    }
}
