package org.digitalcommons.rights;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * The audit entry of one attempt to write. It is filled in while the attempt goes on, and written once, by whoever
 * answers first. Used by one thread.
 */
public final class AuditEntry {

    private final AuditLog log;
    private final Action action;
    private final Clock clock;
    private Optional<Token> token = Optional.empty();
    private Optional<String> graph = Optional.empty();
    private Optional<String> checksum = Optional.empty();
    private int findings;
    private boolean isWritten;

    AuditEntry(AuditLog log, Action action, Clock clock) {
        this.log = log;
        this.action = action;
        this.clock = clock;
    }

    /** An entry that is written nowhere: for operators, who need no leave to write. */
    public static AuditEntry none() {
        return AuditLog.none().entry(Action.PUBLISH);
    }

    /** What is tried. */
    public Action action() {
        return action;
    }

    /** With which token. */
    public AuditEntry by(Token shown) {
        token = Optional.of(shown);
        return this;
    }

    /** The graph or publication it is aimed at, by address. */
    public AuditEntry about(String address) {
        graph = Optional.of(address);
        return this;
    }

    /** The checksum of what was sent, as {@code sha256:...}. */
    public AuditEntry read(String sha256) {
        checksum = Optional.of(sha256);
        return this;
    }

    /** How many findings the shapes had. */
    public AuditEntry found(int count) {
        findings = count;
        return this;
    }

    /**
     * The attempt was answered; only the first answer is written.
     *
     * @param status the HTTP status it was answered with
     */
    public void answered(int status) {
        write(status, 1);
    }

    /** The attempt was answered with one status for several publications: one line each. */
    public void answered(int status, List<String> addresses) {
        if (!isWritten) {
            for (var address : addresses) {
                graph = Optional.of(address);
                isWritten = false;
                write(status, 1);
            }
        }
    }

    void write(int status, long times) {
        if (!isWritten) {
            isWritten = true;
            var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            log.add(new Attempt(now, token, action.word(), graph, status, findings, checksum, times));
        }
    }
}
