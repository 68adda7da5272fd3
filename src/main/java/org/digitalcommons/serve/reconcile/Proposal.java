package org.digitalcommons.serve.reconcile;

import java.util.Comparator;

/**
 * One thing that may be meant, and why.
 *
 * @param score from 0 to 100
 * @param match whether it is meant without doubt, which only a code can say
 * @param byCode whether a code led to it
 * @param alike how alike the names are, from 0 to 100
 * @param reason why, for a person
 */
record Proposal(Known thing, double score, boolean match, boolean byCode, double alike, String reason) {

    /** The best first; equal ones in an order that never changes. */
    static final Comparator<Proposal> ORDER = Comparator.comparing(Proposal::match, Comparator.reverseOrder())
            .thenComparing(Proposal::score, Comparator.reverseOrder())
            .thenComparing(p -> p.thing().name())
            .thenComparing(p -> p.thing().id());
}
