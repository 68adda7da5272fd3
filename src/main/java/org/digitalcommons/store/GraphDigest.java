package org.digitalcommons.store;

import java.util.Map;
import java.util.TreeMap;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.digitalcommons.name.Digest;
import org.digitalcommons.name.StatementLines;

/** The digest of named graphs: the same digest means the same statements. */
final class GraphDigest {

    private GraphDigest() {}

    /** Whatever the order of their statements. Blank nodes count by their labels. */
    static String of(Map<Node, Graph> graphs) {
        var digest = Digest.empty();
        var lines = new StatementLines();
        var ordered = new TreeMap<String, Graph>();
        graphs.forEach((name, graph) -> ordered.put(name.getURI(), graph));
        ordered.forEach((name, graph) -> {
            digest.add(name);
            graph.stream().map(t -> lines.of(t) + "\n").sorted().forEach(digest::add);
        });
        return digest.checksum();
    }
}
