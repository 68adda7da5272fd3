package org.digitalcommons.rights;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Who may write to a store, and who tried. Nobody may where a store lies in memory, and nothing is noted there. Safe for
 * any thread.
 */
public final class Access {

    private final Optional<Rights> rights;

    private Access(Optional<Rights> rights) {
        this.rights = rights;
    }

    /** The access to the store in a folder. */
    public static Access to(Path store) {
        return new Access(Optional.of(Rights.in(store)));
    }

    /** The access to a store in memory. */
    public static Access none() {
        return new Access(Optional.empty());
    }

    /** What a secret that somebody shows is worth here. */
    public Claim claim(String secret) {
        return rights.map(r -> r.tokens().claim(secret)).orElseGet(Claim.Unknown::new);
    }

    /** Opens the audit entry of an attempt to write. */
    public AuditEntry entry(Action action) {
        return audit().entry(action);
    }

    /** Notes in the audit log how many were turned away because there were too many. */
    public void turnedAway(long times) {
        audit().turnedAway(times);
    }

    private AuditLog audit() {
        return rights.map(Rights::audit).orElseGet(AuditLog::none);
    }
}
