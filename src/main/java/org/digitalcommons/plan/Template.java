package org.digitalcommons.plan;

import java.util.List;
import java.util.function.Consumer;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Var;
import org.jspecify.annotations.Nullable;

/** One triple of what a query makes of each find. Immutable. */
final class Template {

    private final Triple pattern;
    private final int subjectAt;
    private final int predicateAt;
    private final int objectAt;

    private Template(Layout layout, Triple pattern) {
        this.pattern = pattern;
        this.subjectAt = place(layout, pattern.getSubject());
        this.predicateAt = place(layout, pattern.getPredicate());
        this.objectAt = place(layout, pattern.getObject());
    }

    static List<Template> of(Layout layout, List<Triple> patterns) {
        return patterns.stream().map(pattern -> new Template(layout, pattern)).toList();
    }

    private static int place(Layout layout, Node node) {
        if (node.isBlank()) {
            throw new NoPlanException("a blank node is made");
        }
        return node.isVariable() ? layout.place(Var.alloc(node)) : -1;
    }

    /** Writes the triples of a run; one that repeats the one before it is written once. */
    final class Writer {

        private final Consumer<Triple> made;
        private @Nullable Node subject;
        private @Nullable Node predicate;
        private @Nullable Node object;

        Writer(Consumer<Triple> made) {
            this.made = made;
        }

        void write(Evaluation at) {
            var s = subjectAt < 0 ? pattern.getSubject() : at.node(subjectAt);
            var p = predicateAt < 0 ? pattern.getPredicate() : at.node(predicateAt);
            var o = objectAt < 0 ? pattern.getObject() : at.node(objectAt);
            if (s == null || p == null || o == null || s.isLiteral() || !p.isURI()) {
                return;
            }
            if (s.equals(subject) && o.equals(object) && p.equals(predicate)) {
                return;
            }
            subject = s;
            predicate = p;
            object = o;
            made.accept(Triple.create(s, p, o));
        }
    }
}
