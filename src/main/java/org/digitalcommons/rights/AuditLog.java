package org.digitalcommons.rights;

import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every attempt to write, accepted or refused, one line of JSON each in {@code attempts.jsonl}, which is
 * set aside when it has grown. Safe for any thread.
 *
 * <p>What was done is done, whether it can be noted or not: a log that cannot be written is told to the operator, and to
 * nobody else.
 */
public final class AuditLog {

    private static final Logger LOG = LoggerFactory.getLogger(AuditLog.class);

    private static final String NAME = "attempts.jsonl";

    /** Some eighty thousand attempts; with those set aside, the log never takes more than five times as much. */
    private static final long MOST_BYTES = 16L * 1024 * 1024;

    private static final int KEPT = 4;

    private final Optional<PrivateFolder> folder;

    private AuditLog(Optional<PrivateFolder> folder) {
        this.folder = folder;
    }

    /** The log in a folder. */
    static AuditLog in(PrivateFolder folder) {
        return new AuditLog(Optional.of(folder));
    }

    /** A log that keeps nothing: for a store in memory, and for operators, who need no leave to write. */
    public static AuditLog none() {
        return new AuditLog(Optional.empty());
    }

    /** Opens the entry of one attempt, which is written when the attempt was answered. */
    public AuditEntry entry(Action action) {
        return entry(action, Clock.systemUTC());
    }

    /** The same by another clock. */
    public AuditEntry entry(Action action, Clock clock) {
        return new AuditEntry(this, action, clock);
    }

    /** Notes together those who were turned away because there were too many; nothing for none. */
    public void turnedAway(long times) {
        if (times > 0) {
            entry(Action.ANY).write(429, times);
        }
    }

    synchronized void add(Attempt attempt) {
        try {
            folder.ifPresent(f -> {
                f.rotate(NAME, MOST_BYTES, KEPT);
                f.append(NAME, attempt.json());
            });
        } catch (UncheckedIOException full) {
            LOG.error("An attempt to write could not be noted: {}", String.valueOf(full.getMessage()));
        }
    }
}
