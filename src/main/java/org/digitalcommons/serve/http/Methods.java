package org.digitalcommons.serve.http;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The methods of an address, without HEAD, which goes with GET, and OPTIONS, which every address answers.
 *
 * @param all what the address does
 * @param open what programs in the pages of other sites may do too; the data is public and no cookie means anything
 *     here, so that reading is open and writing with a token is not
 */
public record Methods(List<String> all, List<String> open) {

    /** Open to read, for anybody. */
    public static final Methods READ = new Methods(List.of("GET"), List.of("GET"));

    /** Open to read, by a query in the address or in the body. */
    public static final Methods QUERY = new Methods(List.of("GET", "POST"), List.of("GET", "POST"));

    private static final List<String> USUAL = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    /** Whether a method is one of HTTP, and not what a stranger calls one. */
    static boolean isUsual(String method) {
        return USUAL.contains(method);
    }

    boolean allow(String method) {
        return all.contains(method.equals("HEAD") ? "GET" : method);
    }

    boolean isOpen(String method) {
        return method.equals("OPTIONS")
                ? !open.isEmpty()
                : open.contains(method.equals("HEAD") ? "GET" : method) || !all.contains(method) && !open.isEmpty();
    }

    /** As in {@code Allow}. */
    String allowed() {
        return listed(Stream.concat(all.stream(), Stream.of("OPTIONS")));
    }

    /** As in {@code Access-Control-Allow-Methods}. */
    String opened() {
        return listed(open.stream());
    }

    /** For a client that used another. */
    String sentence() {
        return "Use %s.".formatted(String.join(" or ", all));
    }

    private static String listed(Stream<String> methods) {
        return methods.flatMap(m -> m.equals("GET") ? Stream.of("GET", "HEAD") : Stream.of(m))
                .collect(Collectors.joining(", "));
    }
}
