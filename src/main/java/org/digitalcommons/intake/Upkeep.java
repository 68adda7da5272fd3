package org.digitalcommons.intake;

import java.util.List;
import java.util.function.Consumer;
import org.digitalcommons.publish.Candidate;
import org.digitalcommons.publish.Delivery;
import org.digitalcommons.publish.Unreadable;

/** What the operator of a store does: fill it, and keep what is derived up to date. Safe for any thread. */
public final class Upkeep {

    private final Intake intake;

    Upkeep(Intake intake) {
        this.intake = intake;
    }

    /**
     * Publishes several deliveries one after the other, and then all that follows from them.
     *
     * @param told is told of each as it is stored or refused
     * @return whether anything had to be derived
     */
    public boolean publish(Iterable<Delivery> deliveries, Consumer<Outcome> told, ProgressListener progress)
            throws Unreadable {
        return intake.deliver(deliveries, told, progress);
    }

    /** Publishes what was read elsewhere, such as data that was made up. */
    public Outcome publish(Candidate candidate, ProgressListener progress) {
        return intake.deliver(candidate, progress);
    }

    /**
     * Derives what is owed, as after other rules were installed or a process was killed.
     *
     * @return whether anything was
     */
    public boolean derive(ProgressListener progress) {
        return intake.derive(progress);
    }

    /** Derives everything from nothing. */
    public void deriveAll(ProgressListener progress) {
        intake.deriveAll(progress);
    }

    /** The number of steps that {@link #deriveAll} tells of. */
    public int derivationSteps() {
        return intake.steps();
    }

    /** Whether what is derived follows from what is published. */
    public boolean isDerived() {
        return intake.isDerived();
    }

    /**
     * Takes the peer references that the versions of the index lack, and publishes them as the commons itself.
     *
     * @return what became of each version
     */
    public List<Outcome> reference(ProgressListener progress) {
        return intake.reference(progress);
    }
}
