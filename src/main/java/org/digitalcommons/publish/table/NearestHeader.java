package org.digitalcommons.publish.table;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;
import org.digitalcommons.publish.SourceFormat;

/** Finds the header of a file that is written most like the name of a column; only ever a proposal. */
final class NearestHeader {

    private static final JaroWinklerSimilarity ALIKE = new JaroWinklerSimilarity();

    private NearestHeader() {}

    /** The nearest of some headers; empty where there is none. */
    static Optional<String> to(SourceFormat.SourceColumn column, List<String> headers) {
        return headers.stream()
                .filter(header -> header.indexOf('\n') < 0)
                .max(Comparator.comparingDouble(header -> alike(column, SourceFormat.plain(header))));
    }

    private static double alike(SourceFormat.SourceColumn column, String header) {
        return column.spellings().stream()
                .mapToDouble(spelling -> ALIKE.apply(spelling, header))
                .max()
                .orElse(0);
    }
}
