package org.digitalcommons.rights;

/** The result of checking a secret. */
public sealed interface Claim {

    /**
     * It holds.
     *
     * @param token what it entitles to
     */
    record Valid(Token token) implements Claim {}

    /**
     * It is over.
     *
     * @param token what it entitled to
     * @param reason {@code expired} or {@code revoked}
     */
    record Over(Token token, String reason) implements Claim {}

    /** It is of no token of ours. */
    record Unknown() implements Claim {}
}
