package org.digitalcommons;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.jena.graph.Node;
import org.digitalcommons.catalog.Catalog;
import org.digitalcommons.catalog.Lazy;
import org.digitalcommons.catalog.Question;
import org.digitalcommons.catalog.Rooms;
import org.digitalcommons.intake.Assessment;
import org.digitalcommons.intake.Intake;
import org.digitalcommons.intake.Outcome;
import org.digitalcommons.intake.ProgressListener;
import org.digitalcommons.intake.Submission;
import org.digitalcommons.intake.Withdrawal;
import org.digitalcommons.preview.Preview;
import org.digitalcommons.preview.PreviewMaker;
import org.digitalcommons.publish.Candidate;
import org.digitalcommons.publish.Delivery;
import org.digitalcommons.publish.RowNote;
import org.digitalcommons.publish.Unreadable;
import org.digitalcommons.publish.table.Extract;
import org.digitalcommons.pull.FeedStatus;
import org.digitalcommons.query.Answer;
import org.digitalcommons.query.Queries;
import org.digitalcommons.query.QueryLimits;
import org.digitalcommons.query.QueryRefused;
import org.digitalcommons.rights.Action;
import org.digitalcommons.rights.AuditEntry;
import org.digitalcommons.rights.AuditLog;
import org.digitalcommons.rights.Claim;
import org.digitalcommons.rights.Rights;
import org.digitalcommons.store.Store;
import org.digitalcommons.store.StoreSize;
import org.digitalcommons.store.Version;
import org.digitalcommons.validate.Verdict;

/**
 * The commons in five sentences: a delivery is published, so that all that follows from it is current too; publications
 * are withdrawn; a preview shows what a delivery would change; public questions are asked; and asked of an earlier time.
 *
 * <p>Safe for any thread.
 */
public final class Commons implements AutoCloseable {

    private final Rooms rooms;
    private final Store store;
    private final Optional<Rights> rights;
    private final Catalog catalog;
    private final Intake intake;
    private final Optional<Path> folder;
    private final Lazy<Catalog> pageQuestions;
    private final Queries queries;

    private Commons(Rooms rooms, Store store, Optional<Path> folder) {
        this.rooms = rooms;
        this.store = store;
        this.folder = folder;
        this.rights = folder.map(Rights::in);
        this.catalog = Catalog.of(rooms);
        this.intake = new Intake(rooms, catalog, store, folder);
        this.pageQuestions = Lazy.of(() -> Catalog.of(rooms, "queries/page"));
        this.queries = Queries.unlimited();
    }

    private Commons(Commons same, Queries queries) {
        this.rooms = same.rooms;
        this.store = same.store;
        this.folder = same.folder;
        this.rights = same.rights;
        this.catalog = same.catalog;
        this.intake = same.intake;
        this.pageQuestions = same.pageQuestions;
        this.queries = queries;
    }

    /** The commons of a store folder, by the rules of the rooms. */
    public static Commons open(Path store, Rooms rooms) {
        return new Commons(rooms, Store.open(store), Optional.of(store));
    }

    /** A commons without a store on disk: for reading and judging files, and for tests. */
    public static Commons inMemory(Rooms rooms) {
        return new Commons(rooms, Store.inMemory(), Optional.empty());
    }

    /** The same commons, of the same store, for readers who are many: its questions are answered within limits. */
    public Commons within(QueryLimits limits) {
        return new Commons(this, queries.within(limits));
    }

    /** Publishes a delivery of the operator, with all that follows from it. */
    public Outcome publish(Delivery delivery) throws Unreadable {
        return publish(Submission.of(delivery), AuditEntry.none(), ProgressListener.NONE);
    }

    /**
     * Publishes what somebody hands in, with all that follows from it.
     *
     * @param entry the audit entry of the attempt, which is written unless this throws
     */
    public Outcome publish(Submission submission, AuditEntry entry, ProgressListener progress) throws Unreadable {
        return intake.deliver(submission, entry, progress);
    }

    /** Publishes what was judged before; it is judged again only if what it was judged against has changed. */
    public Outcome publish(Assessment assessment, AuditEntry entry, ProgressListener progress) throws Unreadable {
        return intake.deliver(assessment, entry, progress);
    }

    /**
     * Publishes several deliveries of the operator one after the other, and then all that follows from them.
     *
     * @param told is told of each as it is stored or refused
     * @return whether anything had to be derived
     */
    public boolean publish(Iterable<Delivery> deliveries, Consumer<Outcome> told, ProgressListener progress)
            throws Unreadable {
        return intake.deliver(deliveries, told, progress);
    }

    /** Reads a delivery and judges it by the shapes; nothing is stored. Whoever asks closes it. */
    public Assessment assess(Submission submission, ProgressListener progress) throws Unreadable {
        return intake.assess(submission, progress);
    }

    /**
     * What an accepted delivery would change and show if it were published now; the store is not touched.
     *
     * @throws QueryRefused if an answer that it shows is not done within the limits of this commons
     */
    public Preview preview(Candidate candidate, Verdict.Pass verdict) {
        return new PreviewMaker(rooms, catalog, store, intake, queries).of(candidate, verdict);
    }

    /** Publishes what was read elsewhere, such as data that was made up. */
    public Outcome publish(Candidate candidate, ProgressListener progress) {
        return intake.deliver(candidate, progress);
    }

    /** Withdraws publications of a publisher as its operator; see the method below. */
    public Withdrawal withdraw(String publisher, Optional<String> dataset, Optional<String> body) {
        return withdraw(publisher, dataset, body, AuditEntry.none(), ProgressListener.NONE);
    }

    /**
     * Withdraws publications of a publisher, with all that follows from them; the history keeps them.
     *
     * @param publisher the code of the publisher
     * @param dataset the name of a series, of a publication or its title; empty for all of the publisher's
     * @param body the code or address of a body, to withdraw only what is said of it
     * @param entry the audit entry of the attempt, which is written unless this throws
     * @throws CommonsException if there is no such thing to withdraw; the message says what there is
     */
    public Withdrawal withdraw(
            String publisher,
            Optional<String> dataset,
            Optional<String> body,
            AuditEntry entry,
            ProgressListener progress) {
        return intake.withdraw(publisher, dataset, body, entry, progress);
    }

    /**
     * Withdraws one publication, with all that follows from it.
     *
     * @param condition throws when it is not to be withdrawn as it is now
     * @return whether it was there; where it was not, the audit entry is not written
     */
    public boolean withdraw(Node publication, Runnable condition, AuditEntry entry) {
        return intake.withdraw(publication, condition, entry, ProgressListener.NONE);
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

    /** Whether what is derived follows from what is published. */
    public boolean isDerived() {
        return intake.isDerived();
    }

    /** The number of steps that {@link #deriveAll} tells of. */
    public int derivationSteps() {
        return intake.steps();
    }

    /**
     * Takes the peer references that the versions of the index lack, and publishes them as the commons itself.
     *
     * @return what became of each version
     */
    public List<Outcome> reference(ProgressListener progress) {
        return intake.reference(progress);
    }

    /** Reads a delivery, whole in memory; nothing is stored. */
    public Candidate read(Delivery delivery) throws Unreadable {
        return intake.read(delivery);
    }

    /** Judges what was read by the shapes; nothing is stored. */
    public Verdict judge(Candidate candidate) {
        return intake.judge(candidate);
    }

    /** What is to be told of the rows of a candidate: those that were not used first, each with what to do about it. */
    public List<RowNote> rowNotes(Candidate candidate) {
        return RowNote.of(candidate.description(), rooms.graph("ontology"));
    }

    /** A compact, person-free copy of the files of a delivery. */
    public Extract extract(Delivery delivery) throws Unreadable {
        return intake.extract(delivery);
    }

    /** The source formats that can be imported, by name; {@code rdf} is linked data in any of its syntaxes. */
    public List<String> formats() {
        return intake.formats();
    }

    /** How much is stored. */
    public StoreSize size() {
        return StoreSize.of(store);
    }

    /** Every version of every publication that was or is current here, by address and number. */
    public List<Version> versions() {
        return store.versions();
    }

    /**
     * The commons as it was at an instant: what was current then, and what follows from it by the rules of today. It is in
     * memory, and gone when closed.
     *
     * @throws CommonsException if the history cannot be read
     */
    public Commons asOf(Instant instant, ProgressListener progress) {
        var then = new Commons(rooms, store.asOf(instant), Optional.empty());
        then.deriveAll(progress);
        return then;
    }

    /** The public questions. */
    public Catalog catalog() {
        return catalog;
    }

    /** The rooms whose rules hold here. */
    public Rooms rooms() {
        return rooms;
    }

    /** The folder of the store; empty when it is in memory. For tests. */
    Optional<Path> folder() {
        return folder;
    }

    /** A folder for files that are on their way, beside the store; a temporary one when that is in memory. */
    public Path workFolder(String name) {
        return folder.orElseGet(Commons::temporary).resolve(name);
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("commons");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is stored. */
    public Store store() {
        return store;
    }

    /** What a secret that somebody shows is worth here; nothing where the store is in memory. */
    public Claim claim(String secret) {
        return rights.map(r -> r.tokens().claim(secret)).orElseGet(Claim.Unknown::new);
    }

    /** Opens the audit entry of an attempt to write. */
    public AuditEntry entry(Action action) {
        return audit().entry(action);
    }

    /** Notes in the audit log how many were turned away because there were too many. */
    public void turnedAway(long times) {
        audit().turnedAway(times);
    }

    private AuditLog audit() {
        return rights.map(Rights::audit).orElseGet(AuditLog::none);
    }

    /**
     * How it goes with the addresses that a publisher registered; none for a store in memory, and none when the files
     * are damaged, which is for the operator to be told and not for readers.
     */
    public List<FeedStatus> feeds(String publisher) {
        try {
            return folder.map(f -> FeedStatus.in(f, publisher)).orElse(List.of());
        } catch (CommonsException damaged) {
            return List.of();
        }
    }

    /**
     * Answers a public question.
     *
     * @throws Question.Unanswerable if there is no such question, or a parameter is wrong
     * @throws QueryRefused if it is not done within the limits of this commons
     */
    public Answer ask(String name, Map<String, String> parameters) {
        return queries.ask(catalog.named(name), parameters, store);
    }

    /**
     * Answers a question that pages ask for themselves, a file of {@code queries/page}.
     *
     * @throws QueryRefused if it is not done within the limits of this commons
     */
    public Answer look(String name, Map<String, String> parameters) {
        return queries.ask(pageQuestions.get().named(name), parameters, store);
    }

    @Override
    public void close() {
        store.close();
    }
}
