package org.digitalcommons.serve.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An HTTP response, complete in memory but for a body that is written as it is made. A body in memory is shared between
 * threads and never changed.
 *
 * @param status the HTTP status
 * @param contentType the {@code Content-Type} of the body; empty where there is none
 * @param headers further headers, one value for each name
 * @param body the body, empty for a status without one
 * @param stream writes a body that is not held in memory, in place of the other
 */
public record Reply(
        int status, String contentType, Map<String, String> headers, byte[] body, Optional<BodyStream> stream) {

    /** Writes a body; where it throws, the connection breaks, so that what was sent cannot look whole. */
    @FunctionalInterface
    public interface BodyStream {
        /** Writes all of it, on the thread of the request. */
        void write(OutputStream out) throws IOException;
    }

    /** A response that is complete in memory. */
    public Reply(int status, String contentType, Map<String, String> headers, byte[] body) {
        this(status, contentType, headers, body, Optional.empty());
    }

    /** A response whose body is written as it is made. */
    public static Reply streamed(String contentType, BodyStream stream) {
        return new Reply(200, contentType, Map.of(), new byte[0], Optional.of(stream));
    }

    /** A response without a body. */
    public static Reply empty(int status) {
        return new Reply(status, "", Map.of(), new byte[0]);
    }

    /** A sentence, as plain text. */
    public static Reply text(int status, String sentence) {
        return of(status, Format.TEXT, sentence + "\n");
    }

    /** A page. */
    public static Reply html(int status, String page) {
        return of(status, Format.HTML, page);
    }

    /** A JSON document. */
    public static Reply json(int status, String document) {
        return of(status, Format.JSON, document);
    }

    /** A text in one of our formats. */
    public static Reply of(int status, Format format, String text) {
        return of(status, format.contentType(), text);
    }

    /** A text under a content type. */
    public static Reply of(int status, String contentType, String text) {
        return new Reply(status, contentType, Map.of(), text.getBytes(StandardCharsets.UTF_8));
    }

    /** What was asked for, in the representation that was chosen: 200 OK. */
    public static Reply ok(Representation chosen, byte[] body) {
        return new Reply(200, chosen.contentType(), Map.of(), body);
    }

    /** What was asked for is described elsewhere: 303 See Other. */
    public static Reply seeOther(String address) {
        return empty(303).with("Location", address);
    }

    /** The address has another name now: 301 Moved Permanently. */
    public static Reply moved(String address) {
        return empty(301).with("Location", address);
    }

    /** The same response with one more header, in place of an earlier value. */
    public Reply with(String name, String value) {
        var all = new LinkedHashMap<>(headers);
        all.put(name, value);
        return new Reply(status, contentType, Map.copyOf(all), body, stream);
    }

    /** The same response with an entity tag. */
    public Reply with(EntityTag tag) {
        return with("ETag", tag.toString());
    }
}
