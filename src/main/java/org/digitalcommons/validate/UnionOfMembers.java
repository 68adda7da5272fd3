package org.digitalcommons.validate;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.impl.GraphBase;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.apache.jena.util.iterator.NullIterator;
import org.apache.jena.util.iterator.WrappedIterator;

/**
 * Several graphs read as one, without copying a triple. It remembers which graph states something about which subject,
 * so a publication of hundreds of graphs is as fast to ask as one; only subjects that several graphs describe need
 * care, so that nothing is returned twice.
 *
 * <p>Reads its members as they are when it is made; they must not change while it is in use.
 */
final class UnionOfMembers extends GraphBase {

    private final List<Graph> members;
    private final Map<Node, Graph> speaker = new HashMap<>();
    private final Map<Node, Set<Graph>> speakers = new HashMap<>();

    UnionOfMembers(Collection<Graph> graphs) {
        members = List.copyOf(graphs);
        for (var member : members) {
            member.stream().forEach(t -> remember(t.getSubject(), member));
        }
    }

    private void remember(Node subject, Graph member) {
        var first = speaker.putIfAbsent(subject, member);
        if (first != null && first != member) {
            speakers.computeIfAbsent(subject, s -> new LinkedHashSet<>(List.of(first)))
                    .add(member);
        }
    }

    @Override
    protected ExtendedIterator<Triple> graphBaseFind(Triple pattern) {
        return pattern.getSubject().isConcrete() ? ofSubject(pattern) : ofAny(pattern);
    }

    private ExtendedIterator<Triple> ofSubject(Triple pattern) {
        var all = speakers.get(pattern.getSubject());
        if (all != null) {
            var told = new HashSet<Triple>();
            return found(all, pattern).filterKeep(told::add);
        }
        var one = speaker.get(pattern.getSubject());
        return one == null ? NullIterator.instance() : one.find(pattern);
    }

    private ExtendedIterator<Triple> ofAny(Triple pattern) {
        var told = new HashSet<Triple>();
        return found(members, pattern).filterKeep(t -> !speakers.containsKey(t.getSubject()) || told.add(t));
    }

    private static ExtendedIterator<Triple> found(Collection<Graph> graphs, Triple pattern) {
        var each = graphs.stream().<Iterator<Triple>>map(g -> g.find(pattern)).iterator();
        return WrappedIterator.createIteratorIterator(each);
    }
}
