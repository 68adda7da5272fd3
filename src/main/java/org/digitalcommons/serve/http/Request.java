package org.digitalcommons.serve.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** An HTTP request; nothing of its body is read before it is asked for. Used by one thread. */
public final class Request {

    private static final String FORM = "application/x-www-form-urlencoded";

    private final HttpServletRequest servlet;
    private Optional<Parameters> parameters = Optional.empty();

    Request(HttpServletRequest servlet) {
        this.servlet = servlet;
    }

    /** The method, in capitals. */
    public String method() {
        return servlet.getMethod();
    }

    /** Whether it only reads: GET or HEAD. */
    public boolean isRead() {
        return method().equals("GET") || method().equals("HEAD");
    }

    /** The address on this server as it was sent, without the query string. */
    public String path() {
        return servlet.getRequestURI();
    }

    /** The parts of the path between slashes; the first is empty for the root alone. */
    public List<String> parts() {
        return List.of(path().replaceFirst("^/", "").split("/", -1));
    }

    /** The address of this server as clients have it, without a slash at the end. */
    public String server() {
        if (servlet.getAttribute(ServerAddress.NAME) instanceof String known) {
            return known;
        }
        var address = servlet.getRequestURL().toString();
        return address.substring(0, address.length() - path().length());
    }

    /** The address of the client, for limits and for nothing else. */
    public String client() {
        return servlet.getAttribute(Clients.ADDRESS) instanceof String address ? address : servlet.getRemoteAddr();
    }

    /** The query string, still encoded. */
    public Optional<String> query() {
        return Optional.ofNullable(servlet.getQueryString());
    }

    /**
     * The parameters of the query string.
     *
     * @throws Refusal 400 for an encoding that is broken
     */
    public Parameters parameters() {
        if (parameters.isEmpty()) {
            parameters = Optional.of(Parameters.parse(query().orElse("")));
        }
        return parameters.get();
    }

    /**
     * The parameters of the query string and of a form in the body, read as one.
     *
     * @param most how many bytes the form may have
     * @throws Refusal 413 for a larger one, and 415 for a body that is no form
     */
    public Parameters form(int most) {
        if (isRead()) {
            return parameters();
        }
        if (!mediaType().isEmpty() && !mediaType().equals(FORM)) {
            throw Refusal.of(415, "Send a form, as %s.".formatted(FORM));
        }
        var tooLarge = Refusal.of(413, "The form is longer than %,d bytes; send less at a time.".formatted(most));
        return Parameters.parse(query().orElse(""), new String(body(most, tooLarge), StandardCharsets.UTF_8));
    }

    /** A header; several lines of it are one list. */
    public Optional<String> header(String name) {
        var lines = lines(name);
        return lines.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", lines));
    }

    /** What the client accepts. */
    public Accept accept() {
        return Accept.of(lines("Accept"));
    }

    /** Whether a person reads the reply. */
    public boolean prefersPage() {
        return Negotiation.prefersPage(accept());
    }

    /** The media type of the body, in small letters and without parameters; empty when it is not said. */
    public String mediaType() {
        return contentType().split(";", 2)[0].strip();
    }

    /** The {@code Content-Type} of the body, in small letters; empty when it is not said. */
    public String contentType() {
        return Optional.ofNullable(servlet.getContentType()).orElse("").toLowerCase(Locale.ROOT);
    }

    /**
     * Ends a request whose body is compressed, before any of it is read: a small one may unpack to anything.
     *
     * @throws Refusal 415
     */
    public void refuseCompressed() {
        var encoding = header("Content-Encoding").orElse("");
        if (!encoding.isBlank() && !encoding.strip().equalsIgnoreCase("identity")) {
            throw Refusal.of(415, "A compressed body is not accepted; send it without Content-Encoding.");
        }
    }

    /**
     * The whole body, never read further than it may be long. What it says of its length is not relied on.
     *
     * @param most how many bytes it may have
     * @param tooLarge thrown for a larger one
     * @throws Refusal 415 for a compressed body, and 400 for one that broke off
     */
    public byte[] body(int most, Refusal tooLarge) {
        refuseCompressed();
        if (servlet.getContentLengthLong() > most) {
            throw tooLarge;
        }
        try {
            var bytes = servlet.getInputStream().readNBytes((int) Math.min(most + 1L, Integer.MAX_VALUE));
            if (bytes.length > most) {
                throw tooLarge;
            }
            return bytes;
        } catch (IOException broken) {
            throw Refusal.badRequest("The request broke off before its end; send it again.");
        }
    }

    /** The request as the container has it, for a body of several parts. */
    public HttpServletRequest servlet() {
        return servlet;
    }

    private List<String> lines(String name) {
        return Collections.list(servlet.getHeaders(name));
    }
}
