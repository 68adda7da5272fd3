package org.digitalcommons.intake;

import io.micrometer.core.instrument.Metrics;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.jena.graph.Node;
import org.digitalcommons.CommonsException;
import org.digitalcommons.catalog.Catalog;
import org.digitalcommons.catalog.Rooms;
import org.digitalcommons.publish.Candidate;
import org.digitalcommons.publish.Delivery;
import org.digitalcommons.publish.Unreadable;
import org.digitalcommons.rights.AuditEntry;
import org.digitalcommons.store.Store;
import org.digitalcommons.validate.Verdict;

/**
 * The one way into a store. What is handed in is read and judged while others write; then, under one lock, it is stored,
 * what follows from it is derived, and the attempt is noted. What was judged is what is stored; if an answer of the store
 * that the judging rests on has changed meanwhile, it is read and judged again under the lock.
 *
 * <p>Killed between storing and deriving, a store owes what follows, and it is derived at the next start. Safe for any
 * thread.
 */
public final class Intake {

    private static final int REFUSED = 422;
    private static final int HELD = 202;
    private final ReentrantLock lock = new ReentrantLock();
    private final Rooms rooms;
    private final Store store;
    private final Assessor assessor;
    private final Withdrawing withdrawing;
    private final DerivedState derived;
    private final FileCheck files;
    private final Upkeep upkeep;
    private final DiskRoom room;
    private final ApprovalRule approval;

    /**
     * The intake of a store, by the rules of the rooms; there is one for each store that is open.
     *
     * @param folder the folder of the store; empty for one in memory
     */
    public Intake(Rooms rooms, Catalog catalog, Store store, Optional<Path> folder) {
        this.rooms = rooms;
        this.store = store;
        this.assessor = new Assessor(rooms, store, folder);
        this.withdrawing = new Withdrawing(rooms, store, assessor);
        this.derived = new DerivedState(rooms, catalog, store);
        this.files = new FileCheck(rooms, assessor);
        this.room = new DiskRoom(folder);
        this.upkeep = new Upkeep(this, store, derived, room, folder);
        this.approval = new ApprovalRule(folder.map(ApprovalQueue::in), assessor);
    }

    /** Reads and judges, and stores nothing. */
    public FileCheck files() {
        return files;
    }

    /** What only the operator does. */
    public Upkeep upkeep() {
        return upkeep;
    }

    /**
     * The store as it would be if an accepted candidate were taken in now: on a layer over it, for this thread, inside the
     * transaction of the store that it is in.
     */
    public Store onLayer(Candidate candidate, Verdict.Pass verdict) {
        var after = store.layer();
        after.publish(candidate.publication(), StoredFindings.with(assessor.divided(candidate), verdict));
        derived.bringUpToDate(after);
        return after;
    }

    /** Takes in what was read elsewhere, such as data that was made up, if the shapes accept it. */
    Outcome deliver(Candidate candidate, ProgressListener progress) {
        try (var assessment = assessor.assess(candidate)) {
            return deliver(assessment, AuditEntry.none(), progress);
        } catch (Unreadable impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Takes in what is handed in, if the shapes accept it. */
    public Outcome deliver(Submission submission, AuditEntry entry, ProgressListener progress) throws Unreadable {
        room.require(0);
        try (var assessment = assessor.assess(submission, progress)) {
            return deliver(assessment, entry, progress);
        }
    }

    /**
     * Takes in what was read and judged before, if the shapes accept it.
     *
     * @param entry is written unless this throws
     * @throws Unreadable if it has to be read again, and cannot be
     */
    public Outcome deliver(Assessment assessment, AuditEntry entry, ProgressListener progress) throws Unreadable {
        lock.lock();
        try {
            var outcome = store(assessment, progress);
            Metrics.counter("commons.deliveries", "outcome", outcome.word()).increment();
            entry.about(outcome.candidate().publication().getURI())
                    .found(outcome.verdict().findings().size());
            switch (outcome) {
                case Outcome.Rejection rejection -> entry.answered(REFUSED);
                case Outcome.Deferral deferral -> entry.answered(HELD);
                case Outcome.Acceptance acceptance -> {
                    Metrics.timer("commons.derive").record(() -> derived.bringUpToDate(progress));
                    entry.answered(entry.action().done(acceptance.first(), acceptance.changed()));
                }
            }
            return outcome;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes in several deliveries, one after the other, and derives once what follows from all of them.
     *
     * @param told is told of each as it is stored or refused
     * @return whether anything had to be derived
     */
    boolean deliver(Iterable<Delivery> deliveries, Consumer<Outcome> told, ProgressListener progress)
            throws Unreadable {
        for (var delivery : deliveries) {
            try (var assessment = assessor.assess(Submission.of(delivery), progress)) {
                told.accept(store(assessment, progress));
            }
        }
        return derive(progress);
    }

    private Outcome store(Assessment first, ProgressListener progress) throws Unreadable {
        lock.lock();
        try {
            if (first.holds()) {
                return stored(first, progress);
            }
            try (var second = assessor.assess(first.submission(), progress)) {
                return stored(second, progress);
            }
        } finally {
            lock.unlock();
        }
    }

    private Outcome stored(Assessment assessment, ProgressListener progress) throws Unreadable {
        var candidate = assessment.candidate();
        return switch (assessment.verdict()) {
            case Verdict.Fail rejected ->
                approval.holds(assessment, progress)
                        ? new Outcome.Deferral(candidate, rejected)
                        : new Outcome.Rejection(candidate, rejected);
            case Verdict.Pass accepted -> {
                boolean first = store.size(candidate.publication()) == 0;
                var content = assessment.content(accepted);
                room.require(content.statements());
                boolean changed = store.publish(candidate.publication(), content, statements -> {});
                assessor.remember(assessment.delivery());
                var acceptance = new Outcome.Acceptance(candidate, accepted, changed, first);
                progress.stored(acceptance);
                yield acceptance;
            }
        };
    }

    /**
     * Withdraws a publisher's publications; the history keeps them.
     *
     * @param scope which; where it names a body, one publication after the other
     * @param entry is written once for each publication, unless this throws
     * @throws CommonsException if there is no such thing to withdraw; the message says what there is
     */
    public Withdrawal withdraw(WithdrawalScope scope, AuditEntry entry, ProgressListener progress) {
        var basis = new Basis();
        var wanted = withdrawing.plan(scope, basis);
        lock.lock();
        try {
            var plan = basis.holds() ? wanted : withdrawing.plan(scope, new Basis());
            var withdrawal = withdrawing.carryOut(plan);
            switch (withdrawal) {
                case Withdrawal.Obstacle obstacle ->
                    entry.about(obstacle.publication().getURI())
                            .found(obstacle.verdict().findings().size())
                            .answered(REFUSED);
                case Withdrawal.Success success -> {
                    derived.bringUpToDate(progress);
                    entry.answered(
                            entry.action().done(false, true),
                            success.removals().stream()
                                    .map(removal -> removal.publication().getURI())
                                    .toList());
                }
            }
            return withdrawal;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Withdraws one publication.
     *
     * @param condition throws when it is not to be withdrawn as it is now
     * @return whether it was there; where it was not, the entry is not written
     */
    public boolean withdraw(Node publication, Runnable condition, AuditEntry entry, ProgressListener progress) {
        lock.lock();
        try {
            condition.run();
            boolean withdrawn = store.withdraw(publication);
            if (withdrawn) {
                derived.bringUpToDate(progress);
                entry.answered(entry.action().done(false, true));
            }
            return withdrawn;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Brings what is derived up to date with what is published.
     *
     * @return whether anything was owed
     */
    boolean derive(ProgressListener progress) {
        lock.lock();
        try {
            return derived.bringUpToDate(progress);
        } finally {
            lock.unlock();
        }
    }

    /** Does something while nobody else writes. */
    <T> T alone(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    /** Divides a publication anew, by the grants that hold now; whether it is other than before. */
    boolean regrant(Node publication, ProgressListener progress) {
        var graphs = store.graphs(publication);
        graphs.remove(StoredFindings.graph(publication));
        var whole = new Candidate(publication, Sayings.handedIn(graphs), new Candidate.RowCounts(0, 0, 0), List.of());
        try (var assessment = assessor.assess(whole)) {
            return stored(assessment, progress) instanceof Outcome.Acceptance done && done.changed();
        } catch (Unreadable impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Derives everything from nothing. */
    void deriveAll(ProgressListener progress) {
        lock.lock();
        try {
            derived.renew(progress);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes the peer references that the versions of the index lack, and publishes them as the commons itself.
     *
     * @return what became of each version
     */
    List<Outcome> reference(ProgressListener progress) {
        lock.lock();
        try {
            derived.bringUpToDate(progress);
            var outcomes = new ArrayList<Outcome>();
            deliver(new PeerReferences(rooms, store).taken(), outcomes::add, progress);
            return List.copyOf(outcomes);
        } catch (Unreadable bug) {
            throw new IllegalStateException(bug);
        } finally {
            lock.unlock();
        }
    }
}
