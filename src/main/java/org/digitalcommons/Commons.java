package org.digitalcommons;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.digitalcommons.catalog.Catalog;
import org.digitalcommons.catalog.Question;
import org.digitalcommons.catalog.Rooms;
import org.digitalcommons.entity.CurrentEntities;
import org.digitalcommons.entity.EntityIndex;
import org.digitalcommons.entity.ParameterReader;
import org.digitalcommons.intake.Assessment;
import org.digitalcommons.intake.FileCheck;
import org.digitalcommons.intake.Intake;
import org.digitalcommons.intake.Outcome;
import org.digitalcommons.intake.ProgressListener;
import org.digitalcommons.intake.Submission;
import org.digitalcommons.intake.Upkeep;
import org.digitalcommons.intake.Withdrawal;
import org.digitalcommons.intake.WithdrawalScope;
import org.digitalcommons.preview.Preview;
import org.digitalcommons.preview.PreviewMaker;
import org.digitalcommons.publish.Candidate;
import org.digitalcommons.publish.Delivery;
import org.digitalcommons.publish.Unreadable;
import org.digitalcommons.query.Answer;
import org.digitalcommons.query.Queries;
import org.digitalcommons.query.QueryLimits;
import org.digitalcommons.query.QueryRefused;
import org.digitalcommons.rights.Access;
import org.digitalcommons.rights.AuditEntry;
import org.digitalcommons.store.Contents;
import org.digitalcommons.store.Store;
import org.digitalcommons.validate.Verdict;

/**
 * The commons in five sentences: a delivery is published, so that all that follows from it is current too; publications
 * are withdrawn; a preview shows what a delivery would change; public questions are asked; and asked of an earlier time.
 * What an operator does besides is its {@link #upkeep}. Safe for any thread.
 */
public final class Commons implements AutoCloseable {

    /** What stays the same for all who ask, whatever their limits. */
    private record Parts(
            Rooms rooms, Store store, Optional<Path> folder, Catalog catalog, Intake intake, Access access) {}

    private final Parts parts;
    private final Queries queries;
    private final CurrentEntities entities;

    private Commons(Parts parts) {
        this.parts = parts;
        this.queries = Queries.unlimited();
        this.entities =
                new CurrentEntities(parts.store()::state, () -> new EntityIndex(ask("names-and-codes", Map.of())));
    }

    /** For readers within limits; the index of names is made once for all of them, however long that takes. */
    private Commons(Commons whole, QueryLimits limits) {
        this.parts = whole.parts;
        this.queries = whole.queries.within(limits);
        this.entities = whole.entities;
    }

    private static Commons of(Rooms rooms, Store store, Optional<Path> folder) {
        var catalog = Catalog.of(rooms);
        var intake = new Intake(rooms, catalog, store, folder);
        var access = folder.map(Access::to).orElseGet(Access::none);
        return new Commons(new Parts(rooms, store, folder, catalog, intake, access));
    }

    /** The commons of a store folder, by the rules of the rooms. */
    public static Commons open(Path store, Rooms rooms) {
        return of(rooms, Store.open(store), Optional.of(store));
    }

    /** A commons without a store on disk: for reading and judging files, and for tests. */
    public static Commons inMemory(Rooms rooms) {
        return of(rooms, Store.inMemory(), Optional.empty());
    }

    /** The same commons, of the same store, for readers who are many: its questions are answered within limits. */
    public Commons within(QueryLimits limits) {
        return new Commons(this, limits);
    }

    /** Publishes a delivery of the operator, with all that follows from it. */
    public Outcome publish(Delivery delivery) throws Unreadable {
        return publish(Submission.of(delivery), AuditEntry.none(), ProgressListener.NONE);
    }

    /** Publishes what somebody hands in, with all that follows from it; the audit entry is written unless this throws. */
    public Outcome publish(Submission submission, AuditEntry entry, ProgressListener progress) throws Unreadable {
        return parts.intake().deliver(submission, entry, progress);
    }

    /** Publishes what was judged before; it is judged again only if what it was judged against has changed. */
    public Outcome publish(Assessment assessment, AuditEntry entry, ProgressListener progress) throws Unreadable {
        return parts.intake().deliver(assessment, entry, progress);
    }

    /** Withdraws what a publisher says, as its operator; see below. */
    public Withdrawal withdraw(String publisher, Optional<String> dataset, Optional<String> body) {
        return withdraw(publisher, dataset, body, AuditEntry.none(), ProgressListener.NONE);
    }

    /**
     * Withdraws what a publisher says, with all that follows from it; the history keeps it. See {@link Intake#withdraw}.
     *
     * @throws CommonsException if there is no such thing to withdraw; the message says what there is
     */
    public Withdrawal withdraw(
            String publisher,
            Optional<String> dataset,
            Optional<String> body,
            AuditEntry entry,
            ProgressListener progress) {
        return parts.intake().withdraw(new WithdrawalScope(publisher, dataset, body), entry, progress);
    }

    /** Withdraws one publication unless the condition throws; says whether it was there, and is noted only if it was. */
    public boolean withdraw(Node publication, Runnable condition, AuditEntry entry) {
        return parts.intake().withdraw(publication, condition, entry, ProgressListener.NONE);
    }

    /** What an accepted delivery would change and show if it were published now; the store is not touched. */
    public Preview preview(Candidate candidate, Verdict.Pass verdict) {
        return new PreviewMaker(parts.rooms(), parts.catalog(), parts.store(), parts.intake(), queries)
                .of(candidate, verdict);
    }

    /**
     * Answers a public question.
     *
     * @throws Question.Unanswerable if there is no such question, or a parameter is wrong
     * @throws QueryRefused if it is not done within the limits of this commons
     */
    public Answer ask(String name, Map<String, String> parameters) {
        return queries.ask(catalog().named(name), parameters, parts.store());
    }

    /**
     * Reads what somebody sets in a public question: addresses, codes and names; {@link #ask} takes what was read.
     *
     * @throws Question.Unanswerable if a name or a value is not known; the message offers the nearest
     */
    public ParameterReader.Reading read(Question question, Map<String, String> given) {
        return new ParameterReader(this::look, this::entities, this::isTerm).read(question, given);
    }

    /** The bodies, capabilities and suppliers that can be found now, by code and by name. */
    public EntityIndex entities() {
        return entities.index();
    }

    private boolean isTerm(String iri) {
        return parts.rooms().graph("ontology").contains(NodeFactory.createURI(iri), Node.ANY, Node.ANY);
    }

    /** Answers a question that pages ask for themselves, a file of {@code queries/page}; throws as {@link #ask} does. */
    public Answer look(String name, Map<String, String> parameters) {
        return queries.ask(Catalog.of(parts.rooms(), "queries/page").named(name), parameters, parts.store());
    }

    /**
     * The commons as it was at an instant: what was current then, and what follows from it by the rules of today. It is in
     * memory, and gone when closed.
     *
     * @throws CommonsException if the history cannot be read
     */
    public Commons asOf(Instant instant, ProgressListener progress) {
        var then = of(parts.rooms(), parts.store().asOf(instant), Optional.empty());
        then.upkeep().deriveAll(progress);
        return then;
    }

    /** Reads files and judges them, and stores nothing. */
    public FileCheck files() {
        return parts.intake().files();
    }

    /** What the operator of the store does besides. */
    public Upkeep upkeep() {
        return parts.intake().upkeep();
    }

    /** What a token is worth here, and who tried to write. */
    public Access access() {
        return parts.access();
    }

    /** What is stored, to be read. */
    public Contents contents() {
        return parts.store();
    }

    /** The store itself, for tests. */
    Store store() {
        return parts.store();
    }

    /** The public questions. */
    public Catalog catalog() {
        return parts.catalog();
    }

    /** The rules that hold here. */
    public Rooms rooms() {
        return parts.rooms();
    }

    /** The folder of the store; empty when it is in memory. */
    public Optional<Path> folder() {
        return parts.folder();
    }

    @Override
    public void close() {
        parts.store().close();
    }
}
