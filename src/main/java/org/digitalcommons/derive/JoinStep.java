package org.digitalcommons.derive;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.jena.sparql.core.Var;

/**
 * From the values of one variable to the statements of one pattern.
 *
 * @param pattern the pattern
 * @param from a variable of it
 * @param tells those of its other variables whose values are asked for after it
 */
record JoinStep(Pattern pattern, Var from, List<Var> tells) {

    JoinStep(Pattern pattern, Var from) {
        this(
                pattern,
                from,
                pattern.variables().stream().filter(v -> !v.equals(from)).toList());
    }

    /**
     * Hops of which each tells no more than is asked for. What a thousand parts of a cluster count is looked up to be added
     * up, and nothing is looked up from it.
     *
     * @param hops in their order
     * @param wanted what is asked for at the end
     */
    static List<JoinStep> telling(List<JoinStep> hops, Set<Var> wanted) {
        var asked = new HashSet<>(wanted);
        var telling = new ArrayList<JoinStep>();
        for (var hop : hops.reversed()) {
            telling.addFirst(new JoinStep(
                    hop.pattern(),
                    hop.from(),
                    hop.tells().stream().filter(asked::contains).toList()));
            asked.add(hop.from());
        }
        return List.copyOf(telling);
    }
}
