package org.digitalcommons.serve.data;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;

/** The body of a request, which is never read further than it may be long. */
final class Body {

    private Body() {}

    /** Ends a request whose body is packed, before any of it is read: a small one may unpack to anything. */
    static void refusePacked(HttpServletRequest request) {
        var encoding =
                Optional.ofNullable(request.getHeader("Content-Encoding")).orElse("");
        if (!encoding.isBlank() && !encoding.strip().equalsIgnoreCase("identity")) {
            throw Refused.of(415, "A compressed body is not accepted; send it without Content-Encoding.");
        }
    }

    /** The whole body. What it says of its length is not relied on. */
    static byte[] read(HttpServletRequest request, int most) {
        var tooLarge = Refused.of(
                413, "The body is larger than %,d bytes. Divide the publication, for example by year.".formatted(most));
        if (request.getContentLengthLong() > most) {
            throw tooLarge;
        }
        try {
            var bytes = request.getInputStream().readNBytes(most + 1);
            if (bytes.length > most) {
                throw tooLarge;
            }
            return bytes;
        } catch (IOException broken) {
            throw Refused.of(400, "The request broke off before its end; send it again.");
        }
    }
}
