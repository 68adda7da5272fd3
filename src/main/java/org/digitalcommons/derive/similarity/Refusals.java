package org.digitalcommons.derive.similarity;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.digitalcommons.vocab.Term;

/** The pairs that somebody rejected; a pair has no order. */
record Refusals(Map<Node, Set<Node>> pairs) {

    private static final Node REJECTED = NodeFactory.createURI(Term.CONCEPT + "match-verdict/rejected");

    /** Those among the facts of {@code derived/reply}. */
    static Refusals in(Graph replies) {
        var pairs = new HashMap<Node, Set<Node>>();
        replies.find(Node.ANY, Term.matchVerdict, REJECTED)
                .forEachRemaining(decision -> replies.find(decision.getSubject(), Term.matchSubject, Node.ANY)
                        .forEachRemaining(one -> replies.find(decision.getSubject(), Term.matchedWith, Node.ANY)
                                .forEachRemaining(other -> {
                                    add(pairs, one.getObject(), other.getObject());
                                    add(pairs, other.getObject(), one.getObject());
                                })));
        return new Refusals(pairs);
    }

    private static void add(Map<Node, Set<Node>> pairs, Node one, Node other) {
        pairs.computeIfAbsent(one, n -> new HashSet<>()).add(other);
    }

    boolean refuse(Node one, Node other) {
        return pairs.getOrDefault(one, Set.of()).contains(other);
    }
}
