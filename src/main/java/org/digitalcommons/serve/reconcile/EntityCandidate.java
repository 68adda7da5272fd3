package org.digitalcommons.serve.reconcile;

import java.util.Comparator;

/**
 * An entity that may be meant, and why.
 *
 * @param score from 0 to 100
 * @param match whether it is meant without doubt, which only a code can say
 * @param byCode whether a code led to it
 * @param similarity how alike the names are, from 0 to 100
 * @param reason why, for a person
 */
record EntityCandidate(Entity entity, double score, boolean match, boolean byCode, double similarity, String reason) {

    /** The best first; equal ones in an order that never changes. */
    static final Comparator<EntityCandidate> ORDER = Comparator.comparing(
                    EntityCandidate::match, Comparator.reverseOrder())
            .thenComparing(EntityCandidate::score, Comparator.reverseOrder())
            .thenComparing(c -> c.entity().name())
            .thenComparing(c -> c.entity().id());
}
