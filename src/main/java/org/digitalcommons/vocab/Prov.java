package org.digitalcommons.vocab;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/** Terms of the W3C provenance ontology, which Jena has no class for. */
public final class Prov {

    /** The namespace. */
    public static final String NAMESPACE = "http://www.w3.org/ns/prov#";

    public static final Node wasDerivedFrom = NodeFactory.createURI(NAMESPACE + "wasDerivedFrom");
    public static final Node generatedAtTime = NodeFactory.createURI(NAMESPACE + "generatedAtTime");

    private Prov() {}
}
