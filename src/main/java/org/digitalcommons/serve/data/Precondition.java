package org.digitalcommons.serve.data;

import java.util.Optional;
import org.digitalcommons.serve.http.EntityTag;
import org.digitalcommons.serve.http.Format;
import org.digitalcommons.serve.http.Refusal;
import org.digitalcommons.serve.http.Request;

/**
 * The state of a graph that a write depends on (RFC 9110, 13.1). An entity tag is made of the content and the format
 * it is written in; a writer means the content, so the tag of any format will do.
 *
 * @param match the tags of {@code If-Match}; empty when there is no such header
 * @param noneMatch the tags of {@code If-None-Match}
 */
record Precondition(Optional<String> match, Optional<String> noneMatch) {

    static Precondition of(Request request) {
        return new Precondition(request.header("If-Match"), request.header("If-None-Match"));
    }

    /** Whether it depends on nothing. */
    boolean isNone() {
        return match.isEmpty() && noneMatch.isEmpty();
    }

    /** The tag of a content in a format. */
    static EntityTag tag(String content, Format format) {
        return EntityTag.of(content + "-" + GraphMediaTypes.ending(format));
    }

    /** Ends a write that was meant for another state than the present one, which is empty where there is no graph. */
    void require(Optional<String> content) {
        if (match.filter(tags -> !holds(tags, content)).isPresent()) {
            throw Refusal.of(
                    412, "The graph is not the one you read: it was changed since. Get it again, and change that.");
        }
        if (noneMatch.filter(tags -> holds(tags, content)).isPresent()) {
            throw Refusal.of(412, "The graph is there already. Leave out If-None-Match to replace it.");
        }
    }

    private static boolean holds(String tags, Optional<String> content) {
        return content.filter(now -> Format.OF_GRAPHS.stream()
                        .anyMatch(format -> tag(now, format).isIn(tags)))
                .isPresent();
    }
}
