package org.digitalcommons.intake;

import java.util.Optional;
import org.digitalcommons.publish.Candidate;
import org.digitalcommons.publish.Delivery;
import org.digitalcommons.store.Quads;
import org.digitalcommons.validate.Verdict;

/**
 * A delivery that was read and judged; nothing of it is current. A long one lies on disk until it is closed, others in
 * memory. Used by one thread at a time.
 */
public final class Assessment implements AutoCloseable {

    private final Submission submission;
    private final Delivery delivery;
    private final Candidate candidate;
    private final Verdict verdict;
    private final Basis basis;
    private final Optional<StagedPublication> staged;

    Assessment(
            Submission submission,
            Delivery delivery,
            Candidate candidate,
            Verdict verdict,
            Basis basis,
            Optional<StagedPublication> staged) {
        this.submission = submission;
        this.delivery = delivery;
        this.candidate = candidate;
        this.verdict = verdict;
        this.basis = basis;
        this.staged = staged;
    }

    Submission submission() {
        return submission;
    }

    /** What was handed in. */
    public Delivery delivery() {
        return delivery;
    }

    /** What was read of it; without its graphs when it is long. */
    public Candidate candidate() {
        return candidate;
    }

    /** What the shapes say of it. */
    public Verdict verdict() {
        return verdict;
    }

    /** Whether it may become current. */
    public boolean isAccepted() {
        return verdict instanceof Verdict.Pass;
    }

    /** Whether the candidate holds its graphs, so that it can be previewed. */
    public boolean isWhole() {
        return staged.isEmpty();
    }

    /** Whether it would be read and judged the same way now. */
    boolean holds() {
        return basis.holds();
    }

    /** What is stored of it, with its findings. */
    Quads content(Verdict.Pass accepted) {
        return staged.map(StagedPublication::quads).orElseGet(() -> Quads.of(StoredFindings.with(candidate, accepted)));
    }

    @Override
    public void close() {
        staged.ifPresent(StagedPublication::close);
    }
}
