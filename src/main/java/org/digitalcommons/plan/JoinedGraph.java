package org.digitalcommons.plan;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.compose.Union;
import org.jspecify.annotations.Nullable;

/** Two graphs as one, of which only those are looked into that may have what is looked for. Read only. */
public final class JoinedGraph extends Union implements StatementSource {

    private final StatementSource first;
    private final StatementSource second;

    /** The statements of both; one that both have is there once. */
    public JoinedGraph(Graph first, Graph second) {
        super(first, second);
        this.first = StatementSource.of(first);
        this.second = StatementSource.of(second);
    }

    @Override
    public boolean each(@Nullable Node subject, @Nullable Node predicate, @Nullable Node object, Taker taker) {
        if (predicate != null && !first.mayHave(predicate)) {
            return second.each(subject, predicate, object, taker);
        }
        if (!first.each(subject, predicate, object, taker)) {
            return false;
        }
        if (predicate != null && !second.mayHave(predicate)) {
            return true;
        }
        return second.each(subject, predicate, object, (s, p, o) -> first.has(s, p, o) || taker.take(s, p, o));
    }

    @Override
    public boolean has(Node subject, Node predicate, Node object) {
        return first.has(subject, predicate, object) || second.has(subject, predicate, object);
    }

    @Override
    public boolean mayHave(Node predicate) {
        return first.mayHave(predicate) || second.mayHave(predicate);
    }
}
