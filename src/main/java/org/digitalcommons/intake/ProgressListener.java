package org.digitalcommons.intake;

/** Is told how far a long work is, from any thread. */
@FunctionalInterface
public interface ProgressListener {

    /** Is told nothing. */
    ProgressListener NONE = step -> {};

    /**
     * Rows are being read.
     *
     * @param read how many were read so far
     */
    default void rows(long read) {}

    /** A delivery was stored; what follows from it is derived next. */
    default void stored(Outcome.Acceptance acceptance) {}

    /**
     * A step of the derivation of everything is done. A derivation of what changed does not tell of its steps.
     *
     * @param name the step
     */
    void step(String name);
}
