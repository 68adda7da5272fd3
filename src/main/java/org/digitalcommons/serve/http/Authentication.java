package org.digitalcommons.serve.http;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.digitalcommons.rights.Claim;
import org.digitalcommons.rights.Token;

/**
 * Who a request comes from, by the token it shows. One instance serves a whole server, so that wrong tokens are counted
 * together wherever they are tried. Safe for any thread.
 *
 * @param claims says what a secret is worth
 * @param failures counts the requests without a token that holds
 */
public record Authentication(Function<String, Claim> claims, FailedLogins failures) {

    /**
     * The token that a secret stands for.
     *
     * @param secret what was shown; empty when nothing was
     * @param known told of a token of ours before it is refused, for the record
     * @throws Refusal 401 for no token or one that does not hold, and 429 when there were too many of these
     */
    public Token holder(Optional<String> secret, Consumer<Token> known) {
        if (secret.isEmpty()) {
            throw failures.count(BearerToken.challenge(Refusal.of(
                    401, "Writing takes the token of a publisher; send it as Authorization: Bearer TOKEN.")));
        }
        return switch (claims.apply(secret.get())) {
            case Claim.Valid held -> {
                known.accept(held.token());
                yield held.token();
            }
            case Claim.Over over -> {
                known.accept(over.token());
                throw failures.count(BearerToken.challenge(
                        Refusal.of(
                                401,
                                "The token %s is %s; ask the operator for a new one."
                                        .formatted(over.token().id(), over.reason())),
                        "invalid_token"));
            }
            case Claim.Unknown unknown ->
                throw failures.count(BearerToken.challenge(
                        Refusal.of(401, "The token is not one of ours; check that it was copied whole."),
                        "invalid_token"));
        };
    }
}
