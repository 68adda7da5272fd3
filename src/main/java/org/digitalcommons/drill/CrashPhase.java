package org.digitalcommons.drill;

import java.util.Locale;

/** What a process is doing when it is killed. */
public enum CrashPhase {
    /** A delivery is read. */
    READ,
    /** It is judged by the shapes. */
    JUDGE,
    /** It becomes current, and what it replaces goes to the history. */
    STORE,
    /** What follows from it is derived. */
    DERIVE,
    /** A backup is written. */
    BACKUP,
    /** The database is written anew. */
    COMPACT,
    /** A backup is restored. */
    RESTORE;

    /** Its word. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean isPublishing() {
        return compareTo(BACKUP) < 0;
    }
}
