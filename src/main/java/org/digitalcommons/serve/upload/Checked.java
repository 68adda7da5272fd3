package org.digitalcommons.serve.upload;

import java.util.List;
import java.util.Optional;
import org.digitalcommons.Commons;
import org.digitalcommons.Preview;
import org.digitalcommons.publish.Candidate;
import org.digitalcommons.publish.Delivery;
import org.digitalcommons.publish.Unreadable;
import org.digitalcommons.validate.Verdict;

/**
 * What was found in files that were sent; nothing of it is stored.
 *
 * @param delivery the files and what is said of them
 * @param candidate what was read; empty when they could not be read
 * @param verdict what the shapes say of it
 * @param preview what it would change and show; empty unless it may be published
 * @param problems why the files could not be read, each with what to do
 * @param missing columns that their publisher can name
 * @param unsaid what their publisher can say beside the files
 */
record Checked(
        Delivery delivery,
        Optional<Candidate> candidate,
        Optional<Verdict> verdict,
        Optional<Preview> preview,
        List<String> problems,
        List<Unreadable.MissingColumn> missing,
        Optional<Unreadable.Unsaid> unsaid) {

    static Checked of(Commons commons, Delivery delivery) {
        try {
            var candidate = commons.read(delivery);
            var verdict = commons.judge(candidate);
            var preview = verdict instanceof Verdict.Accepted
                    ? Optional.of(commons.preview(candidate))
                    : Optional.<Preview>empty();
            return new Checked(
                    delivery,
                    Optional.of(candidate),
                    Optional.of(verdict),
                    preview,
                    List.of(),
                    List.of(),
                    Optional.empty());
        } catch (Unreadable unreadable) {
            return new Checked(
                    delivery,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    unreadable.reasons(),
                    unreadable.missing(),
                    unreadable.unsaid());
        }
    }

    /** Whether it may be published. */
    boolean isAccepted() {
        return verdict.filter(v -> v instanceof Verdict.Accepted).isPresent();
    }
}
