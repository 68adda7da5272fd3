package org.digitalcommons.validate;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.shacl.engine.ShaclPaths;
import org.apache.jena.shared.PrefixMapping;
import org.apache.jena.sparql.path.P_Link;
import org.apache.jena.sparql.path.Path;
import org.apache.jena.sparql.path.PathParser;

/** What leads from the focus of a finding to what was found: one property, or a path of several. */
record ResultPath(Path path) {

    /** The path of a text: the address of a property, or a path as SPARQL writes it. */
    static ResultPath of(String text) {
        return new ResultPath(
                text.contains("<")
                        ? PathParser.parse(text, PrefixMapping.Standard)
                        : new P_Link(NodeFactory.createURI(text)));
    }

    /** The address of the property, or a path as SPARQL writes it. */
    String text() {
        return path instanceof P_Link link ? link.getNode().toString() : ShaclPaths.pathToString(path);
    }

    /** The node that stands for it in a report; a path of several is written into the graph as SHACL writes it. */
    Node addedTo(Graph graph) {
        return ShaclPaths.pathToRDF(path, graph);
    }
}
