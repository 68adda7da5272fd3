package org.digitalcommons.preview;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.digitalcommons.query.Answer;

/**
 * What a publication would change and show if it were published now: the answers are those that the public questions would
 * have after it.
 *
 * @param changes what differs from the publication it would replace
 * @param sinceLastPeriod what differs from the last period before that is published; empty where none is
 * @param bodies what the bodies it is about would look like; empty when there are too many to show
 * @param about how many bodies it is about
 */
public record Preview(Changes changes, Optional<PeriodChanges> sinceLastPeriod, List<Body> bodies, int about) {

    /** More bodies than these are not shown one by one. */
    public static final int MOST_BODIES = 3;

    /**
     * What differs from the publication before, statement by statement; numbers of one value are the same
     * however they are written.
     *
     * @param first whether there is no publication before
     * @param added statements that are new
     * @param removed statements that would be gone
     * @param same statements that stay
     * @param values values that would be others, the first of them
     */
    public record Changes(boolean first, long added, long removed, long same, List<Value> values) {}

    /**
     * What differs from the publication of the last period before.
     *
     * @param period the name of that period
     * @param figures what differs of all but payments, by what it is of
     * @param paymentsBefore how many payments there were
     * @param paymentsNow how many there are
     * @param sumBefore what they came to
     * @param sumNow what they come to
     */
    public record PeriodChanges(
            String period,
            Changes figures,
            long paymentsBefore,
            long paymentsNow,
            BigDecimal sumBefore,
            BigDecimal sumNow) {}

    /** One property of one thing that would have another value. */
    public record Value(Node thing, Node property, Node before, Node after) {}

    /**
     * One body as it would be shown.
     *
     * @param body the body
     * @param name its name
     * @param shape its posts by grade and side; no rows when it publishes none
     * @param index the bounds of its index among its peers; no rows when nothing measures it
     * @param peers its three nearest peers
     * @param clusters the clusters it would be a member of
     */
    public record Body(Node body, String name, Answer shape, Answer index, Answer peers, Answer clusters) {}
}
