package org.digitalcommons.publish;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.jena.graph.Graph;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.Syntax;
import org.apache.jena.sparql.graph.GraphFactory;
import org.digitalcommons.catalog.Rooms;
import org.digitalcommons.plan.PreparedQuery;

/** The queries of a room, such as {@code queries/import}, by name. Safe for use by many threads. */
public final class RoomQueries {

    private final Rooms rooms;
    private final String room;

    /** A query is asked once for every body of a file; it is read and planned once. */
    private final Map<String, PreparedQuery> read = new ConcurrentHashMap<>();

    private final Function<Query, PreparedQuery> evaluation;

    private RoomQueries(Rooms rooms, String room, Function<Query, PreparedQuery> evaluation) {
        this.rooms = rooms;
        this.room = room;
        this.evaluation = evaluation;
    }

    /** Those that say what rows and linked data mean. */
    public static RoomQueries ofImport(Rooms rooms) {
        return new RoomQueries(rooms, "queries/import/", PreparedQuery::of);
    }

    /** The same, evaluated by Jena's own engine, which is what the plans are held against. */
    public static RoomQueries ofImportByJena(Rooms rooms) {
        return new RoomQueries(rooms, "queries/import/", PreparedQuery::byJena);
    }

    /** Those that say what remains of a publication. */
    public static RoomQueries ofWithdrawal(Rooms rooms) {
        return new RoomQueries(rooms, "queries/withdraw/", PreparedQuery::of);
    }

    private PreparedQuery named(String name) {
        return read.computeIfAbsent(
                name, n -> evaluation.apply(QueryFactory.create(rooms.text(room + n + ".rq"), Syntax.syntaxSPARQL_11)));
    }

    /** Whether there is a query of a name. */
    public boolean has(String name) {
        return read.containsKey(name) || rooms.has(room + name + ".rq");
    }

    /** What a query makes of a graph; nothing where there is no such query. */
    public Graph construct(String name, Graph data) {
        return has(name) ? named(name).construct(data) : GraphFactory.createDefaultGraph();
    }
}
