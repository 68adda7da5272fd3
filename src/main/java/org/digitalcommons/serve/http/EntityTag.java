package org.digitalcommons.serve.http;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.digitalcommons.name.Digest;

/**
 * An entity tag (RFC 9110, 8.8.3).
 *
 * @param value what stands between the quotes
 * @param isWeak whether it marks what means the same rather than what is the same
 */
public record EntityTag(String value, boolean isWeak) {

    private static final Pattern TAG = Pattern.compile("\\s*(W/)?\"([^\"]*)\"\\s*(?:,|$)");
    private static final int DIGITS = 32;

    /** A strong tag. */
    public static EntityTag of(String value) {
        return new EntityTag(value, false);
    }

    /** The tag of a body: bodies that differ in a byte have different ones. */
    public static EntityTag of(byte[] body) {
        return of(Digest.hex(body).substring(0, DIGITS));
    }

    /** The tags in the value of a header, up to the first thing that is none; the value {@code *} has none. */
    public static List<EntityTag> parse(String header) {
        var tags = new ArrayList<EntityTag>();
        var tag = TAG.matcher(header);
        while (tag.lookingAt()) {
            tags.add(new EntityTag(tag.group(2), tag.group(1) != null));
            tag.region(tag.end(), header.length());
        }
        return tags;
    }

    /** Whether a value stands for everything there is. */
    public static boolean isAny(String header) {
        return header.strip().equals("*");
    }

    /** Whether this is listed in a header such as {@code If-None-Match}: weak or strong, or as {@code *}. */
    public boolean isIn(String header) {
        return isAny(header) || parse(header).stream().anyMatch(tag -> tag.value.equals(value));
    }

    /** As it stands in a header. */
    @Override
    public String toString() {
        return (isWeak ? "W/" : "") + "\"" + value + "\"";
    }
}
