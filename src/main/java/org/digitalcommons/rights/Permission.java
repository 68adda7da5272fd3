package org.digitalcommons.rights;

import java.util.Locale;
import java.util.Optional;

/** Whether somebody may act in the name of a publisher. The rule stands here and nowhere else. */
public sealed interface Permission {

    /**
     * It is allowed.
     *
     * @param token by this token
     */
    record Grant(Token token) implements Permission {}

    /**
     * It is not allowed.
     *
     * @param reason why not
     * @param token the token that was shown; empty if it is not one of ours
     */
    record Denial(DenialReason reason, Optional<Token> token) implements Permission {}

    /** Why something is not allowed. */
    enum DenialReason {
        /** The token is not one of ours. */
        UNKNOWN,
        /** Its last day is over. */
        EXPIRED,
        /** It was taken back. */
        REVOKED,
        /** It is one of another publisher. */
        OTHER_PUBLISHER,
        /** Its role is not to do this. */
        OTHER_ROLE;

        /** The reason in a word, such as {@code expired}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /** What a role is asked for. */
    enum Deed {
        /** Making something current, or withdrawing it, at once. */
        WRITE,
        /** Sending data to be judged. */
        TRY,
        /** Making current what a deputy sent. */
        APPROVE
    }

    /** Whether a claim allows a deed in the name of a publisher. */
    static Permission of(Claim claim, Deed deed, String publisher) {
        return switch (claim) {
            case Claim.Unknown unknown -> new Denial(DenialReason.UNKNOWN, Optional.empty());
            case Claim.Over over ->
                new Denial(
                        over.token().revoked().isPresent() ? DenialReason.REVOKED : DenialReason.EXPIRED,
                        Optional.of(over.token()));
            case Claim.Valid held -> {
                var token = held.token();
                if (!token.publisher().equals(publisher)) {
                    yield new Denial(DenialReason.OTHER_PUBLISHER, Optional.of(token));
                }
                yield token.role().may(deed)
                        ? new Grant(token)
                        : new Denial(DenialReason.OTHER_ROLE, Optional.of(token));
            }
        };
    }

    /** Whether it is allowed. */
    default boolean isGranted() {
        return this instanceof Grant;
    }
}
