package org.digitalcommons.serve.data;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a client is sent.
 *
 * @param status the HTTP status
 * @param type the media type of the body; empty where there is none
 * @param headers further headers
 * @param body the body
 */
record Sent(int status, String type, Map<String, String> headers, byte[] body) {

    static Sent nothing(int status) {
        return new Sent(status, "", Map.of(), new byte[0]);
    }

    static Sent text(int status, String sentence) {
        return of(status, "text/plain; charset=utf-8", sentence + "\n");
    }

    static Sent of(int status, String type, String body) {
        return new Sent(status, type, Map.of(), body.getBytes(StandardCharsets.UTF_8));
    }

    Sent with(Map<String, String> further) {
        var all = new LinkedHashMap<>(headers);
        all.putAll(further);
        return new Sent(status, type, Map.copyOf(all), body);
    }
}
