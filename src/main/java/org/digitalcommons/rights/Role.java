package org.digitalcommons.rights;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the holder of a token may do in the name of its publisher. */
public enum Role {
    /** Writes, and what it writes is published at once. */
    PUBLISHER,
    /** Uploads and has its data judged; what it publishes waits for a signatory. */
    DEPUTY,
    /** Approves what a deputy left waiting, and uploads nothing: two people see what the two of them publish. */
    SIGNATORY,
    /** Takes care of the store - backups, compaction, checks - and reads its metrics; publishes nothing. */
    OPERATOR;

    /** The role of a word such as {@code deputy}. */
    public static Optional<Role> of(String word) {
        return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
    }

    /** The role as it is written on a command line and in a file. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether what it sends becomes current, or is withdrawn, at once. */
    public boolean mayWrite() {
        return this == PUBLISHER;
    }

    /** Whether it may send data to be judged without being stored. */
    public boolean mayTry() {
        return this == PUBLISHER || this == DEPUTY;
    }

    /** Whether it may let become current what a deputy sent. */
    public boolean mayApprove() {
        return this == SIGNATORY;
    }

    /** Whether it may take care of the store. */
    public boolean mayOperate() {
        return this == OPERATOR;
    }

    /** Whether it may do something. */
    boolean may(Permission.Deed deed) {
        return switch (deed) {
            case WRITE -> mayWrite();
            case TRY -> mayTry();
            case APPROVE -> mayApprove();
        };
    }
}
