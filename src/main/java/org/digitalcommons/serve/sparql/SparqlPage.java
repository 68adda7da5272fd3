package org.digitalcommons.serve.sparql;

import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.digitalcommons.query.QueryResult;

/**
 * The page of the endpoint in a browser. It is used only when the client prefers HTML; programs never meet it. Every
 * method returns a whole page and escapes its input, because queries and data come from strangers. Called from many
 * threads at once.
 */
public interface SparqlPage {

    /** Rows that a page shows; a program is given all of them. */
    int ROWS_SHOWN = 1_000;

    /** The empty form, or the form with a query that was not sent yet. */
    String form(String query);

    /** The query, and the sentence that says why it was refused. */
    String refusal(String query, String sentence);

    /** The rows of a SELECT. */
    String table(String query, ResultTable table);

    /** The yes or no of an ASK. */
    String truth(String query, boolean holds);

    /** The triples of a CONSTRUCT or DESCRIBE, written as Turtle, and how many there are. */
    String triples(String query, String turtle, long count);

    /**
     * What a page shows of the rows of an answer.
     *
     * @param columns the variables, in the order of the query
     * @param rows at most {@link #ROWS_SHOWN} rows; a cell is empty where the variable is unbound
     * @param total the rows of the whole answer; say so when more than are shown
     */
    record ResultTable(List<String> columns, List<List<Optional<Node>>> rows, int total) {

        /** The first rows of an answer. */
        static ResultTable of(QueryResult.Rows answer) {
            var shown = answer.rows().stream()
                    .limit(ROWS_SHOWN)
                    .map(row -> answer.columns().stream()
                            .map(column -> Optional.ofNullable(row.get(column)))
                            .toList())
                    .toList();
            return new ResultTable(
                    answer.columns().stream().map(Var::getVarName).toList(),
                    shown,
                    answer.rows().size());
        }

        /** Whether the page must say that there are more rows than it shows. */
        public boolean isCut() {
            return total > rows.size();
        }
    }
}
