package org.digitalcommons;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.Syntax;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSetStream;
import org.digitalcommons.catalog.Catalog;
import org.digitalcommons.catalog.Lazy;
import org.digitalcommons.catalog.Question;
import org.digitalcommons.catalog.Rooms;
import org.digitalcommons.derive.Derivation;
import org.digitalcommons.derive.Handover;
import org.digitalcommons.derive.Part;
import org.digitalcommons.intake.KnownBodies;
import org.digitalcommons.intake.PeerReferences;
import org.digitalcommons.intake.StagedPublication;
import org.digitalcommons.intake.StoredFacts;
import org.digitalcommons.intake.StoredFindings;
import org.digitalcommons.intake.Withdrawal;
import org.digitalcommons.intake.Withdrawals;
import org.digitalcommons.name.GraphNames;
import org.digitalcommons.publish.Candidate;
import org.digitalcommons.publish.Delivery;
import org.digitalcommons.publish.table.Extract;
import org.digitalcommons.publish.importer.Importer;
import org.digitalcommons.publish.RememberedMappings;
import org.digitalcommons.publish.RowNote;
import org.digitalcommons.publish.Unreadable;
import org.digitalcommons.pull.FeedStatus;
import org.digitalcommons.rights.Rights;
import org.digitalcommons.store.Derived;
import org.digitalcommons.store.Quads;
import org.digitalcommons.store.Store;
import org.digitalcommons.store.UnionContext;
import org.digitalcommons.store.Version;
import org.digitalcommons.validate.Validator;
import org.digitalcommons.validate.Verdict;

/**
 * The five stages: a delivery is read into a candidate (publish), judged by the shapes (validate), made
 * current (store), and everything that follows from it is written anew (derive), to be asked for (serve).
 *
 * <p>Asking is safe from any thread; publishing and deriving are for one at a time, and hold a lock.
 */
public final class Commons implements AutoCloseable {

    /** When one published graph in so many changed, deriving everything is the shorter way, */
    private static final int MUCH = 4;

    /** unless no more than these changed, for which to derive what changed is as short. */
    private static final int FEW = 50;

    private final Rooms rooms;
    private final Store store;
    private final Optional<Rights> rights;
    private final Catalog catalog;
    private final Lazy<Importer> importer;
    private final Lazy<Validator> validator;
    private final Lazy<String> rules;
    private final Lazy<Derivation> derivation;
    private final Optional<RememberedMappings> mappings;
    private final Optional<Path> folder;

    private Commons(Rooms rooms, Store store, Optional<Path> folder) {
        this.rooms = rooms;
        this.store = store;
        this.folder = folder;
        this.mappings = folder.map(f -> new RememberedMappings(f.resolve("mappings")));
        this.rights = folder.map(Rights::in);
        this.catalog = Catalog.of(rooms);
        this.importer = Lazy.of(() -> new Importer(rooms, new KnownBodies(rooms, store)::graph));
        this.validator = Lazy.of(() -> Validator.of(rooms));
        this.derivation = Lazy.of(() -> new Derivation(rooms));
        this.rules = Lazy.of(() -> rooms.digest("ontology", "queries/ask", "queries/derive"));
    }

    /** The commons of a store folder, by the rules of the rooms. */
    public static Commons open(Path store, Rooms rooms) {
        return new Commons(rooms, Store.open(store), Optional.of(store));
    }

    /** A commons without a store on disk: for reading and judging files, and for tests. */
    public static Commons inMemory(Rooms rooms) {
        return new Commons(rooms, Store.inMemory(), Optional.empty());
    }

    /** What became of a delivery. */
    public sealed interface Outcome {

        /** What was read. */
        Candidate candidate();

        /** Its findings. */
        Verdict verdict();

        /**
         * It is current.
         *
         * @param changed whether anything is different from before
         */
        record Published(Candidate candidate, Verdict.Accepted verdict, boolean changed) implements Outcome {}

        /** It was not stored, and nothing changed. */
        record Refused(Candidate candidate, Verdict.Rejected verdict) implements Outcome {}
    }

    /** Reads a delivery into our terms; the store is not touched. What its publisher once said of words in its files holds again. */
    public Candidate read(Delivery delivery) throws Unreadable {
        return importer.get().candidate(remembered(delivery));
    }

    private Delivery remembered(Delivery delivery) {
        return mappings.map(m -> delivery.with(m.of(delivery.publisher()).with(delivery.mapping())))
                .orElse(delivery);
    }

    /** Judges a candidate by the shapes; the store is not touched. */
    public Verdict judge(Candidate candidate) {
        return validator.get().judge(candidate.graphs().values());
    }

    /** What is to be told of the rows of a candidate: those that were not used first, each with what to do about it. */
    public List<RowNote> rowNotes(Candidate candidate) {
        return RowNote.of(candidate.description(), rooms.graph("ontology"));
    }

    /** Publishes a delivery. What is derived follows with {@link #derive}. */
    public synchronized Outcome publish(Delivery delivery) throws Unreadable {
        return publish(delivery, rows -> {});
    }

    /**
     * Publishes a delivery; a long one part by part, in bounded memory. What is derived follows with {@link #derive}.
     *
     * @param rows is told how many rows of a long delivery were read so far
     */
    public synchronized Outcome publish(Delivery delivery, LongConsumer rows) throws Unreadable {
        var known = remembered(delivery);
        var outcome = importer.get().isLong(known) ? publishLong(known, rows) : publish(read(delivery));
        if (outcome instanceof Outcome.Published) {
            mappings.ifPresent(m -> m.keep(delivery.publisher(), delivery.mapping()));
        }
        return outcome;
    }

    private Outcome publishLong(Delivery delivery, LongConsumer rows) throws Unreadable {
        try (var staged = StagedPublication.of(importer.get(), validator.get(), delivery, folder, rows)) {
            return switch (staged.verdict()) {
                case Verdict.Rejected rejected -> new Outcome.Refused(staged.candidate(), rejected);
                case Verdict.Accepted accepted -> {
                    var candidate = staged.candidate();
                    boolean changed =
                            store.publish(candidate.publication(), Quads.staged(staged.file()), statements -> {});
                    yield new Outcome.Published(candidate, accepted, changed);
                }
            };
        }
    }

    /**
     * Reads and judges a delivery without a preview of it; a long one part by part, in bounded memory. The store is not
     * touched.
     *
     * @param rows is told how many rows of a long delivery were read so far
     */
    public Tried tryOut(Delivery delivery, LongConsumer rows) throws Unreadable {
        var known = remembered(delivery);
        if (importer.get().isLong(known)) {
            try (var staged = StagedPublication.of(importer.get(), validator.get(), known, Optional.empty(), rows)) {
                return new Tried(staged.candidate(), staged.verdict(), false);
            }
        }
        var candidate = importer.get().candidate(known);
        return new Tried(candidate, judge(candidate), true);
    }

    /**
     * What would become of a delivery.
     *
     * @param isWhole whether the candidate holds its graphs, so that it can be previewed
     */
    public record Tried(Candidate candidate, Verdict verdict, boolean isWhole) {}

    /** Publishes what was read of a delivery. What is derived follows with {@link #derive}. */
    public synchronized Outcome publish(Candidate candidate) {
        return switch (judge(candidate)) {
            case Verdict.Rejected rejected -> new Outcome.Refused(candidate, rejected);
            case Verdict.Accepted accepted -> {
                boolean changed = store.publish(candidate.publication(), StoredFindings.with(candidate, accepted));
                yield new Outcome.Published(candidate, accepted, changed);
            }
        };
    }

    /**
     * Takes a publication back; the history keeps it. What is derived follows with {@link #derive}.
     *
     * @return whether it was there
     */
    public synchronized boolean withdraw(Node publication) {
        return store.withdraw(publication);
    }

    /**
     * Takes a publisher's publications back; the history keeps them. What is derived follows with {@link #derive}.
     *
     * @param publisher the code of the publisher
     * @param dataset the name of a series, of a publication or its title; empty for all of the publisher's
     * @param body the code or address of a body, to take back only what is said of it; the rest is published again, one
     *     publication after the other
     * @throws CommonsException if there is no such thing to take back; the message says what there is
     */
    public synchronized Withdrawal withdraw(String publisher, Optional<String> dataset, Optional<String> body) {
        var wanted = new Withdrawals(store, publisher);
        var publications = wanted.publications(dataset);
        if (body.isEmpty()) {
            var taken = publications.stream()
                    .map(p -> new Withdrawal.Taken(p, true, store.size(p)))
                    .toList();
            store.withdraw(publications);
            return new Withdrawal.Done(taken);
        }
        var left = wanted.without(publications, body.get());
        var verdicts = new LinkedHashMap<Candidate, Verdict.Accepted>();
        for (var candidate : left) {
            switch (judge(candidate)) {
                case Verdict.Accepted accepted -> verdicts.put(candidate, accepted);
                case Verdict.Rejected rejected -> {
                    return new Withdrawal.Refused(candidate.publication(), rejected);
                }
            }
        }
        var taken = new ArrayList<Withdrawal.Taken>();
        verdicts.forEach((candidate, accepted) -> {
            var publication = candidate.publication();
            var before = store.size(publication);
            if (candidate.graphs().size() == 1) {
                store.withdraw(publication);
            } else {
                store.publish(publication, StoredFindings.with(candidate, accepted));
            }
            var after = store.size(publication);
            taken.add(new Withdrawal.Taken(publication, after == 0, before - after));
        });
        return new Withdrawal.Done(taken);
    }

    /** Every version of every publication that was or is current here, by address and number. */
    public List<Version> versions() {
        return store.versions();
    }

    /**
     * The commons as it was at an instant: what was current then, and what follows from it by the rules of today. It is in
     * memory, and gone when closed.
     *
     * @param progress told of each step of the derivation
     * @throws CommonsException if the history cannot be read
     */
    public Commons asOf(Instant instant, Consumer<String> progress) {
        var then = new Commons(rooms, store.asOf(instant), Optional.empty());
        then.deriveAll(progress);
        return then;
    }

    /** Whether the derived graphs are those that follow from what is published. */
    public boolean isDerived() {
        return store.isDerivedBy(rules.get());
    }

    /** Brings what is derived up to date: only what changed is derived again, in one change that a reader sees whole. */
    public synchronized void derive(Consumer<String> progress) {
        var owed = store.owed(rules.get());
        boolean isMuch = owed.isPresent() && owed.get().size() * MUCH >= store.size();
        if (owed.isEmpty() || isMuch && owed.get().size() > FEW) {
            deriveAll(progress);
        } else if (!isDerived()) {
            var steps = derivation.get();
            var changed = store.published(owed.get(), steps.classes(), steps.mapped());
            try (var parts = Handover.<Part>of(taker -> steps.changed(new StoredFacts(store), changed, taker))) {
                store.changeDerived(Iter.map(parts, Commons::derived), referenceGraphs(), rules.get(), isMuch);
            }
        }
    }

    /** Derives everything from nothing, in one change that a reader sees whole or not at all. */
    public synchronized void deriveAll(Consumer<String> progress) {
        var steps = derivation.get();
        // One thread writes while others derive; the lock keeps what they read as it was when the first part was asked
        // for.
        try (var parts = Handover.<Part>of(taker -> steps.all(
                store.publishedNames(),
                name -> store.published(name, steps.classes(), steps.mapped()),
                progress,
                taker))) {
            store.replaceDerived(Iter.map(parts, Commons::derived), referenceGraphs(), rules.get());
        }
    }

    /** What readers find beside the data and what belongs to the rules: our terms and code lists, and the questions. */
    private Map<Node, Graph> referenceGraphs() {
        return Map.of(
                NodeFactory.createURI(GraphNames.REFERENCE + "ontology"), rooms.graph("ontology"),
                NodeFactory.createURI(GraphNames.REFERENCE + "questions"), catalog.description());
    }

    private static Derived derived(Part part) {
        return new Derived(part.graph(), part.origin(), part.statements());
    }

    /**
     * Takes the peer references that the versions of the index lack and publishes them as the commons itself. What is
     * published has to be derived before, and what rests on the references is derived with {@link #derive} after.
     *
     * @return what became of each version
     */
    public synchronized List<Outcome> reference() {
        var outcomes = new ArrayList<Outcome>();
        for (var delivery : new PeerReferences(rooms, store).taken()) {
            try {
                outcomes.add(publish(delivery));
            } catch (Unreadable bug) {
                throw new IllegalStateException(bug);
            }
        }
        return List.copyOf(outcomes);
    }

    /** The number of steps that {@link #deriveAll} tells of. */
    public int derivationSteps() {
        return derivation.get().steps();
    }

    /** A compact, person-free copy of the files of a delivery. */
    public Extract extract(Delivery delivery) throws Unreadable {
        return importer.get().extract(delivery);
    }

    /** The public questions. */
    public Catalog catalog() {
        return catalog;
    }

    /** The rooms whose rules hold here. */
    public Rooms rooms() {
        return rooms;
    }

    /** The folder of the store; empty when it is in memory. */
    public Optional<Path> folder() {
        return folder;
    }

    /** What is stored. */
    public Store store() {
        return store;
    }

    /** Who may write to the store; empty for a store in memory, which nobody may write to from elsewhere. */
    public Optional<Rights> rights() {
        return rights;
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

    /** The source formats that can be imported, by name; {@code rdf} is linked data in any of its syntaxes. */
    public List<String> formats() {
        return Stream.concat(importer.get().formats().stream().map(f -> f.name()), Stream.of("rdf"))
                .sorted()
                .toList();
    }

    /**
     * Answers a public question.
     *
     * @throws Question.Unanswerable if there is no such question, or a parameter is wrong
     */
    public Answer ask(String name, Map<String, String> parameters) {
        return store.read(() -> ask(name, parameters, store.dataset()));
    }

    /** Answers a public question from some data, of which every graph is a part of the default graph. */
    private Answer ask(String name, Map<String, String> parameters, DatasetGraph data) {
        var question = catalog.named(name);
        var query = QueryFactory.create(question.with(parameters), Syntax.syntaxSPARQL_11);
        try (var execution = QueryExec.dataset(data)
                .context(UnionContext.of(data))
                .query(query)
                .build()) {
            var answer = execution.select();
            var rows = RowSetStream.create(answer.getResultVars(), Iter.map(answer, Binding::detach))
                    .rewindable();
            return new Answer(question, Map.copyOf(parameters), rows);
        }
    }

    /** What a candidate would change and show if it were published now; the store is not touched. */
    public Preview preview(Candidate candidate) {
        return new Previews(rooms, store, derivation.get(), this::ask).of(candidate);
    }

    @Override
    public void close() {
        store.close();
    }
}
