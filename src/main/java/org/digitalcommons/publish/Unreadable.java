package org.digitalcommons.publish;

import java.util.List;

/** A file that cannot be taken as the source it is said to be; every reason at once, each with what to do. */
public final class Unreadable extends Exception {

    private final List<String> reasons;

    Unreadable(List<String> reasons) {
        super(String.join("\n", reasons));
        this.reasons = List.copyOf(reasons);
    }

    Unreadable(String reason) {
        this(List.of(reason));
    }

    /** Sentences for the publisher. */
    public List<String> reasons() {
        return reasons;
    }
}
