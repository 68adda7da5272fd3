package org.digitalcommons.serve.http;

import java.util.Optional;

/** The token that a request shows in {@code Authorization: Bearer} (RFC 6750). */
public final class BearerToken {

    private static final String SCHEME = "Bearer ";
    private static final String CHALLENGE = "Bearer realm=\"Digital Commons\"";

    private BearerToken() {}

    /** The secret shown; empty when there is none. */
    public static Optional<String> shown(Request request) {
        return request.header("Authorization")
                .map(String::strip)
                .filter(header -> header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(header -> header.substring(SCHEME.length()).strip())
                .filter(secret -> !secret.isEmpty());
    }

    /** A refusal, with the header that asks for a token. */
    public static Refusal challenge(Refusal refusal) {
        return refusal.with("WWW-Authenticate", CHALLENGE);
    }

    /** A refusal, with the header that says what is wrong with the token, such as {@code invalid_token}. */
    public static Refusal challenge(Refusal refusal, String error) {
        return refusal.with("WWW-Authenticate", "%s, error=\"%s\"".formatted(CHALLENGE, error));
    }
}
