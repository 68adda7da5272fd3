package org.digitalcommons.entity;

import java.util.Comparator;
import java.util.Optional;
import org.digitalcommons.entity.Entity.RegisteredCode;

/**
 * An entity that may be meant, and why.
 *
 * @param score from 0 to 100
 * @param match whether it is meant without doubt, which only a code can say
 * @param similarity how alike the names are, from 0 to 100
 * @param ground why
 * @param code the code that led to it; empty if none did
 */
public record EntityCandidate(
        Entity entity,
        double score,
        boolean match,
        double similarity,
        MatchGround ground,
        Optional<RegisteredCode> code) {

    /** The best first; equal ones in an order that never changes. */
    static final Comparator<EntityCandidate> ORDER = Comparator.comparing(
                    EntityCandidate::match, Comparator.reverseOrder())
            .thenComparing(EntityCandidate::score, Comparator.reverseOrder())
            .thenComparing(c -> c.entity().name())
            .thenComparing(c -> c.entity().id());

    /** Whether a code or an address led to it. */
    public boolean byCode() {
        return ground != MatchGround.NAME && ground != MatchGround.SIMILAR_NAME;
    }
}
