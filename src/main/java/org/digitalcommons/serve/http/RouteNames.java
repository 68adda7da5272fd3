package org.digitalcommons.serve.http;

import java.util.Set;
import java.util.function.Supplier;

/**
 * One of few words for every address, by its first part, however many addresses strangers ask for; so that logs and meters
 * neither grow with what strangers think up nor keep what they type. Safe from any thread.
 *
 * @param registered the first parts below which something lies
 */
public record RouteNames(Supplier<Set<String>> registered) {

    /** The word of an address. */
    String of(String path) {
        var first = firstPart(path);
        return first.isEmpty() ? "home" : registered.get().contains(first) ? first : "other";
    }

    /** The first part of an address, or of a pattern of addresses as servlets have it. */
    public static String firstPart(String path) {
        return path.replaceFirst("^/", "").split("/", 2)[0];
    }
}
