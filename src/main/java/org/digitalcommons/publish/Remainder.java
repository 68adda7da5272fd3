package org.digitalcommons.publish;

import org.apache.jena.sparql.util.NodeFactoryExtra;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.graph.NodeConst;
import org.digitalcommons.name.GraphNames;
import org.digitalcommons.name.Iris;
import org.digitalcommons.vocab.Prov;
import org.digitalcommons.vocab.Term;

/**
 * What is left of a publication when what it says of one body is taken back. Rows stay conserved: those that only the body's
 * graph leads back to were used, and are now reported as withdrawn.
 */
public final class Remainder {

    private static final String ROW = "#row=";

    private final Node publication;
    private final Map<Node, Graph> graphs;

    /**
     * Of a publication as it was imported.
     *
     * @param graphs its graphs by name, the description included
     */
    public Remainder(Node publication, Map<Node, Graph> graphs) {
        this.publication = publication;
        this.graphs = graphs;
    }

    /** The codes of the bodies that it has a graph for; none for linked data, which is one graph whatever it is about. */
    public Set<String> bodies() {
        var period = Iris.lastSegment(publication);
        var stem = GraphNames.series(publication);
        var codes = new TreeSet<String>();
        for (var name : graphs.keySet()) {
            var uri = name.getURI();
            if (uri.startsWith(stem) && uri.endsWith("/" + period) && uri.length() > stem.length() + period.length()) {
                codes.add(uri.substring(stem.length(), uri.length() - period.length() - 1));
            }
        }
        codes.remove(GraphNames.CONTENT);
        return codes;
    }

    /**
     * The publication without one body.
     *
     * @return empty when it has no graph for the body; without any graph but its description when it was about that body only
     */
    public Optional<Candidate> without(String body) {
        var node = NodeFactory.createURI(Term.ID + "body/" + body);
        var taken = graphs.get(GraphNames.of(publication, node));
        if (taken == null || !bodies().contains(body)) {
            return Optional.empty();
        }
        var left = new LinkedHashMap<>(graphs);
        left.values().remove(taken);
        var lost = rows(taken);
        left.values().forEach(graph -> lost.removeAll(rows(graph)));
        left.put(publication, description(node, lost));
        return Optional.of(new Candidate(publication, left, counted(left.get(publication)), List.of()));
    }

    private static Set<Node> rows(Graph graph) {
        var rows = new HashSet<Node>();
        graph.find(Node.ANY, Prov.wasDerivedFrom, Node.ANY).forEachRemaining(t -> {
            if (t.getObject().isURI() && t.getObject().getURI().contains(ROW)) {
                rows.add(t.getObject());
            }
        });
        return rows;
    }

    private Graph description(Node body, Set<Node> lost) {
        var description = GraphFactory.createDefaultGraph();
        GraphUtil.addInto(description, graphs.getOrDefault(publication, Graph.emptyGraph));
        var perFile = new HashMap<Node, Integer>();
        for (var row : lost) {
            description
                    .find(Node.ANY, Term.row, row)
                    .toList()
                    .forEach(t -> description.remove(t.getSubject(), Node.ANY, Node.ANY));
            var finding = NodeFactory.createURI(row.getURI() + ";withdrawn");
            description.add(finding, NodeConst.nodeRDFType, Term.RowFinding);
            description.add(finding, Term.about, body);
            description.add(finding, Term.row, row);
            description.add(finding, Term.reason, Term.reason("withdrawn"));
            description.add(finding, Term.detail, NodeFactory.createLiteralString(Iris.lastSegment(body)));
            var file =
                    NodeFactory.createURI(row.getURI().substring(0, row.getURI().indexOf('#')));
            perFile.merge(file, 1, Integer::sum);
        }
        perFile.forEach((file, rows) -> {
            add(description, file, Term.rowsUsed, -rows);
            add(description, file, Term.rowsReported, rows);
        });
        return description;
    }

    private static void add(Graph description, Node file, Node count, long difference) {
        var before = sum(description, file, count);
        description.remove(file, count, Node.ANY);
        description.add(file, count, NodeFactoryExtra.intToNode(before + difference));
    }

    private static Candidate.Rows counted(Graph description) {
        return new Candidate.Rows(
                sum(description, Node.ANY, Term.rowsRead),
                sum(description, Node.ANY, Term.rowsUsed),
                sum(description, Node.ANY, Term.rowsReported));
    }

    private static long sum(Graph description, Node file, Node count) {
        return description.stream(file, count, Node.ANY)
                .mapToLong(t -> ((Number) t.getObject().getLiteralValue()).longValue())
                .sum();
    }
}
