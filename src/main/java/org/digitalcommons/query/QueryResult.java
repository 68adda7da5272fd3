package org.digitalcommons.query;

import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.exec.RowSetStream;

/** A whole answer, held in memory: nothing is sent before it is known to be complete. */
public sealed interface QueryResult {

    /** Of a SELECT. */
    record Rows(List<Var> columns, List<Binding> rows) implements QueryResult {

        /** The rows, to be gone through once. */
        public RowSet rowSet() {
            return RowSetStream.create(columns, rows.iterator());
        }
    }

    /** Of an ASK. */
    record Truth(boolean holds) implements QueryResult {}

    /** Of a CONSTRUCT or DESCRIBE. */
    record Triples(Graph graph) implements QueryResult {}
}
