package org.digitalcommons.derive;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.graph.GraphFactory;

/**
 * The derived facts as they will be: the stored ones, with some parts replaced. Any number of threads may use it, each
 * in a transaction of its own on the same state of the store; a thread that reads a step waits until the parts of that
 * step are in place.
 */
final class ChangedFacts implements Facts {

    /** A look-up that finds at least this many facts is kept for other steps that ask for the same. */
    private static final int MANY = 100;

    /** The most facts that are kept at a time. */
    private static final long KEPT = 500_000;

    private final StoredGraphs stored;
    private final Map<Node, String> writers = new ConcurrentHashMap<>();
    private final Set<Node> replaced = ConcurrentHashMap.newKeySet();
    private final Map<String, Graph> added = new ConcurrentHashMap<>();
    private final Map<String, Set<Triple>> changes = new ConcurrentHashMap<>();
    private final Map<Triple, List<Fact>> kept = new ConcurrentHashMap<>();
    private final AtomicLong held = new AtomicLong();

    ChangedFacts(StoredGraphs stored) {
        this.stored = stored;
    }

    /** Reads in a transaction of the thread that asks, if it has none. */
    <T> T read(Supplier<T> reader) {
        return stored.read(reader);
    }

    /**
     * Some parts of a step that are other than the stored ones, and what that changes.
     *
     * @param writes the graph of the step
     * @param parts those that differ
     * @param changes the facts of the step that came or went
     */
    record Replacement(String writes, List<Part> parts, Set<Triple> changes) {}

    /** What it comes to when some parts of a step are replaced, which are all of its that will be. */
    Replacement replacement(String writes, Collection<Part> parts) {
        var others = new ArrayList<Part>();
        var before = new HashMap<Node, Set<Triple>>();
        var fresh = new HashSet<Triple>();
        for (var part : parts) {
            var old = stored.in(part.graph());
            if (!old.equals(part.statements())) {
                others.add(part);
                before.put(part.graph(), old);
                fresh.addAll(part.statements());
            }
        }
        // A statement may stand in several parts: it came or went only if it did so in all of them.
        var changed = new LinkedHashSet<Triple>();
        for (var part : others) {
            var old = before.getOrDefault(part.graph(), Set.of());
            old.stream()
                    .filter(t -> !fresh.contains(t) && !isStored(writes, t, before.keySet()))
                    .forEach(changed::add);
            part.statements().stream()
                    .filter(t -> !old.contains(t) && !isStored(writes, t, Set.of()))
                    .forEach(changed::add);
        }
        return new Replacement(writes, others, changed);
    }

    /** Whether a fact is stored in some part of a step, but for those that are gone. */
    private boolean isStored(String writes, Triple fact, Set<Node> gone) {
        var parts = new ArrayList<Node>();
        stored.find(
                fact,
                graph -> writer(graph).equals(writes) && !gone.contains(graph),
                property -> true,
                (graph, found) -> parts.add(graph));
        return !parts.isEmpty();
    }

    /** A fact and the part of a step that it is stored in. */
    private record Fact(Node part, Triple statement) {}

    /** Puts the parts of a step in the place of the stored ones of their names; once for each step. */
    void put(Replacement replacement) {
        var union = GraphFactory.createDefaultGraph();
        replacement.parts().forEach(part -> {
            replaced.add(part.graph());
            part.statements().forEach(union::add);
        });
        added.put(replacement.writes(), union);
        changes.put(replacement.writes(), replacement.changes());
    }

    /** The facts of some steps that came or went. */
    Set<Triple> changes(List<String> names) {
        var all = new LinkedHashSet<Triple>();
        names.forEach(name -> all.addAll(changes.getOrDefault(name, Set.of())));
        return all;
    }

    @Override
    public Stream<Triple> find(List<String> names, Triple pattern, Predicate<Node> asked) {
        var found = new LinkedHashSet<Triple>();
        for (var fact : stored(names, pattern, asked)) {
            if (!replaced.contains(fact.part())) {
                found.add(fact.statement());
            }
        }
        for (var name : names) {
            var union = added.get(name);
            if (union != null) {
                union.find(pattern)
                        .filterKeep(t -> asked.test(t.getPredicate()))
                        .forEachRemaining(found::add);
            }
        }
        return found.stream();
    }

    /** What is stored of some steps. What speaks of a thing, which is of many steps, is looked up once for all of them. */
    private List<Fact> stored(List<String> names, Triple pattern, Predicate<Node> asked) {
        if (pattern.getSubject().isConcrete() || !pattern.getPredicate().isConcrete()) {
            return lookedUp(pattern, names::contains, asked);
        }
        var known = kept.get(pattern);
        if (known == null) {
            known = lookedUp(pattern, writes -> !writes.isEmpty(), property -> true);
            int size = known.size();
            if (size >= MANY && held.get() + size <= KEPT && kept.putIfAbsent(pattern, known) == null) {
                held.addAndGet(size);
            }
        }
        return known.stream()
                .filter(fact -> names.contains(writer(fact.part())))
                .toList();
    }

    private List<Fact> lookedUp(Triple pattern, Predicate<String> steps, Predicate<Node> asked) {
        var found = new ArrayList<Fact>();
        stored.find(
                pattern, graph -> steps.test(writer(graph)), asked, (part, fact) -> found.add(new Fact(part, fact)));
        return found;
    }

    /** The graph of the step that a graph is a part of; nothing for a graph of another kind. */
    private String writer(Node graph) {
        return writers.computeIfAbsent(graph, g -> Step.writerOf(g).orElse(""));
    }
}
