package org.digitalcommons.plan;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.jspecify.annotations.Nullable;

/** What is said of one subject: predicates and objects in turn. Not thread-safe while it changes. */
final class SubjectEntry {

    private static final int FEW = 8;

    /** From so many statements on they are looked up and not looked through. */
    private static final int MANY = 48;

    private record Pair(Node predicate, Node object) {}

    private final Node subject;
    private Node[] said = new Node[2 * FEW];
    private int end;
    private @Nullable Set<Pair> pairs;

    SubjectEntry(Node subject) {
        this.subject = subject;
    }

    int size() {
        return end / 2;
    }

    /** Adds a statement; false where it is there. */
    boolean add(Node predicate, Node object) {
        if (pairs == null && end >= 2 * MANY) {
            var all = new HashSet<Pair>();
            for (int i = 0; i < end; i += 2) {
                all.add(new Pair(said[i], said[i + 1]));
            }
            pairs = all;
        }
        if (pairs == null ? has(predicate, object) : !pairs.add(new Pair(predicate, object))) {
            return false;
        }
        if (end == said.length) {
            said = Arrays.copyOf(said, 2 * end);
        }
        said[end++] = predicate;
        said[end++] = object;
        return true;
    }

    boolean remove(Node predicate, Node object) {
        for (int i = 0; i < end; i += 2) {
            if (said[i].equals(predicate) && said[i + 1].equals(object)) {
                System.arraycopy(said, i + 2, said, i, end - i - 2);
                end -= 2;
                pairs = null;
                return true;
            }
        }
        return false;
    }

    boolean has(Node predicate, Node object) {
        if (pairs != null) {
            return pairs.contains(new Pair(predicate, object));
        }
        for (int i = 0; i < end; i += 2) {
            if (said[i].equals(predicate) && said[i + 1].equals(object)) {
                return true;
            }
        }
        return false;
    }

    boolean each(StatementSource.Taker taker) {
        return each(null, null, taker);
    }

    boolean each(@Nullable Node predicate, @Nullable Node object, StatementSource.Taker taker) {
        for (int i = 0; i < end; i += 2) {
            if ((predicate == null || said[i].equals(predicate))
                    && (object == null || said[i + 1].equals(object))
                    && !taker.take(subject, said[i], said[i + 1])) {
                return false;
            }
        }
        return true;
    }
}
