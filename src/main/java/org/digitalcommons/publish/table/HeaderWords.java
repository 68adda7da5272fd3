package org.digitalcommons.publish.table;

import java.util.Optional;
import org.digitalcommons.publish.Mapping;
import org.digitalcommons.publish.SourceFormat;

/**
 * What words of a header mean beyond the spellings of the code lists. Immutable.
 *
 * @param mapping what their publisher says of them
 * @param currencies the currencies that may stand beside the name of a column
 */
record HeaderWords(Mapping mapping, Currencies currencies) {

    /** The column that their publisher says a header stands for. */
    Optional<SourceFormat.SourceColumn> mapped(String header, SourceFormat.SourceTable table) {
        return mapping.column(header, table);
    }

    /** A header in plain form without the currency in it; empty where there is none. */
    String withoutCurrency(String header) {
        return currencies
                .inHeader(header)
                .map(found -> SourceFormat.plain(found.rest()))
                .orElse("");
    }
}
