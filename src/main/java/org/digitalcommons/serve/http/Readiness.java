package org.digitalcommons.serve.http;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Whether a server can answer: not while its store is filled or derived for the first time. Until then every address but
 * those of the operator is answered with 503 and with when to come back. Safe for any thread.
 */
public final class Readiness implements Filter {

    /** When to come back, in seconds. */
    public static final String RETRY = "10";

    private volatile boolean isReady;

    /** Of a server that can answer, or not yet. */
    public Readiness(boolean isReady) {
        this.isReady = isReady;
    }

    /** From now on it can answer. */
    public void ready() {
        isReady = true;
    }

    /** Whether it can. */
    public boolean isReady() {
        return isReady;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (isReady || ((HttpServletRequest) request).getRequestURI().startsWith("/-/")) {
            chain.doFilter(request, response);
            return;
        }
        var reply = (HttpServletResponse) response;
        reply.setStatus(503);
        reply.setHeader("Retry-After", RETRY);
        reply.setHeader("Cache-Control", "no-store");
        Headers.of(((HttpServletRequest) request).getRequestURI()).forEach(reply::setHeader);
        reply.setContentType(Format.TEXT.contentType());
        reply.getWriter().write("The store is being filled for the first time; come back in a minute.\n");
    }
}
