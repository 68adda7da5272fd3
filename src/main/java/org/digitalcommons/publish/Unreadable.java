package org.digitalcommons.publish;

import java.util.List;

/** A file that cannot be taken as the source it is said to be; every reason at once, each with what to do. */
public final class Unreadable extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<String> reasons;
    private final transient List<MissingColumn> missing;

    Unreadable(List<String> reasons) {
        this(reasons, List.of());
    }

    Unreadable(String reason) {
        this(List.of(reason));
    }

    Unreadable(List<String> reasons, List<MissingColumn> missing) {
        super(String.join("\n", reasons));
        this.reasons = List.copyOf(reasons);
        this.missing = List.copyOf(missing);
    }

    /**
     * A column that is needed and that no header names, so that its publisher may be asked which header it is.
     *
     * @param file the name of the file
     * @param column the name of the column
     * @param headers the headers of the file that are not known
     */
    public record MissingColumn(String file, String column, List<String> headers) {}

    /** Sentences for the publisher. */
    public List<String> reasons() {
        return reasons;
    }

    /** Columns that are only missing because nobody knows which header means them; empty if anything else is wrong. */
    public List<MissingColumn> missing() {
        return missing;
    }
}
