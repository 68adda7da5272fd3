package org.digitalcommons.serve.page;

import java.util.List;
import java.util.Optional;
import org.digitalcommons.serve.page.SectionView.Link;

/**
 * The endpoint in a browser; what there is not is empty.
 *
 * @param query the query in the form
 * @param refusal why the query was not answered
 * @param size an answer in a word, or how much a text holds
 * @param table an answer that is a table; its caption says how much it holds
 * @param text an answer that is no table
 * @param limits what a query may take
 * @param examples queries to start from
 */
public record SparqlView(
        String query,
        String refusal,
        String size,
        Optional<TableView> table,
        String text,
        String limits,
        List<Link> examples) {}
