package org.digitalcommons.serve.http;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;

/**
 * Reads the rest of a request body, for a while, when the request was answered before its end. A connection that is
 * closed on unread bytes loses the answer for a client that listens only after it has sent everything, and breaks the
 * next request of a client that keeps the connection.
 */
public final class UnreadBody implements Filter {

    private static final Duration LONGEST = Duration.ofSeconds(5);

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        chain.doFilter(request, response);
        // Reading would ask a client for a body that waits to be asked for it (RFC 9110, 10.1.1).
        if (((HttpServletRequest) request).getHeader("Expect") == null) {
            drain(request);
        }
    }

    private static void drain(ServletRequest request) {
        var deadline = System.nanoTime() + LONGEST.toNanos();
        try {
            var body = request.getInputStream();
            if (body.read() < 0) {
                return;
            }
            var buffer = new byte[64 * 1024];
            while (body.read(buffer) >= 0 && System.nanoTime() - deadline < 0) {
                // Nothing is kept of it.
            }
        } catch (IOException gone) {
            // Whoever hung up needs no answer.
        }
    }
}
