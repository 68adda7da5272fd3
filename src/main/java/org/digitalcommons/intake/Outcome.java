package org.digitalcommons.intake;

import org.digitalcommons.publish.Candidate;
import org.digitalcommons.validate.Verdict;

/** The result of a delivery. */
public sealed interface Outcome {

    /** What was read; a long file's without its graphs. */
    Candidate candidate();

    /** Its findings. */
    Verdict verdict();

    /** What became of it, for counting: published, unchanged, waiting or rejected. */
    default String word() {
        return switch (this) {
            case Rejection rejection -> "rejected";
            case Deferral deferral -> "waiting";
            case Acceptance acceptance -> acceptance.changed() ? "published" : "unchanged";
        };
    }

    /**
     * It is current.
     *
     * @param changed whether anything is different from before
     * @param first whether no publication of its name was current before
     */
    record Acceptance(Candidate candidate, Verdict.Pass verdict, boolean changed, boolean first) implements Outcome {}

    /**
     * It waits for the approval of its publisher; what is current stays as it is.
     *
     * @param verdict what the publisher is asked to confirm
     */
    record Deferral(Candidate candidate, Verdict.Fail verdict) implements Outcome {}

    /** It was not stored, and nothing changed. */
    record Rejection(Candidate candidate, Verdict.Fail verdict) implements Outcome {}
}
