package org.digitalcommons.serve.data;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Optional;

/**
 * On what state of a graph a request depends (RFC 9110, 13.1). A tag is made of the content and the form it is written
 * in; a writer means the content, so that any form will do.
 *
 * @param match the tags of {@code If-Match}; empty when there is no such header
 * @param noneMatch the tags of {@code If-None-Match}
 */
record Condition(Optional<String> match, Optional<String> noneMatch) {

    static Condition of(HttpServletRequest request) {
        return new Condition(
                Optional.ofNullable(request.getHeader("If-Match")),
                Optional.ofNullable(request.getHeader("If-None-Match")));
    }

    /** The tag of a content in a form. */
    static String tag(String content, GraphFormat format) {
        return "\"%s-%s\"".formatted(content, format.ending());
    }

    /** Whether a reader has this already. */
    boolean isKnown(String tag) {
        return noneMatch
                .filter(tags -> tags.strip().equals("*") || listed(tags, tag))
                .isPresent();
    }

    /** Ends a write that was meant for another state than the present one, which is empty where there is no graph. */
    void require(Optional<String> content) {
        if (match.filter(tags -> !holds(tags, content)).isPresent()) {
            throw Refused.of(
                    412, "The graph is not the one you read: it was changed since. Get it again, and change that.");
        }
        if (noneMatch.filter(tags -> holds(tags, content)).isPresent()) {
            throw Refused.of(412, "The graph is there already. Leave out If-None-Match to replace it.");
        }
    }

    private static boolean holds(String tags, Optional<String> content) {
        return content.filter(now -> tags.strip().equals("*")
                        || Arrays.stream(GraphFormat.values()).anyMatch(f -> listed(tags, tag(now, f))))
                .isPresent();
    }

    private static boolean listed(String tags, String tag) {
        return Arrays.stream(tags.split(","))
                .map(t -> t.strip().replaceFirst("^W/", ""))
                .anyMatch(tag::equals);
    }
}
