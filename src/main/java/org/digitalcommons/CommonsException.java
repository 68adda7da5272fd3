package org.digitalcommons;

import java.util.Locale;

/**
 * An obstacle: something outside the data stands in the way, such as an unreadable file or a taken
 * port. Not for data that breaks a rule (that is a verdict) and not for a bug.
 */
public final class CommonsException extends RuntimeException {

    /** What stands in the way; each code has a heading of its own in {@code docs/errors.md}, with cause and remedy. */
    public enum Code {
        FILE_UNREADABLE,
        FILE_UNWRITABLE,
        NOT_ALLOWED,
        NOT_PUBLISHED,
        STORE_MISSING,
        STORE_LOCKED,
        STORE_DAMAGED,
        STORE_NEWER,
        STORE_READ_ONLY,
        DISK_FULL,
        NOT_RESTORED,
        PORT_TAKEN,
        SERVER_UNREACHABLE;

        /** Where the manual explains this code. */
        public String manual() {
            return "docs/errors.md#" + name().toLowerCase(Locale.ROOT);
        }
    }

    private final Code code;

    /** An obstacle; the message is a sentence that ends in what to do. */
    public CommonsException(Code code, String message) {
        super(message);
        this.code = code;
    }

    /** What stands in the way. */
    public Code code() {
        return code;
    }
}
