package org.digitalcommons.derive;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.graph.NodeConst;

/**
 * How the patterns of a gather step are joined: from a changed statement to the keys it may affect, and from a key to
 * every statement that may affect it. Both err on the side of too many: a key that was not affected is gathered again
 * and comes out unchanged.
 *
 * <p>Why a path that is looked for in the new state finds the keys of a removed statement too: take any solution of the
 * old state with that statement, and on the path from it to the key the last statement that was removed. From there on all
 * is in the new state; and that statement, too, is among the changed ones.
 */
final class JoinPaths {

    private final Var key;
    private final List<JoinStep> fromKey;
    private final Map<Pattern, Optional<List<JoinStep>>> toKey;
    private final List<Pattern> apart;

    private final Map<Pattern, List<Triple>> classes;

    private JoinPaths(
            Var key,
            List<JoinStep> fromKey,
            Map<Pattern, Optional<List<JoinStep>>> toKey,
            List<Pattern> apart,
            Map<Pattern, List<Triple>> classes) {
        this.key = key;
        this.fromKey = fromKey;
        this.toKey = toKey;
        this.apart = apart;
        this.classes = classes;
    }

    /**
     * @param key the variable that is gathered by
     * @param all the patterns of the step
     * @param derived those of them that derived facts can match; the others match code lists only
     */
    static JoinPaths of(Var key, List<Pattern> all, Set<Pattern> derived) {
        var fromKey = from(Map.of(key, List.of()), all, Optional.empty(), Optional.empty());
        var toKey = new LinkedHashMap<Pattern, Optional<List<JoinStep>>>();
        for (var pattern : derived) {
            toKey.put(pattern, path(pattern, key, all));
        }
        var reached = new HashSet<Pattern>();
        fromKey.forEach(hop -> reached.add(hop.pattern()));
        var apart = derived.stream().filter(p -> !reached.contains(p)).toList();
        var classes = new HashMap<Pattern, List<Triple>>();
        all.forEach(pattern -> classes.put(pattern, classes(pattern, all)));
        return new JoinPaths(key, JoinStep.telling(fromKey, Set.of()), toKey, apart, classes);
    }

    /** The variable that is gathered by. */
    Var key() {
        return key;
    }

    /** From the keys to every pattern that hangs together with them, nearest first. */
    List<JoinStep> fromKey() {
        return fromKey;
    }

    /** The patterns that derived facts can match, each with its way to the key; empty where there is none. */
    Map<Pattern, Optional<List<JoinStep>>> toKey() {
        return toKey;
    }

    /** The patterns of derived facts that do not hang together with the key: every fact of theirs matters to every key. */
    List<Pattern> apart() {
        return apart;
    }

    /** What the step asks of the classes of the variables of a pattern, wherever the pattern holds. */
    List<Triple> classes(Pattern pattern) {
        return classes.getOrDefault(pattern, List.of());
    }

    private static List<Triple> classes(Pattern pattern, List<Pattern> all) {
        return all.stream()
                .filter(other -> !other.equals(pattern) && other.holdsWith(pattern.within()))
                .map(Pattern::triple)
                .filter(t -> NodeConst.nodeRDFType.equals(t.getPredicate())
                        && t.getObject().isConcrete()
                        && Var.isVar(t.getSubject())
                        && pattern.variables().contains(Var.alloc(t.getSubject())))
                .distinct()
                .toList();
    }

    private static Optional<List<JoinStep>> path(Pattern start, Var key, List<Pattern> all) {
        if (start.variables().contains(key)) {
            return Optional.of(List.of());
        }
        var known = new LinkedHashMap<Var, List<Integer>>();
        start.variables().forEach(v -> known.put(v, start.within()));
        var tree = from(known, all, Optional.of(start), Optional.of(key));
        // Each variable from the hop that told it first, which is the nearest.
        var told = new HashMap<Var, JoinStep>();
        for (var hop : tree) {
            hop.pattern().variables().stream()
                    .filter(v -> !known.containsKey(v))
                    .forEach(v -> told.putIfAbsent(v, hop));
        }
        var path = new ArrayList<JoinStep>();
        var wanted = key;
        while (told.containsKey(wanted)) {
            var hop = told.get(wanted);
            path.addFirst(hop);
            wanted = hop.from();
        }
        return known.containsKey(wanted) ? Optional.of(JoinStep.telling(path, Set.of(key))) : Optional.empty();
    }

    /**
     * Breadth first from variables whose values are known. Back from a pattern to the key, only patterns that hold wherever
     * it does may be used, and the first to tell a variable is the only one; onwards from the key, a part that may be
     * missing is entered from what holds around it. A pattern whose subject is about to be looked up is left to it: what is
     * said of a thing is little, and what speaks of a period or of a group grows with the commons.
     */
    private static List<JoinStep> from(
            Map<Var, List<Integer>> start, List<Pattern> all, Optional<Pattern> back, Optional<Var> until) {
        var known = new LinkedHashMap<Var, Set<List<Integer>>>();
        start.forEach((variable, within) -> known.put(variable, new HashSet<>(Set.of(within))));
        var queue = new ArrayDeque<>(start.keySet());
        var hops = new ArrayList<JoinStep>();
        var used = new HashSet<Pattern>();
        back.ifPresent(used::add);
        while (!queue.isEmpty()) {
            var variable = queue.removeFirst();
            for (var pattern : all) {
                if (used.contains(pattern)
                        || !isUsable(pattern, variable, back, known)
                        || queue.stream()
                                .anyMatch(v ->
                                        v.equals(pattern.triple().getSubject()) && isUsable(pattern, v, back, known))) {
                    continue;
                }
                used.add(pattern);
                hops.add(new JoinStep(pattern, variable));
                for (var other : pattern.variables()) {
                    var scopes = known.get(other);
                    if (scopes == null
                            || back.isEmpty() && scopes.stream().noneMatch(s -> isAround(s, pattern.within()))) {
                        known.computeIfAbsent(other, v -> new HashSet<>()).add(pattern.within());
                        queue.addLast(other);
                    }
                }
                if (until.filter(known::containsKey).isPresent()) {
                    return hops;
                }
            }
        }
        return hops;
    }

    private static boolean isUsable(
            Pattern pattern, Var variable, Optional<Pattern> back, Map<Var, Set<List<Integer>>> known) {
        return pattern.variables().contains(variable)
                && back.map(b -> pattern.holdsWith(b.within()))
                        .orElseGet(() -> known.getOrDefault(variable, Set.of()).stream()
                                .anyMatch(scope -> isAround(scope, pattern.within())));
    }

    /** Whether a part of a query is the same as another or holds it. */
    private static boolean isAround(List<Integer> outer, List<Integer> inner) {
        return outer.size() <= inner.size() && inner.subList(0, outer.size()).equals(outer);
    }
}
