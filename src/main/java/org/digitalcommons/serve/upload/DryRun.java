package org.digitalcommons.serve.upload;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.digitalcommons.Commons;
import org.digitalcommons.catalog.Lazy;
import org.digitalcommons.intake.Assessment;
import org.digitalcommons.intake.ProgressListener;
import org.digitalcommons.intake.Submission;
import org.digitalcommons.preview.Preview;
import org.digitalcommons.publish.Candidate;
import org.digitalcommons.publish.Delivery;
import org.digitalcommons.publish.Unreadable;
import org.digitalcommons.validate.Verdict;

/**
 * The findings in files that were sent; nothing of them is stored.
 *
 * @param delivery the files and what is said of them
 * @param assessment what was read, and what the shapes say of it; empty when the files could not be read
 * @param preview what it would change and show; empty unless it may be published and is short enough
 * @param problems why the files could not be read, each with what to do
 * @param missing columns that their publisher can name
 * @param unsaid what their publisher can say beside the files
 * @param copies the tables with what was found in each row, by the names of the copies; none of what is too long, or is no
 *     table
 */
record DryRun(
        Delivery delivery,
        Optional<Assessment> assessment,
        Optional<Preview> preview,
        List<String> problems,
        List<Unreadable.MissingColumn> missing,
        Optional<Unreadable.MissingDetail> unsaid,
        Lazy<Map<String, String>> copies)
        implements AutoCloseable {

    static DryRun of(Commons commons, Delivery delivery) {
        try {
            var assessment = commons.files().assess(Submission.of(delivery), ProgressListener.NONE);
            var preview = assessment.verdict() instanceof Verdict.Pass accepted && assessment.isWhole()
                    ? Optional.of(commons.preview(assessment.candidate(), accepted))
                    : Optional.<Preview>empty();
            return new DryRun(
                    delivery,
                    Optional.of(assessment),
                    preview,
                    List.of(),
                    List.of(),
                    Optional.empty(),
                    Lazy.of(() -> copies(commons, delivery, assessment)));
        } catch (Unreadable unreadable) {
            return new DryRun(
                    delivery,
                    Optional.empty(),
                    Optional.empty(),
                    unreadable.reasons(),
                    unreadable.missing(),
                    unreadable.unsaid(),
                    Lazy.of(Map::of));
        }
    }

    Optional<Candidate> candidate() {
        return assessment.map(Assessment::candidate);
    }

    Optional<Verdict> verdict() {
        return assessment.map(Assessment::verdict);
    }

    /** Whether it may be published. */
    boolean isAccepted() {
        return assessment.filter(Assessment::isAccepted).isPresent();
    }

    /** Whether it may be published and is too long for a preview. */
    boolean isTooLongToPreview() {
        return isAccepted() && assessment.filter(Assessment::isWhole).isEmpty();
    }

    private static Map<String, String> copies(Commons commons, Delivery delivery, Assessment assessment) {
        if (!assessment.isWhole()) {
            return Map.of();
        }
        try {
            return commons.files().annotated(delivery, assessment.candidate(), assessment.verdict());
        } catch (Unreadable changed) {
            return Map.of();
        }
    }

    /** How many findings there are, or reasons why it could not be read. */
    int findings() {
        return verdict().map(v -> v.findings().size()).orElse(problems.size());
    }

    @Override
    public void close() {
        assessment.ifPresent(Assessment::close);
    }
}
