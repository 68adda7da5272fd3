package org.digitalcommons.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.jspecify.annotations.Nullable;

/** All statements with one predicate, and by their objects once one is looked for. Not thread-safe. */
final class PredicateIndex {

    private final List<Node> subjects = new ArrayList<>();
    private final List<Node> objects = new ArrayList<>();
    private @Nullable Map<Node, List<Node>> byObject;

    void add(Node subject, Node object) {
        subjects.add(subject);
        objects.add(object);
        if (byObject != null) {
            byObject.computeIfAbsent(object, o -> new ArrayList<>()).add(subject);
        }
    }

    boolean each(Node predicate, @Nullable Node object, StatementSource.Taker taker) {
        // By number: what a taker does may add statements.
        if (object == null) {
            for (int i = 0, most = subjects.size(); i < most; i++) {
                if (!taker.take(subjects.get(i), predicate, objects.get(i))) {
                    return false;
                }
            }
            return true;
        }
        var having = byObject().getOrDefault(object, List.of());
        for (int i = 0, most = having.size(); i < most; i++) {
            if (!taker.take(having.get(i), predicate, object)) {
                return false;
            }
        }
        return true;
    }

    private Map<Node, List<Node>> byObject() {
        if (byObject == null) {
            var made = new HashMap<Node, List<Node>>();
            for (int i = 0; i < subjects.size(); i++) {
                made.computeIfAbsent(objects.get(i), o -> new ArrayList<>()).add(subjects.get(i));
            }
            byObject = made;
        }
        return byObject;
    }
}
