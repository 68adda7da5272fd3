package org.digitalcommons.plan;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Var;
import org.jspecify.annotations.Nullable;

/** Matches one triple pattern. */
final class MatchStep implements PlanStep {

    private final @Nullable Node subject;
    private final @Nullable Node predicate;
    private final @Nullable Node object;
    private final int subjectAt;
    private final int predicateAt;
    private final int objectAt;
    private final PlanStep next;

    MatchStep(Layout layout, Triple pattern, PlanStep next) {
        this.subject = constant(pattern.getSubject());
        this.predicate = constant(pattern.getPredicate());
        this.object = constant(pattern.getObject());
        this.subjectAt = place(layout, pattern.getSubject());
        this.predicateAt = place(layout, pattern.getPredicate());
        this.objectAt = place(layout, pattern.getObject());
        this.next = next;
    }

    private static @Nullable Node constant(Node node) {
        return node.isVariable() ? null : node;
    }

    private static int place(Layout layout, Node node) {
        return node.isVariable() ? layout.place(Var.alloc(node)) : -1;
    }

    @Override
    public boolean run(Evaluation at) {
        var s = subject == null ? at.node(subjectAt) : subject;
        var p = predicate == null ? at.node(predicateAt) : predicate;
        var o = object == null ? at.node(objectAt) : object;
        if (s != null && p != null && o != null) {
            return !at.facts().has(s, p, o) || next.run(at);
        }
        return at.facts().each(s, p, o, (ofSubject, ofPredicate, ofObject) -> {
            boolean fits = (s != null || at.take(subjectAt, ofSubject))
                    && (p != null || at.take(predicateAt, ofPredicate))
                    && (o != null || at.take(objectAt, ofObject));
            boolean goesOn = !fits || next.run(at);
            if (s == null) {
                at.clear(subjectAt);
            }
            if (p == null) {
                at.clear(predicateAt);
            }
            if (o == null) {
                at.clear(objectAt);
            }
            return goesOn;
        });
    }
}
