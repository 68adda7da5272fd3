package org.digitalcommons.serve.page;

import java.util.List;
import org.digitalcommons.serve.page.SectionView.Link;

/**
 * The endpoint in a browser; what there is not is empty.
 *
 * @param query the query in the form
 * @param refusal why the query was not answered
 * @param size how much the answer holds
 * @param columns of a table
 * @param rows of a table
 * @param text an answer that is no table
 * @param limits what a query may take
 * @param examples queries to start from
 */
public record SparqlView(
        String query,
        String refusal,
        String size,
        List<String> columns,
        List<List<Cell>> rows,
        String text,
        String limits,
        List<Link> examples) {}
