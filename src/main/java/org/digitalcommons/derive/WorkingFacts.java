package org.digitalcommons.derive;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.graph.GraphFactory;

/** The facts of a full derivation that are still to be read. Several threads may put and find. */
final class WorkingFacts implements Facts {

    private final Map<String, Graph> graphs = new ConcurrentHashMap<>();
    private final Consumer<Part> made;
    private volatile Map<String, Predicate<Triple>> read;

    WorkingFacts(Consumer<Part> made, Map<String, Predicate<Triple>> read) {
        this.made = made;
        this.read = read;
    }

    Graph graph(String name) {
        return graphs.computeIfAbsent(name, n -> GraphFactory.createDefaultGraph());
    }

    /** Forgets the graphs that nothing reads any more, and keeps of others what is asked for. */
    void keepOnly(Map<String, Predicate<Triple>> stillRead) {
        read = stillRead;
        graphs.keySet().retainAll(stillRead.keySet());
    }

    void put(Step step, Node origin, Set<Triple> statements) {
        put(step.part(origin, statements));
    }

    void suggest(Node type, Set<Triple> statements) {
        put(Suggestions.part(type, statements));
    }

    private void put(Part part) {
        if (part.statements().isEmpty()) {
            return;
        }
        var asked = read.get(part.writes());
        if (asked != null) {
            var graph = graph(part.writes());
            synchronized (graph) {
                part.statements().stream().filter(asked).forEach(graph::add);
            }
        }
        made.accept(part);
    }

    @Override
    public Stream<Triple> find(List<String> names, Triple pattern, Predicate<Node> asked) {
        var found = new LinkedHashSet<Triple>();
        names.forEach(name -> graph(name)
                .find(pattern)
                .filterKeep(t -> asked.test(t.getPredicate()))
                .forEachRemaining(found::add));
        return found.stream();
    }
}
