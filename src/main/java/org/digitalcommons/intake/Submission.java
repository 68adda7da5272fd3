package org.digitalcommons.intake;

import org.digitalcommons.publish.Candidate;
import org.digitalcommons.publish.Delivery;
import org.digitalcommons.publish.Unreadable;

/** Something handed in: a delivery, or a change from which a delivery is made. */
@FunctionalInterface
public interface Submission {

    /**
     * The delivery. It may be asked for again, when something it rests on has changed.
     *
     * @param basis to ask the store by, where the delivery rests on what is current
     * @throws Unreadable if it cannot be read as what it is said to be
     */
    Delivery delivery(Basis basis) throws Unreadable;

    /** Looks at what was read before it is judged; throws what its maker wants to be told when it is not as it should be. */
    default void check(Candidate candidate) {}

    /** Whether it waits for approval where its publisher would have to confirm it, because no person handed it in. */
    default boolean waits() {
        return false;
    }

    /** A delivery that rests on nothing. */
    static Submission of(Delivery delivery) {
        return basis -> delivery;
    }
}
