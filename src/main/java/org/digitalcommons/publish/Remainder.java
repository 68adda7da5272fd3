package org.digitalcommons.publish;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.compose.MultiUnion;
import org.apache.jena.graph.compose.Union;
import org.apache.jena.sparql.graph.GraphFactory;
import org.digitalcommons.catalog.Rooms;
import org.digitalcommons.name.GraphNames;
import org.digitalcommons.name.Iris;
import org.digitalcommons.vocab.Prov;
import org.digitalcommons.vocab.Term;

/**
 * What is left of a publication when its statements about one body are withdrawn, as {@code queries/withdraw} says.
 * Rows stay conserved: rows that only the graph of the body leads back to were used before, and are now reported as
 * withdrawn.
 */
public final class Remainder {

    private static final String ROW = "#row=";

    private final Node publication;
    private final Map<Node, Graph> graphs;
    private final RoomQueries queries;

    /**
     * Of a publication as it was imported.
     *
     * @param graphs its graphs by name, the description included
     */
    public Remainder(Node publication, Map<Node, Graph> graphs, Rooms rooms) {
        this.queries = RoomQueries.ofWithdrawal(rooms);
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
        left.remove(GraphNames.said(GraphNames.of(publication, node)));
        left.put(publication, description(node, taken, left));
        return Optional.of(new Candidate(publication, left, counted(left.get(publication)), List.of()));
    }

    private Graph description(Node body, Graph taken, Map<Node, Graph> left) {
        var rows = GraphFactory.createDefaultGraph();
        taken.find(Node.ANY, Prov.wasDerivedFrom, Node.ANY)
                .filterKeep(t -> t.getObject().isURI() && t.getObject().getURI().contains(ROW))
                .forEachRemaining(t -> rows.add(t.getObject(), Term.takenBackWith, body));
        var staying = new MultiUnion();
        left.values().forEach(staying::addGraph);
        staying.addGraph(rows);
        var lost = queries.construct("lost-rows", staying);
        var description = graphs.getOrDefault(publication, Graph.emptyGraph);
        return queries.construct("remainder", new Union(description, lost));
    }

    private static Candidate.RowCounts counted(Graph description) {
        return new Candidate.RowCounts(
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
