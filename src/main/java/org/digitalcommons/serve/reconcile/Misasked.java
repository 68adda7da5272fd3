package org.digitalcommons.serve.reconcile;

/** A request that cannot be answered, in words that say how to ask. */
final class Misasked extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;

    Misasked(int status, String sentence) {
        super(sentence, null, false, false);
        this.status = status;
    }

    int status() {
        return status;
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
