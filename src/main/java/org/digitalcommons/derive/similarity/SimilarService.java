package org.digitalcommons.derive.similarity;

import java.util.Comparator;

/**
 * A service that may be a copy of another.
 *
 * @param other the other service
 * @param shared the number of capabilities that both need
 * @param either the number that either needs
 */
record SimilarService(NeedSet other, int shared, int either) {

    /** The order in which {@code suggestion.rq} takes them: the most similar first, those alike by address. */
    static final Comparator<SimilarService> ORDER = Comparator.comparingLong(
                    (SimilarService m) -> -similarity(m.shared, m.either))
            .thenComparing(m -> m.other.service().toString());

    /** In ten thousandths, rounded half up: those that are alike in these are alike to the queries. */
    static long similarity(int shared, int either) {
        return (20_000L * shared + either) / (2L * either);
    }
}
