package org.digitalcommons.publish;

import org.apache.jena.graph.Graph;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.Syntax;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.graph.GraphFactory;
import org.digitalcommons.catalog.Rooms;

/** The queries of {@code queries/import}, by name. Immutable. */
record ImportQueries(Rooms rooms) {

    /** A query by its name. */
    Query named(String name) {
        return QueryFactory.create(rooms.text("queries/import/" + name + ".rq"), Syntax.syntaxSPARQL_11);
    }

    /** Whether there is a query of a name. */
    boolean has(String name) {
        return rooms.has("queries/import/" + name + ".rq");
    }

    /** What a query makes of a graph; nothing where there is no such query. */
    Graph construct(String name, Graph data) {
        return has(name) ? construct(named(name), data) : GraphFactory.createDefaultGraph();
    }

    /** What a query makes of a graph. */
    static Graph construct(Query query, Graph data) {
        var result = GraphFactory.createDefaultGraph();
        try (var execution =
                QueryExec.dataset(DatasetGraphFactory.wrap(data)).query(query).build()) {
            execution.construct(result);
        }
        return result;
    }
}
