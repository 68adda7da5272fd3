package org.digitalcommons.serve;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What a client is sent. Its body is shared and never changed.
 *
 * @param status the HTTP status
 * @param mediaType the type of the body
 * @param headers further headers
 * @param body the body
 */
record Reply(int status, String mediaType, Map<String, String> headers, byte[] body) {

    static Reply of(Media media, byte[] body) {
        return new Reply(200, media.contentType(), Map.of(), body);
    }

    static Reply html(int status, String page) {
        return new Reply(status, Media.HTML.contentType(), Map.of(), page.getBytes(StandardCharsets.UTF_8));
    }

    static Reply svg(String drawing) {
        return new Reply(200, "image/svg+xml", Map.of(), drawing.getBytes(StandardCharsets.UTF_8));
    }

    static Reply text(int status, String sentence) {
        return new Reply(
                status, "text/plain; charset=utf-8", Map.of(), (sentence + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** The thing asked for is described elsewhere: 303 See Other. */
    static Reply seeOther(String address) {
        return new Reply(303, "text/plain; charset=utf-8", Map.of("Location", address), new byte[0]);
    }
}
