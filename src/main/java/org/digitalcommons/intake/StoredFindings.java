package org.digitalcommons.intake;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.shacl.vocabulary.SHACL;
import org.apache.jena.sparql.graph.NodeConst;
import org.digitalcommons.publish.Candidate;
import org.digitalcommons.validate.Report;
import org.digitalcommons.validate.Verdict;
import org.digitalcommons.vocab.Term;

/**
 * Stores a publication together with the findings of the shapes, in a graph of their own, so that they can be shown
 * beside the data.
 */
public final class StoredFindings {

    private StoredFindings() {}

    /** The graph that holds what the shapes said of a publication. */
    public static Node graph(Node publication) {
        return NodeFactory.createURI(publication.getURI() + "/findings");
    }

    /** What the shapes said of a publication. */
    static Graph report(Node publication, Verdict.Pass verdict) {
        var report = new Report(verdict).graph();
        report.find(Node.ANY, NodeConst.nodeRDFType, SHACL.ValidationReport)
                .toList()
                .forEach(t -> report.add(t.getSubject(), Term.judges, publication));
        return report;
    }

    /** The graphs of a candidate, and that of its findings. */
    static Map<Node, Graph> with(Candidate candidate, Verdict.Pass verdict) {
        var graphs = new LinkedHashMap<>(candidate.graphs());
        graphs.put(graph(candidate.publication()), report(candidate.publication(), verdict));
        return graphs;
    }
}
