package org.digitalcommons.intake;

import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.graph.GraphFactory;
import org.digitalcommons.catalog.Lazy;
import org.digitalcommons.catalog.Rooms;
import org.digitalcommons.publish.Unreadable;
import org.digitalcommons.publish.importer.Importer;
import org.digitalcommons.publish.importer.SourceFolder;
import org.digitalcommons.query.Queries;
import org.digitalcommons.store.Store;

/**
 * The bodies that a name or a code in a file can be compared with: those of the store and those of the
 * shipped lists of bodies, so that a file means the same in an empty store. Safe for any thread.
 */
final class KnownBodies {

    private static final Queries QUERIES = Queries.unlimited();

    private final Rooms rooms;
    private final Store store;
    private final Lazy<Graph> shipped;
    private Optional<State> state = Optional.empty();

    KnownBodies(Rooms rooms, Store store) {
        this.rooms = rooms;
        this.store = store;
        this.shipped = Lazy.of(() -> rooms.once(KnownBodies.class, KnownBodies::shipped));
    }

    private record State(String name, Graph bodies) {}

    /**
     * Their codes and full names, as {@code queries/import/known-bodies.rq} says: the same object as long as it holds the
     * same, whatever else was published.
     */
    synchronized Graph graph() {
        var now = store.state();
        if (state.filter(s -> s.name().equals(now)).isEmpty()) {
            var bodies = GraphFactory.createDefaultGraph();
            GraphUtil.addInto(bodies, shipped.get());
            GraphUtil.addInto(bodies, store.read(() -> known(rooms, store.dataset())));
            var same = state.map(State::bodies).filter(before -> holdsTheSame(before, bodies));
            state = Optional.of(new State(now, same.orElse(bodies)));
        }
        return state.orElseThrow().bodies();
    }

    private static boolean holdsTheSame(Graph one, Graph other) {
        return one.size() == other.size() && one.stream().allMatch(other::contains);
    }

    /** The bodies of the lists that are shipped; nobody writes into them. */
    private static Graph shipped(Rooms rooms) {
        var importer = rooms.once(Importer.class, Importer::new);
        var all = GraphFactory.createDefaultGraph();
        for (var folder : SourceFolder.in(rooms)) {
            if (String.valueOf(folder.getFileName()).startsWith("bodies-")) {
                try {
                    importer.candidate(SourceFolder.delivery(folder))
                            .graphs()
                            .values()
                            .forEach(g -> GraphUtil.addInto(all, g));
                } catch (Unreadable e) {
                    throw new IllegalStateException("A shipped list of bodies cannot be read", e);
                }
            }
        }
        return known(rooms, DatasetGraphFactory.wrap(all));
    }

    private static Graph known(Rooms rooms, DatasetGraph data) {
        return QUERIES.construct(rooms.text("queries/import/known-bodies.rq"), data);
    }
}
