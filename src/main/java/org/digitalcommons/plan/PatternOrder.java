package org.digitalcommons.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.vocabulary.RDF;

/** The order in which the patterns of a group are matched: next comes the one of which the most is known by then. */
final class PatternOrder {

    private PatternOrder() {}

    /**
     * The patterns in order; equals stay as they are written.
     *
     * @param known the variables that have a value before
     */
    static List<Triple> of(List<Triple> patterns, Set<Var> known) {
        var left = new ArrayList<>(patterns);
        var bound = new HashSet<>(known);
        var ordered = new ArrayList<Triple>();
        while (!left.isEmpty()) {
            var best = left.getFirst();
            for (var pattern : left) {
                if (weight(pattern, bound) < weight(best, bound)) {
                    best = pattern;
                }
            }
            left.remove(best);
            ordered.add(best);
            for (var node : List.of(best.getSubject(), best.getPredicate(), best.getObject())) {
                if (node.isVariable()) {
                    bound.add(Var.alloc(node));
                }
            }
        }
        return ordered;
    }

    /** The more it is likely to match, the heavier; of equals one that shares a known variable is lighter. */
    private static int weight(Triple pattern, Set<Var> bound) {
        boolean isJoined = Stream.of(pattern.getSubject(), pattern.getPredicate(), pattern.getObject())
                .anyMatch(node -> node.isVariable() && bound.contains(Var.alloc(node)));
        return 2 * matches(pattern, bound) + (isJoined ? 0 : 1);
    }

    private static int matches(Triple pattern, Set<Var> bound) {
        boolean s = isKnown(pattern.getSubject(), bound);
        boolean p = isKnown(pattern.getPredicate(), bound);
        boolean o = isKnown(pattern.getObject(), bound);
        if (s) {
            return p && o ? 0 : p || o ? 1 : 2;
        }
        if (p && o) {
            return pattern.getPredicate().equals(RDF.type.asNode()) ? 5 : 3;
        }
        return o ? 4 : p ? 6 : 9;
    }

    private static boolean isKnown(Node node, Set<Var> bound) {
        return !node.isVariable() || bound.contains(Var.alloc(node));
    }
}
