package org.digitalcommons.intake;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.digitalcommons.catalog.Question;
import org.digitalcommons.catalog.Rooms;
import org.digitalcommons.name.GraphNames;
import org.digitalcommons.query.Queries;
import org.digitalcommons.store.DerivedGraph;
import org.digitalcommons.store.Store;
import org.digitalcommons.vocab.Term;

/**
 * Which of several publishers of one figure leads, as {@code queries/lead} says: nothing is derived from the others, so that
 * no figure is added to itself. Which those are is kept as a derived graph beside each published graph that has any.
 * Immutable.
 */
final class LeadingFigures {

    private static final String PLACE = GraphNames.DERIVED + "outranked/";
    /** So many graphs are looked at in one query. */
    private static final int AT_ONCE = 1_000;

    private static final Queries QUERIES = Queries.unlimited();

    private final Question contested;
    private final Question outranked;

    LeadingFigures(Rooms rooms) {
        this.contested = Question.of("contested", rooms.text("queries/lead/contested.rq"));
        this.outranked = Question.of("outranked", rooms.text("queries/lead/outranked.rq"));
    }

    /**
     * The figures that do not lead.
     *
     * @param figures by published graph; a graph that has none is not there
     * @param changed the published graphs that have others than before
     */
    record OutrankedFigures(Map<Node, Set<Node>> figures, Set<Node> changed) {

        /** A published graph without them. */
        Graph without(Node name, Graph graph) {
            figures.getOrDefault(name, Set.of()).forEach(figure -> graph.remove(figure, Node.ANY, Node.ANY));
            return graph;
        }

        /** What is kept of them: all where everything is derived, else what is other than before. */
        Stream<DerivedGraph> kept(boolean all) {
            return (all ? figures.keySet() : changed)
                    .stream()
                            .map(graph -> new DerivedGraph(
                                    NodeFactory.createURI(
                                            PLACE + graph.getURI().substring(GraphNames.PUBLISHED.length())),
                                    graph,
                                    figures.getOrDefault(graph, Set.of()).stream()
                                            .map(figure -> Triple.create(figure, Term.outrankedIn, graph))
                                            .toList()));
        }
    }

    /** Those of a whole store. */
    OutrankedFigures all(Store store) {
        return store.read(() -> new OutrankedFigures(figures(things(store.publishedNames(), store), store), Set.of()));
    }

    /**
     * Those of a store in which some published graphs came, went or were replaced.
     *
     * @param owed these graphs
     */
    OutrankedFigures after(Collection<Node> owed, Store store) {
        return store.read(() -> {
            var before = new HashMap<Node, Set<Node>>();
            store.dataset().stream(Node.ANY, Node.ANY, Term.outrankedIn, Node.ANY)
                    .filter(q -> GraphNames.in(PLACE, q.getGraph()))
                    .forEach(q -> before.computeIfAbsent(q.getObject(), g -> new HashSet<>())
                            .add(q.getSubject()));
            var looked = new HashSet<>(owed);
            looked.addAll(before.keySet());
            var now = looked.isEmpty() ? Map.<Node, Set<Node>>of() : figures(things(looked, store), store);
            var changed = new HashSet<Node>();
            Stream.of(before, now)
                    .flatMap(some -> some.keySet().stream())
                    .filter(graph -> !before.getOrDefault(graph, Set.of()).equals(now.getOrDefault(graph, Set.of())))
                    .forEach(changed::add);
            return new OutrankedFigures(now, changed);
        });
    }

    private List<Node> things(Collection<Node> graphs, Store store) {
        var names = List.copyOf(graphs);
        var inOrder = new TreeSet<String>();
        for (int from = 0; from < names.size(); from += AT_ONCE) {
            var some = names.subList(from, Math.min(names.size(), from + AT_ONCE));
            QUERIES.construct(contested.gathering(some), store.dataset())
                    .find()
                    .mapWith(t -> t.getSubject().getURI())
                    .forEachRemaining(inOrder::add);
        }
        return inOrder.stream().map(NodeFactory::createURI).toList();
    }

    private Map<Node, Set<Node>> figures(List<Node> things, Store store) {
        var figures = new HashMap<Node, Set<Node>>();
        if (!things.isEmpty()) {
            QUERIES.construct(outranked.gathering(things), store.dataset())
                    .find()
                    .forEachRemaining(t -> figures.computeIfAbsent(t.getObject(), g -> new HashSet<>())
                            .add(t.getSubject()));
        }
        return figures;
    }
}
