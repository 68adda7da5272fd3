package org.digitalcommons.derive;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.Syntax;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.util.FmtUtils;
import org.digitalcommons.catalog.Rooms;

/** The two queries of {@code queries/suggest}, asked about some pairs of services. Immutable. */
final class SuggestionRule {

    private static final String ANY_PAIR = "VALUES (?service ?other) { (UNDEF UNDEF) }";

    private final String similar;
    private final String few;

    private SuggestionRule(String similar, String few) {
        this.similar = similar;
        this.few = few;
    }

    static SuggestionRule of(Rooms rooms) {
        var similar = rooms.text("queries/suggest/similar-services.rq");
        if (!similar.contains(ANY_PAIR)) {
            throw new IllegalStateException("similar-services.rq has no line " + ANY_PAIR);
        }
        return new SuggestionRule(similar, rooms.text("queries/suggest/suggestion.rq"));
    }

    /**
     * What is suggested of some pairs.
     *
     * @param pairs the services that each is compared with
     * @param seen the facts about these services, and the code lists
     * @param reference the code lists
     */
    Set<Triple> of(Map<Node, List<Node>> pairs, Graph seen, Graph reference) {
        if (pairs.isEmpty()) {
            return Set.of();
        }
        var rows = pairs.entrySet().stream()
                .flatMap(e -> e.getValue().stream().map(other -> "(%s %s)".formatted(word(e.getKey()), word(other))))
                .collect(Collectors.joining(" "));
        var alike = GraphFactory.createDefaultGraph();
        construct(similar.replace(ANY_PAIR, "VALUES (?service ?other) { " + rows + " }"), seen, alike);
        var best = GraphFactory.createDefaultGraph();
        construct(few, StepInput.of(alike, reference), best);
        var statements = new HashSet<Triple>();
        best.find().forEachRemaining(t -> statements.add(CanonicalNumbers.of(t)));
        return statements;
    }

    private static String word(Node service) {
        return FmtUtils.stringForNode(service);
    }

    private static void construct(String query, Graph seen, Graph into) {
        try (var execution = QueryExec.dataset(DatasetGraphFactory.wrap(seen))
                .query(QueryFactory.create(query, Syntax.syntaxSPARQL_11))
                .build()) {
            execution.construct(into);
        }
    }
}
