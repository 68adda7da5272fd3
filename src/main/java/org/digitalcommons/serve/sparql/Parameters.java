package org.digitalcommons.serve.sparql;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Names and values of a query string or an HTML form. Read here, because the container would read a form of 25 MB. */
record Parameters(Map<String, List<String>> values) {

    static Parameters parse(String... forms) {
        var values = new HashMap<String, List<String>>();
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

    boolean has(String name) {
        return values.containsKey(name);
    }

    /** Every value that is not empty: a form sends the empty fields too. */
    List<String> all(String name) {
        return values.getOrDefault(name, List.of()).stream()
                .filter(value -> !value.isEmpty())
                .toList();
    }

    Optional<String> one(String name) {
        var all = values.getOrDefault(name, List.of());
        if (all.size() > 1) {
            throw Refusal.badRequest(
                    "The parameter \"%s\" is given %d times; give it once.".formatted(name, all.size()));
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
