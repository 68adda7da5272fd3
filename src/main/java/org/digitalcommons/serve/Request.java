package org.digitalcommons.serve;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a client asks of a page.
 *
 * @param path the address on this server, without parameters
 * @param parameters what was set, without {@code format}; empty values are left out, as an empty field of a form is
 * @param format the form asked for by {@code ?format=}
 * @param accept the forms the client accepts
 */
record Request(String path, Map<String, String> parameters, Optional<String> format, Optional<String> accept) {

    static Request of(HttpServletRequest request) {
        var parameters = new TreeMap<String, String>();
        request.getParameterMap().forEach((name, values) -> {
            if (values.length > 0 && !values[0].isBlank()) {
                parameters.put(name, values[0].strip());
            }
        });
        var format = Optional.ofNullable(parameters.remove("format"));
        return new Request(
                request.getRequestURI(), parameters, format, Optional.ofNullable(request.getHeader("Accept")));
    }

    /** The parts of the path between slashes. */
    String[] parts() {
        return path.substring(1).split("/", -1);
    }
}
