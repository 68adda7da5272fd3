package org.digitalcommons.serve.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Names and values of a query string or an HTML form. Read here, because the container would read a form of 25 MB.
 *
 * @param values every value of each name, in the order they were sent
 */
public record Parameters(Map<String, List<String>> values) {

    /**
     * Reads query strings or forms as one.
     *
     * @throws Refusal 400 for an encoding that is broken
     */
    public static Parameters parse(String... forms) {
        var values = new LinkedHashMap<String, List<String>>();
        for (var form : forms) {
            for (var pair : form.split("&", -1)) {
                if (!pair.isEmpty()) {
                    var equals = pair.indexOf('=');
                    var name = decode(equals < 0 ? pair : pair.substring(0, equals));
                    var value = equals < 0 ? "" : decode(pair.substring(equals + 1));
                    values.computeIfAbsent(name, ignored -> new ArrayList<>()).add(value);
                }
            }
        }
        return new Parameters(values);
    }

    /** Whether a name was sent, with a value or without. */
    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** Every value that is not empty: a form sends the empty fields too. */
    public List<String> all(String name) {
        return values.getOrDefault(name, List.of()).stream()
                .filter(value -> !value.isEmpty())
                .toList();
    }

    /**
     * The only value of a name.
     *
     * @throws Refusal 400 when it is given more than once
     */
    public Optional<String> one(String name) {
        var all = values.getOrDefault(name, List.of());
        if (all.size() > 1) {
            throw Refusal.badRequest(
                    "The parameter \"%s\" is given %d times; give it once.".formatted(name, all.size()));
        }
        return all.stream().findFirst();
    }

    /**
     * The value of a name that may be given again, as long as it says the same.
     *
     * @throws Refusal 400 when it is given two values
     */
    public Optional<String> same(String name) {
        var all = values.getOrDefault(name, List.of()).stream().distinct().toList();
        if (all.size() > 1) {
            throw Refusal.badRequest(
                    "The parameter \"%s\" has %d different values; give it one.".formatted(name, all.size()));
        }
        return all.stream().findFirst();
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw Refusal.badRequest(
                    "A percent sign in the request is not followed by two hexadecimal digits; write a percent sign as %25.");
        }
    }
}
