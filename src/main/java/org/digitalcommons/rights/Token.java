package org.digitalcommons.rights;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * What is known of a token. Its secret is shown once, when it is created, and only its hash is kept.
 *
 * @param id a short name, to revoke it by and to tell of it; of no use to get in with
 * @param publisher the code of the publisher it writes for
 * @param role what it may do
 * @param created when it was made
 * @param expires the last day it holds, in UTC; empty for one without end
 * @param revoked when it was taken back
 */
public record Token(
        String id,
        String publisher,
        Role role,
        Instant created,
        Optional<LocalDate> expires,
        Optional<Instant> revoked) {

    /** Whether its last day is over. */
    public boolean isExpired(Instant now) {
        return expires.filter(day -> day.isBefore(LocalDate.ofInstant(now, ZoneOffset.UTC)))
                .isPresent();
    }

    Token revokedAt(Instant time) {
        return new Token(id, publisher, role, created, expires, Optional.of(time));
    }
}
