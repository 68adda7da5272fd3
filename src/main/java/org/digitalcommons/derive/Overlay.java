package org.digitalcommons.derive;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphFactory;
import org.digitalcommons.vocab.Term;

/** Derived facts as they become: those that are stored, with some parts replaced. For one thread. */
final class Overlay implements Facts {

    private final DatasetGraph stored;
    private final Map<Node, Part> replaced = new LinkedHashMap<>();
    private final Map<Node, Set<Triple>> before = new HashMap<>();
    private final Map<String, Graph> added = new HashMap<>();
    private final Map<String, Set<Triple>> changes = new HashMap<>();
    private final Map<String, List<Node>> partsOf = new HashMap<>();

    Overlay(DatasetGraph stored) {
        this.stored = stored;
    }

    /** Puts a part in the place of the stored one of its name. */
    void replace(Step step, Node origin, Set<Triple> statements) {
        replace(step.part(origin, statements));
    }

    /** Puts a part in the place of the stored one of its name. */
    void replace(Part part) {
        var graph = part.graph();
        var old = new HashSet<Triple>();
        stored.find(graph, Node.ANY, Node.ANY, Node.ANY).forEachRemaining(q -> old.add(q.asTriple()));
        if (old.equals(part.statements())) {
            return;
        }
        before.put(graph, old);
        replaced.put(graph, part);
        partsOf.computeIfAbsent(part.writes(), w -> new ArrayList<>()).add(graph);
        var union = added.computeIfAbsent(part.writes(), w -> GraphFactory.createDefaultGraph());
        part.statements().forEach(union::add);
    }

    /** Notes which facts of a step came or went, now that all its parts are replaced that will be. */
    void settle(Step step) {
        var changed = new LinkedHashSet<Triple>();
        for (var graph : partsOf.getOrDefault(step.writes(), List.of())) {
            var old = before.getOrDefault(graph, Set.of());
            var fresh = java.util.Objects.requireNonNull(replaced.get(graph)).statements();
            old.stream()
                    .filter(t -> !fresh.contains(t) && !holds(step.writes(), t))
                    .forEach(changed::add);
            fresh.stream()
                    .filter(t -> !old.contains(t) && !held(step.writes(), t))
                    .forEach(changed::add);
        }
        changes.put(step.writes(), changed);
    }

    /** Whether a fact is there in the new state, in some part. */
    private boolean holds(String name, Triple fact) {
        return find(List.of(name), fact).findAny().isPresent();
    }

    /** Whether a fact was there in the old state, in some part. */
    private boolean held(String name, Triple fact) {
        var prefix = Term.GRAPH + name + "/";
        return Iter.anyMatch(
                stored.find(Quad.create(Node.ANY, fact)),
                quad -> quad.getGraph().getURI().startsWith(prefix));
    }

    /** The facts of some steps that came or went. */
    Set<Triple> changes(List<String> names) {
        var all = new LinkedHashSet<Triple>();
        names.forEach(name -> all.addAll(changes.getOrDefault(name, Set.of())));
        return all;
    }

    @Override
    public Stream<Triple> find(List<String> names, Triple pattern) {
        var prefixes = names.stream().map(name -> Term.GRAPH + name + "/").toList();
        var found = new LinkedHashSet<Triple>();
        stored.find(Node.ANY, pattern.getSubject(), pattern.getPredicate(), pattern.getObject())
                .forEachRemaining(quad -> {
                    var graph = quad.getGraph().getURI();
                    if (prefixes.stream().anyMatch(graph::startsWith) && !replaced.containsKey(quad.getGraph())) {
                        found.add(quad.asTriple());
                    }
                });
        for (var name : names) {
            var union = added.get(name);
            if (union != null) {
                union.find(pattern).forEachRemaining(found::add);
            }
        }
        return found.stream();
    }

    List<Part> parts() {
        return List.copyOf(replaced.values());
    }
}
