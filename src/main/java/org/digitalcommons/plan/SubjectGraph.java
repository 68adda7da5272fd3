package org.digitalcommons.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.impl.GraphBase;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.apache.jena.util.iterator.WrappedIterator;
import org.jspecify.annotations.Nullable;

/**
 * A graph in memory of many subjects with some statements each, as rows are: what is said of a subject lies together,
 * and a predicate is indexed when it is first looked for. Not thread-safe, not even for reading.
 */
public final class SubjectGraph extends GraphBase implements StatementSource {

    private final Map<Node, SubjectEntry> entries = new LinkedHashMap<>();
    private final Set<Node> predicates = new HashSet<>();
    private final Map<Node, PredicateIndex> indexes = new HashMap<>();
    private int size;

    /** Takes over what another graph says of a subject, which neither of them changes from now on. */
    public void share(SubjectGraph other, Node subject) {
        var entry = other.entries.get(subject);
        if (entry != null && entries.putIfAbsent(subject, entry) == null) {
            size += entry.size();
            entry.each((s, p, o) -> {
                predicates.add(p);
                return true;
            });
            indexes.clear();
        }
    }

    @Override
    public void performAdd(Triple triple) {
        var subject = triple.getSubject();
        var predicate = triple.getPredicate();
        var object = triple.getObject();
        var entry = entries.computeIfAbsent(subject, SubjectEntry::new);
        if (entry.add(predicate, object)) {
            size++;
            predicates.add(predicate);
            var index = indexes.get(predicate);
            if (index != null) {
                index.add(subject, object);
            }
        }
    }

    @Override
    public void performDelete(Triple triple) {
        var entry = entries.get(triple.getSubject());
        if (entry != null && entry.remove(triple.getPredicate(), triple.getObject())) {
            size--;
            indexes.remove(triple.getPredicate());
            if (entry.size() == 0) {
                entries.remove(triple.getSubject());
            }
        }
    }

    @Override
    public boolean each(@Nullable Node subject, @Nullable Node predicate, @Nullable Node object, Taker taker) {
        if (subject != null) {
            var entry = entries.get(subject);
            return entry == null || entry.each(predicate, object, taker);
        }
        if (predicate != null) {
            return !predicates.contains(predicate) || index(predicate).each(predicate, object, taker);
        }
        for (var entry : entries.values()) {
            if (!entry.each(null, object, taker)) {
                return false;
            }
        }
        return true;
    }

    private PredicateIndex index(Node predicate) {
        return indexes.computeIfAbsent(predicate, wanted -> {
            var index = new PredicateIndex();
            entries.values()
                    .forEach(entry -> entry.each(wanted, null, (s, p, o) -> {
                        index.add(s, o);
                        return true;
                    }));
            return index;
        });
    }

    @Override
    public boolean has(Node subject, Node predicate, Node object) {
        var entry = entries.get(subject);
        return entry != null && entry.has(predicate, object);
    }

    @Override
    public boolean mayHave(Node predicate) {
        return predicates.contains(predicate);
    }

    @Override
    protected boolean graphBaseContains(Triple pattern) {
        return !each(
                known(pattern.getSubject()),
                known(pattern.getPredicate()),
                known(pattern.getObject()),
                (s, p, o) -> false);
    }

    @Override
    protected ExtendedIterator<Triple> graphBaseFind(Triple pattern) {
        List<Triple> found = new ArrayList<>();
        each(known(pattern.getSubject()), known(pattern.getPredicate()), known(pattern.getObject()), (s, p, o) -> {
            found.add(Triple.create(s, p, o));
            return true;
        });
        return WrappedIterator.create(found.iterator());
    }

    private static @Nullable Node known(Node node) {
        return node.isConcrete() ? node : null;
    }

    @Override
    protected int graphBaseSize() {
        return size;
    }
}
