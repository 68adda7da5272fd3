package org.digitalcommons.plan;

/** Thrown where a query holds something that no step is for. */
final class NoPlanException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoPlanException(String what) {
        super(what, null, false, false);
    }
}
