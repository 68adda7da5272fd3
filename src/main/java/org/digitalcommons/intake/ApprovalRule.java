package org.digitalcommons.intake;

import java.util.Optional;
import org.digitalcommons.publish.Unreadable;

/**
 * What waits for the approval of its publisher: what no person handed in and what lacks nothing but the word that it is right.
 * Safe for any thread.
 *
 * @param queue where it waits; empty where a store lies in memory, and nothing waits
 */
record ApprovalRule(Optional<ApprovalQueue> queue, Assessor assessor) {

    /** Whether something that was rejected waits from now on. */
    boolean holds(Assessment rejected, ProgressListener progress) throws Unreadable {
        var delivery = rejected.delivery();
        if (queue.isEmpty()
                || !rejected.submission().waits()
                || delivery.details().isConfirmed()) {
            return false;
        }
        try (var confirmed = assessor.assess(Submission.of(delivery.confirming()), progress)) {
            if (confirmed.isAccepted()) {
                queue.get().add(delivery.confirming());
            }
            return confirmed.isAccepted();
        }
    }
}
