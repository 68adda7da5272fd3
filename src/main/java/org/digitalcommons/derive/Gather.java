package org.digitalcommons.derive;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.graph.NodeConst;

/**
 * A gather step with the paths between its facts and its keys, so that it can run for only the keys that a change
 * affects, on only the facts that matter to them.
 */
final class Gather {

    private static final int FEW = 50;

    private final Step step;
    private final Graph reference;
    private final JoinPaths reach;
    private final Predicate<Node> asked;
    private final Map<Pattern, List<Node>> listed;

    private Gather(Step step, Graph reference, JoinPaths reach, Map<Pattern, List<Node>> listed) {
        this.step = step;
        this.reference = reference;
        this.reach = reach;
        this.listed = listed;
        this.asked = WantedProperties.property(
                step.patterns().stream().map(p -> p.triple().getPredicate()));
    }

    /**
     * @param step the step
     * @param reference the code lists
     * @param read the steps whose graphs it reads
     */
    static Gather of(Step step, Graph reference, Collection<Step> read) {
        for (var property : step.pathProperties()) {
            if (read.stream().anyMatch(r -> r.mayWriteProperty(property))) {
                throw new IllegalStateException(
                        "%s follows a property path over derived facts (%s); write it as single patterns."
                                .formatted(step.name(), property));
            }
        }
        var derived = new LinkedHashSet<Pattern>();
        for (var pattern : step.patterns()) {
            if (read.stream().anyMatch(r -> r.mayWrite(pattern.triple()))) {
                derived.add(pattern);
            }
        }
        var reach = JoinPaths.of(step.key().orElseThrow(), step.patterns(), derived);
        var listed = new HashMap<Pattern, List<Node>>();
        for (var pattern : derived) {
            listed(pattern, reach, reference, read).ifPresent(things -> listed.put(pattern, things));
        }
        return new Gather(step, reference, reach, listed);
    }

    /**
     * The things that a pattern may speak of where it asks for a class that only a code list gives, and to few: so that the
     * lines of an outline are not looked for among what is said of all bodies.
     */
    private static Optional<List<Node>> listed(
            Pattern pattern, JoinPaths reach, Graph reference, Collection<Step> read) {
        return reach.classes(pattern).stream()
                .filter(asked -> asked.getSubject().equals(pattern.triple().getSubject()))
                .filter(asked -> read.stream().noneMatch(step -> step.mayWrite(asked)))
                .map(asked -> reference
                        .find(Node.ANY, asked.getPredicate(), asked.getObject())
                        .mapWith(Triple::getSubject)
                        .toList())
                .filter(things -> things.size() <= FEW)
                .findFirst();
    }

    Step step() {
        return step;
    }

    JoinPaths reach() {
        return reach;
    }

    /** What follows for every key. */
    Map<Node, Set<Triple>> all(List<Graph> read) {
        // Copied into one graph, because a query that goes over all of it looks up several facts for each fact there
        // is.
        var seen = GraphFactory.createDefaultGraph();
        GraphUtil.addInto(seen, reference);
        var asked = WantedProperties.by(step.patterns());
        read.forEach(graph -> graph.find().filterKeep(asked).forEachRemaining(seen::add));
        return step.byKey(seen);
    }

    /** What follows for some keys; nothing for those that have no answer any more. */
    Map<Node, Set<Triple>> of(Collection<Node> keys, Facts facts) {
        if (keys.isEmpty()) {
            return Map.of();
        }
        return step.byKey(StepInput.of(slice(keys, facts), reference), keys);
    }

    /** Every fact that may matter to some keys. */
    private Graph slice(Collection<Node> keys, Facts facts) {
        var slice = GraphFactory.createDefaultGraph();
        var things = new Things(facts, Set.of());
        var values = new HashMap<Var, Set<Node>>();
        values.put(reach.key(), new LinkedHashSet<>(keys));
        for (var hop : reach.fromKey()) {
            follow(hop, values, things, slice);
        }
        for (var pattern : reach.apart()) {
            facts.find(step.reads(), pattern.open()).forEach(slice::add);
        }
        return slice;
    }

    private void follow(JoinStep hop, Map<Var, Set<Node>> values, Things things, Graph slice) {
        var pattern = hop.pattern();
        boolean isDerived = reach.toKey().containsKey(pattern);
        var classes = reach.classes(pattern);
        for (var value : List.copyOf(values.getOrDefault(hop.from(), Set.of()))) {
            var wanted = pattern.with(hop.from(), value);
            if (isDerived) {
                for (var found : found(pattern, wanted, things)) {
                    if (things.fit(pattern, classes, found)) {
                        slice.add(found);
                        tell(hop, found, values);
                    }
                }
            }
            if (!hop.tells().isEmpty()) {
                reference.find(wanted).forEachRemaining(found -> tell(hop, found, values));
            }
        }
    }

    private List<Triple> found(Pattern pattern, Triple wanted, Things things) {
        var listed = this.listed.get(pattern);
        return listed == null || wanted.getSubject().isConcrete()
                ? things.found(wanted)
                : listed.stream()
                        .map(thing -> Triple.create(thing, wanted.getPredicate(), wanted.getObject()))
                        .flatMap(each -> things.found(each).stream())
                        .toList();
    }

    private static void tell(JoinStep hop, Triple found, Map<Var, Set<Node>> values) {
        for (var variable : hop.tells()) {
            values.computeIfAbsent(variable, v -> new LinkedHashSet<>())
                    .add(hop.pattern().value(variable, found));
        }
    }

    /**
     * The keys that changed facts may matter to.
     *
     * @param changed facts that came or went, of the graphs that the step reads
     * @param facts the new state
     */
    Set<Node> keys(Collection<Triple> changed, Facts facts) {
        var keys = new LinkedHashSet<Node>();
        var things = new Things(facts, changed);
        reach.toKey().forEach((pattern, way) -> {
            var open = pattern.open();
            var classes = reach.classes(pattern);
            var matching = changed.stream()
                    .filter(t -> open.matches(t) && things.fit(pattern, classes, t))
                    .toList();
            if (matching.isEmpty()) {
                return;
            }
            if (way.isEmpty()) {
                keys.addAll(allKeys(facts));
                return;
            }
            var values = new HashMap<Var, Set<Node>>();
            for (var variable : pattern.variables()) {
                var told = new HashSet<Node>();
                matching.forEach(t -> told.add(pattern.value(variable, t)));
                values.put(variable, told);
            }
            var unused = GraphFactory.createDefaultGraph();
            way.get().forEach(hop -> follow(hop, values, things, unused));
            keys.addAll(values.getOrDefault(reach.key(), Set.of()));
        });
        return keys;
    }

    /**
     * What is said of things, looked up once for each, because a step asks for many properties of the same thing, and in
     * several places for what speaks of it.
     */
    private final class Things {

        private final Facts facts;
        private final Set<Triple> changed;
        private final Map<Node, Map<Node, List<Triple>>> about = new HashMap<>();
        private final Map<Triple, List<Triple>> found = new HashMap<>();

        Things(Facts facts, Collection<Triple> changed) {
            this.facts = facts;
            this.changed = Set.copyOf(changed);
        }

        /**
         * Whether the things that a statement speaks of are of the classes that the step asks of them, in the new state or,
         * for what went, in the old one. Steps use the same properties for several classes, and without this a fact of one
         * body would seem to matter to all of them.
         */
        boolean fit(Pattern pattern, List<Triple> classes, Triple statement) {
            for (var asked : classes) {
                if (!isOf(pattern.value(Var.alloc(asked.getSubject()), statement), asked.getObject())) {
                    return false;
                }
            }
            return true;
        }

        private boolean isOf(Node thing, Node type) {
            var typed = Triple.create(thing, NodeConst.nodeRDFType, type);
            return about(thing).getOrDefault(NodeConst.nodeRDFType, List.of()).contains(typed)
                    || changed.contains(typed)
                    || reference.contains(typed);
        }

        /** The facts that match; of a thing that is known they are read together. */
        List<Triple> found(Triple wanted) {
            if (wanted.getSubject().isConcrete() && wanted.getPredicate().isConcrete()) {
                var said = about(wanted.getSubject()).getOrDefault(wanted.getPredicate(), List.of());
                return wanted.getObject().isConcrete()
                        ? said.stream().filter(wanted::matches).toList()
                        : said;
            }
            return found.computeIfAbsent(
                    wanted, w -> facts.find(step.reads(), w).toList());
        }

        private Map<Node, List<Triple>> about(Node subject) {
            return about.computeIfAbsent(
                    subject,
                    s -> facts.find(step.reads(), Triple.create(s, Node.ANY, Node.ANY), asked)
                            .collect(Collectors.groupingBy(Triple::getPredicate)));
        }
    }

    /** Every node that may be a key. */
    Set<Node> allKeys(Facts facts) {
        var keys = new LinkedHashSet<Node>();
        for (var pattern : reach.toKey().keySet()) {
            if (pattern.variables().contains(reach.key())) {
                facts.find(step.reads(), pattern.open()).forEach(t -> keys.add(pattern.value(reach.key(), t)));
            }
        }
        return keys;
    }
}
