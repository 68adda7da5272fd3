package org.digitalcommons.publish;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.jena.graph.Graph;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.Syntax;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.graph.GraphFactory;
import org.digitalcommons.catalog.Rooms;

/** The queries of a room, such as {@code queries/import}, by name. Safe for use by many threads. */
public final class RoomQueries {

    private final Rooms rooms;
    private final String room;

    /** A query is asked once for every body of a file; it is read once. */
    private final Map<String, Query> read = new ConcurrentHashMap<>();

    private RoomQueries(Rooms rooms, String room) {
        this.rooms = rooms;
        this.room = room;
    }

    /** Those that say what rows and linked data mean. */
    public static RoomQueries ofImport(Rooms rooms) {
        return new RoomQueries(rooms, "queries/import/");
    }

    /** Those that say what remains of a publication. */
    public static RoomQueries ofWithdrawal(Rooms rooms) {
        return new RoomQueries(rooms, "queries/withdraw/");
    }

    /** A query by its name. */
    public Query named(String name) {
        return read.computeIfAbsent(
                name, n -> QueryFactory.create(rooms.text(room + n + ".rq"), Syntax.syntaxSPARQL_11));
    }

    /** Whether there is a query of a name. */
    public boolean has(String name) {
        return read.containsKey(name) || rooms.has(room + name + ".rq");
    }

    /** What a query makes of a graph; nothing where there is no such query. */
    public Graph construct(String name, Graph data) {
        return has(name) ? construct(named(name), data) : GraphFactory.createDefaultGraph();
    }

    /** What a query makes of a graph. */
    public static Graph construct(Query query, Graph data) {
        var result = GraphFactory.createDefaultGraph();
        try (var execution =
                QueryExec.dataset(DatasetGraphFactory.wrap(data)).query(query).build()) {
            execution.construct(result);
        }
        return result;
    }
}
