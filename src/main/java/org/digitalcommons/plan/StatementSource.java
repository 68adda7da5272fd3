package org.digitalcommons.plan;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.jspecify.annotations.Nullable;

/** Statements that plans match patterns against; quicker than a graph, because nothing is made for a match. */
interface StatementSource {

    /** Takes one match. */
    @FunctionalInterface
    interface Taker {

        /** Takes it; false when no more is wanted. */
        boolean take(Node subject, Node predicate, Node object);
    }

    /**
     * Hands on each statement that matches; null stands for anything.
     *
     * @return false when no more is wanted
     */
    boolean each(@Nullable Node subject, @Nullable Node predicate, @Nullable Node object, Taker taker);

    /** Whether a statement is there. */
    boolean has(Node subject, Node predicate, Node object);

    /** Whether any statement may have a predicate; it may be wrong by saying that one does. */
    boolean mayHave(Node predicate);

    /** The facts of a graph. */
    static StatementSource of(Graph graph) {
        return graph instanceof StatementSource facts ? facts : new GraphFacts(graph);
    }

    /** The facts of any graph. */
    record GraphFacts(Graph graph) implements StatementSource {

        @Override
        public boolean each(@Nullable Node subject, @Nullable Node predicate, @Nullable Node object, Taker taker) {
            var found = graph.find(any(subject), any(predicate), any(object));
            try {
                while (found.hasNext()) {
                    var triple = found.next();
                    if (!taker.take(triple.getSubject(), triple.getPredicate(), triple.getObject())) {
                        return false;
                    }
                }
            } finally {
                found.close();
            }
            return true;
        }

        private static Node any(@Nullable Node node) {
            return node == null ? Node.ANY : node;
        }

        @Override
        public boolean has(Node subject, Node predicate, Node object) {
            return graph.contains(subject, predicate, object);
        }

        @Override
        public boolean mayHave(Node predicate) {
            return true;
        }
    }
}
