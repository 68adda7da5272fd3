package org.digitalcommons.serve.sparql;

import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.exec.RowSetStream;

/** A whole answer, held in memory: nothing is sent before it is known to be complete. */
sealed interface Answer {

    /** Of a SELECT. */
    record Rows(List<Var> columns, List<Binding> rows) implements Answer {

        RowSet rowSet() {
            return RowSetStream.create(columns, rows.iterator());
        }

        SparqlPage.Table table() {
            var shown = rows.stream()
                    .limit(SparqlPage.ROWS_SHOWN)
                    .map(row -> columns.stream()
                            .map(column -> Optional.ofNullable(row.get(column)))
                            .toList())
                    .toList();
            return new SparqlPage.Table(columns.stream().map(Var::getVarName).toList(), shown, rows.size());
        }
    }

    /** Of an ASK. */
    record Truth(boolean holds) implements Answer {}

    /** Of a CONSTRUCT or DESCRIBE. */
    record Triples(Graph graph) implements Answer {}
}
