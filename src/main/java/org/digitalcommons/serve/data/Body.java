package org.digitalcommons.serve.data;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** The body of a request, which is never read further than it may be long. */
final class Body {

    private static final Duration LONGEST_DRAIN = Duration.ofSeconds(5);

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

    /**
     * Reads on after a refusal, for a while: many a client hears the answer only when it has said everything. One that
     * goes on longer is cut off.
     */
    static void drain(HttpServletRequest request, int most) {
        if (request.getHeader("Expect") != null) {
            return;
        }
        var deadline = System.nanoTime() + LONGEST_DRAIN.toNanos();
        var buffer = new byte[64 * 1024];
        long left = 2L * most;
        try {
            var body = request.getInputStream();
            while (left > 0 && System.nanoTime() - deadline < 0) {
                int read = body.read(buffer);
                if (read < 0) {
                    return;
                }
                left -= read;
            }
        } catch (IOException gone) {
            // Whoever hung up needs no answer.
        }
    }
}
