package org.digitalcommons.preview;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.NodeConst;

/**
 * Compares the statements of a publication with those of the one it would replace. Payments are known by what they are, and
 * not by their file and row.
 */
final class Difference {

    private static final int MOST_VALUES = 20;

    private Difference() {}

    /**
     * What differs.
     *
     * @param before the graphs of the publication that is current; none when there is none
     * @param after the graphs of the one that would be
     */
    static Preview.Changes between(Collection<Graph> before, Collection<Graph> after) {
        var old = comparable(before);
        var fresh = comparable(after);
        long same = fresh.stream().filter(old::contains).count();
        var added = fresh.stream().filter(t -> !old.contains(t)).toList();
        var removed = new HashMap<Quad, Node>();
        old.stream().filter(t -> !fresh.contains(t)).forEach(t -> removed.put(property(t), t.getObject()));
        var values = added.stream()
                .filter(t -> removed.containsKey(property(t)))
                .sorted((a, b) -> a.toString().compareTo(b.toString()))
                .limit(MOST_VALUES)
                .map(t -> value(t, removed))
                .toList();
        return new Preview.Changes(before.isEmpty(), added.size(), old.size() - same, same, values);
    }

    private static Preview.Value value(Triple fresh, Map<Quad, Node> removed) {
        return new Preview.Value(
                fresh.getSubject(),
                fresh.getPredicate(),
                removed.getOrDefault(property(fresh), Node.ANY),
                fresh.getObject());
    }

    private static Set<Triple> comparable(Collection<Graph> graphs) {
        var statements = new HashSet<Triple>();
        var lines = new PaymentIdentity();
        graphs.forEach(lines::number);
        graphs.forEach(graph -> graph.stream()
                .flatMap(t -> lines.identified(t).stream())
                .map(Difference::comparable)
                .forEach(statements::add));
        return statements;
    }

    /** The statement with its number in one form: the database writes numbers in its own. */
    private static Triple comparable(Triple t) {
        var value = t.getObject();
        if (value.isLiteral() && value.getLiteralValue() instanceof Number number) {
            var plain = new BigDecimal(number.toString()).stripTrailingZeros().toPlainString();
            return Triple.create(t.getSubject(), t.getPredicate(), NodeFactory.createLiteralString(plain));
        }
        return t;
    }

    private static Quad property(Triple t) {
        return Quad.create(NodeConst.nodeNil, t.getSubject(), t.getPredicate(), NodeConst.nodeNil);
    }
}
