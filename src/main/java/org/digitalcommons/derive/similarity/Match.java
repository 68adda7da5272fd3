package org.digitalcommons.derive.similarity;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;

/**
 * A service that may be a copy of another.
 *
 * @param service the other service
 * @param shared the number of capabilities that both need
 * @param either the number that either needs
 */
record Match(NeedyService service, int shared, int either) {

    /** The most similar first, those alike by address: never by chance. */
    static final Comparator<Match> ORDER = ((Comparator<Match>)
                    (a, b) -> Long.compare((long) b.shared * a.either, (long) a.shared * b.either))
            .thenComparing(m -> m.service.address().toString());

    /** To four decimals, rounded half up as SPARQL does. */
    BigDecimal similarity() {
        return BigDecimal.valueOf(shared).divide(BigDecimal.valueOf(either), 4, RoundingMode.HALF_UP);
    }
}
