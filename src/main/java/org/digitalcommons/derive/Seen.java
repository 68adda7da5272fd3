package org.digitalcommons.derive;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.impl.GraphBase;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.apache.jena.util.iterator.NullIterator;
import org.apache.jena.util.iterator.WrappedIterator;

/**
 * What a step sees: a few graphs read as one, none of them copied. A statement that several of them make is told once,
 * by the first that makes it; so nothing need be remembered while it is read, as {@code MultiUnion} does.
 *
 * <p>Its graphs must not change while it is in use; then it is safe for many threads.
 */
final class Seen extends GraphBase {

    private final List<Graph> graphs;

    Seen(List<Graph> graphs) {
        this.graphs = List.copyOf(graphs);
    }

    Seen(Graph... graphs) {
        this(Arrays.asList(graphs));
    }

    @Override
    protected ExtendedIterator<Triple> graphBaseFind(Triple pattern) {
        var speaking = IntStream.range(0, graphs.size())
                .filter(i -> graphs.get(i).contains(pattern))
                .toArray();
        return switch (speaking.length) {
            case 0 -> NullIterator.instance();
            case 1 -> graphs.get(speaking[0]).find(pattern);
            default ->
                WrappedIterator.createIteratorIterator(Arrays.stream(speaking)
                        .<Iterator<Triple>>mapToObj(i -> told(i, pattern))
                        .iterator());
        };
    }

    private ExtendedIterator<Triple> told(int number, Triple pattern) {
        var earlier = graphs.subList(0, number);
        return graphs.get(number).find(pattern).filterDrop(t -> earlier.stream().anyMatch(graph -> graph.contains(t)));
    }

    @Override
    protected boolean graphBaseContains(Triple pattern) {
        return graphs.stream().anyMatch(graph -> graph.contains(pattern));
    }

    @Override
    protected int graphBaseSize() {
        return (int) find().toList().size();
    }
}
