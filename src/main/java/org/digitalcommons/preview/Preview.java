package org.digitalcommons.preview;

import java.util.List;
import org.apache.jena.graph.Node;
import org.digitalcommons.query.Answer;

/**
 * What a publication would change and show if it were published now: the answers are those that the public questions would
 * have after it.
 *
 * @param changes what differs from the publication it would replace
 * @param bodies what the bodies it is about would look like; empty when there are too many to show
 * @param about how many bodies it is about
 */
public record Preview(Changes changes, List<Body> bodies, int about) {

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
