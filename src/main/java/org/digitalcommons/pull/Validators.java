package org.digitalcommons.pull;

import java.net.http.HttpHeaders;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The values by which a server knows whether we have its latest version (RFC 9110, 8.8).
 *
 * @param tag its {@code ETag}
 * @param modified its {@code Last-Modified}, as it wrote it
 */
public record Validators(Optional<String> tag, Optional<String> modified) {

    /** Nothing was fetched before. */
    public static final Validators NONE = new Validators(Optional.empty(), Optional.empty());

    private static final Pattern TAG = Pattern.compile("(W/)?\"[\\x21\\x23-\\x7E]{0,300}\"");
    private static final Pattern DATE = Pattern.compile("[A-Za-z0-9,: +-]{10,40}");

    /** Those of an answer; what has not the form of one is left out. */
    static Validators of(HttpHeaders headers) {
        return new Validators(
                headers.firstValue("ETag").filter(t -> TAG.matcher(t).matches()),
                headers.firstValue("Last-Modified").filter(d -> DATE.matcher(d).matches()));
    }

    boolean isEmpty() {
        return tag.isEmpty() && modified.isEmpty();
    }
}
