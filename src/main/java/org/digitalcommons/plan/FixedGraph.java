package org.digitalcommons.plan;

import java.util.HashSet;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.impl.WrappedGraph;
import org.jspecify.annotations.Nullable;

/** A graph that changes no more, and so knows which predicates it has. Safe for use by many threads. */
public final class FixedGraph extends WrappedGraph implements StatementSource {

    private final StatementSource facts;
    private final Set<Node> predicates = new HashSet<>();

    /** A graph that nobody changes from now on. */
    public FixedGraph(Graph graph) {
        super(graph);
        this.facts = StatementSource.of(graph);
        graph.find().forEachRemaining(triple -> predicates.add(triple.getPredicate()));
    }

    @Override
    public boolean each(@Nullable Node subject, @Nullable Node predicate, @Nullable Node object, Taker taker) {
        return predicate != null && !predicates.contains(predicate) || facts.each(subject, predicate, object, taker);
    }

    @Override
    public boolean has(Node subject, Node predicate, Node object) {
        return predicates.contains(predicate) && facts.has(subject, predicate, object);
    }

    @Override
    public boolean mayHave(Node predicate) {
        return predicates.contains(predicate);
    }
}
