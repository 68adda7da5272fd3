package org.digitalcommons.store;

import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.graph.NodeConst;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.digitalcommons.CommonsException;
import org.digitalcommons.name.GraphNames;

/**
 * The current publications and what is derived from them, as named graphs on disk. A publication
 * becomes current in one transaction or not at all; what it replaces moves to the history, outside
 * the queried dataset.
 *
 * <p>Any number of threads may read while one writes. An instant is when a version became current here.
 */
public final class Store implements AutoCloseable {

    private static final String MADE_OF = " of revision ";
    private static final int TELL_EVERY = 100_000;

    private final DatasetGraph dataset;
    private final Ledger ledger;
    private final Optional<History> history;
    private final Weights weights;

    private Store(DatasetGraph dataset, Weights weights, Optional<History> history) {
        this.dataset = dataset;
        this.weights = weights;
        this.ledger = new Ledger(dataset);
        this.history = history;
    }

    /**
     * Opens the store in a folder, which is made when it is not there.
     *
     * @throws CommonsException if another process holds it, or it cannot be read
     */
    public static Store open(Path folder) {
        var weights = new Weights();
        var history = new History(folder.resolve("history"));
        var store = new Store(Database.open(folder, weights), weights, Optional.of(history));
        try {
            store.settle();
            weights.use(Statistics.in(store.graph(Statistics.NAME).orElse(Graph.emptyGraph)));
            return store;
        } catch (CommonsException e) {
            store.close();
            throw e;
        }
    }

    /** A store in memory, gone when closed; it keeps no history. */
    public static Store inMemory() {
        var weights = new Weights();
        return new Store(Database.inMemory(weights), weights, Optional.empty());
    }

    /**
     * What this store would be after changes, which stay in memory. For the thread that asks, inside the {@link #read} that
     * it asks in; it keeps no history, and is gone with that.
     */
    public Store layer() {
        return new Store(new LayeredDataset(dataset, weights), weights, Optional.empty());
    }

    /** The dataset, for reading. */
    public DatasetGraph dataset() {
        return dataset;
    }

    /** Looks up in what is stored; nothing may be written that those who ask might see. */
    public Lookup lookup() {
        return new Lookup(dataset);
    }

    /** Runs a reader in one read transaction, so that it sees one state. */
    public <T> T read(Supplier<T> reader) {
        return Txn.calculateRead(dataset, reader::get);
    }

    /** The names of the current publications. */
    public List<Node> publications() {
        return read(ledger::publications);
    }

    /** How many graphs are published. */
    public int size() {
        return read(ledger::graphs).size();
    }

    /** How many graphs a publication has; 0 when it is not current. */
    public int size(Node publication) {
        return read(() -> ledger.graphs(publication)).size();
    }

    /** The published graphs, each copied into memory. */
    public List<Graph> published() {
        return read(() -> ledger.graphs().stream().map(this::copy).toList());
    }

    /** The names of the published graphs. */
    public List<Node> publishedNames() {
        return read(() -> List.copyOf(ledger.graphs()));
    }

    /** A published graph, copied into memory as far as it is wanted; empty when it speaks of nothing of the classes. */
    public Graph published(Node name, Collection<Node> classes, Predicate<Triple> wanted) {
        return read(() -> speaksOf(name, classes) ? copy(name, wanted) : Graph.emptyGraph);
    }

    /**
     * Some published graphs by name, each copied into memory as far as it is wanted.
     *
     * @return an empty graph for each that is not there, or speaks of nothing of the classes
     */
    public Map<Node, Graph> published(Collection<Node> names, Collection<Node> classes, Predicate<Triple> wanted) {
        return read(() -> {
            var graphs = new LinkedHashMap<Node, Graph>();
            names.forEach(name -> graphs.put(name, published(name, classes, wanted)));
            return graphs;
        });
    }

    private boolean speaksOf(Node name, Collection<Node> classes) {
        return classes.stream().anyMatch(each -> dataset.contains(name, Node.ANY, NodeConst.nodeRDFType, each));
    }

    /** Some graphs by name, each copied into memory; empty ones for those that are not there. */
    public Map<Node, Graph> graphs(Collection<Node> names) {
        return read(() -> {
            var graphs = new LinkedHashMap<Node, Graph>();
            names.forEach(name -> graphs.put(name, copy(name)));
            return graphs;
        });
    }

    /** The graphs of a current publication by name, each copied into memory; none when it is not current. */
    public Map<Node, Graph> graphs(Node publication) {
        return read(() -> {
            var graphs = new LinkedHashMap<Node, Graph>();
            ledger.graphs(publication).forEach(name -> graphs.put(name, copy(name)));
            return graphs;
        });
    }

    private Graph copy(Node name) {
        return copy(name, statement -> true);
    }

    private Graph copy(Node name, Predicate<Triple> wanted) {
        var copy = GraphFactory.createDefaultGraph();
        GraphUtil.add(copy, dataset.getGraph(name).find().filterKeep(wanted));
        return copy;
    }

    /**
     * Makes a publication current. What it replaces goes to the history first.
     *
     * @param graphs every graph of it by name
     * @return whether anything changed; publishing the same twice changes nothing
     */
    public boolean publish(Node publication, Map<Node, Graph> graphs) {
        // By what was handed in, not by what is stored: the database writes numbers in its own form.
        return publish(publication, Quads.of(graphs), statements -> {});
    }

    /**
     * Makes a publication current that need not fit into memory. What it replaces goes to the history first, and need not
     * fit either. Readers see the old version until the new one is whole.
     *
     * @param progress told how many statements are stored so far, from time to time
     * @return whether anything changed; publishing the same twice changes nothing
     * @throws CommonsException if it cannot be read or the history not be written; then nothing changed
     */
    public synchronized boolean publish(Node publication, Quads content, LongConsumer progress) {
        var checksum = content.checksum();
        if (read(() -> ledger.holds(publication, checksum))) {
            return false;
        }
        Txn.executeRead(dataset, () -> owns(publication, content.graphs()));
        var number = read(() -> next(publication));
        draft(List.of(publication));
        change(() -> {
            ledger.owe(ledger.graphs(publication));
            ledger.owe(content.graphs());
            remove(publication);
            load(content, progress);
            var now = Optional.of(ledger.count());
            var statements = OptionalLong.of(content.statements());
            ledger.enter(
                    new Version(publication, number, now, Optional.empty(), checksum, statements), content.graphs());
        });
        return true;
    }

    /** A graph of any kind by its name, copied into memory; empty if nothing is stored under it. */
    public Optional<Graph> graph(Node name) {
        return read(() -> Optional.of(copy(name)).filter(graph -> !graph.isEmpty()));
    }

    /** The names of the graphs of a current publication; none if it is not current. */
    public List<Node> graphNames(Node publication) {
        return read(() -> ledger.graphs(publication));
    }

    /** A graph belongs to one publication, and none to what the store itself writes. */
    private void owns(Node publication, Collection<Node> graphs) {
        if (graphs.isEmpty()) {
            throw new IllegalArgumentException(publication + " has no graphs");
        }
        for (var graph : graphs) {
            var other = ledger.owner(graph).filter(owner -> !owner.equals(publication));
            if (other.isPresent() || graph.equals(Ledger.NAME) || isMade(graph)) {
                throw new IllegalArgumentException(
                        "%s is a graph of %s, not of %s".formatted(graph, other.orElse(Ledger.NAME), publication));
            }
        }
    }

    private void load(Quads content, LongConsumer progress) {
        var stored = new long[1];
        content.forEach(quad -> {
            dataset.add(quad);
            if (++stored[0] % TELL_EVERY == 0) {
                progress.accept(stored[0]);
            }
        });
    }

    /**
     * Takes a publication back: it is no longer current, and its last version is in the history.
     *
     * @return whether it was current
     */
    public boolean withdraw(Node publication) {
        return withdraw(List.of(publication)) == 1;
    }

    /**
     * Takes publications back together: a reader sees all of them or none.
     *
     * @return how many of them were current
     */
    public synchronized int withdraw(Collection<Node> publications) {
        var current = publications().stream().filter(publications::contains).toList();
        if (!current.isEmpty()) {
            draft(current);
            change(() -> {
                current.forEach(publication -> ledger.owe(ledger.graphs(publication)));
                current.forEach(this::remove);
                ledger.count();
            });
        }
        return current.size();
    }

    /** Writes what is about to end as drafts of the history. */
    private void draft(List<Node> publications) {
        history.ifPresent(h -> Txn.executeRead(
                dataset,
                () -> publications.stream()
                        .filter(publication -> !ledger.graphs(publication).isEmpty())
                        .forEach(publication -> h.draft(current(publication), dataset))));
    }

    /** The current version; a publication that an older store did not number comes after those in its history. */
    private Version current(Node publication) {
        var number = ledger.number(publication);
        if (number.isPresent()) {
            return ledger.version(publication, number.getAsLong());
        }
        var last = last(publication);
        return ledger.version(publication, last.number() + 1).from(last.until());
    }

    private History.Last last(Node publication) {
        return history.map(h -> h.last(publication)).orElse(History.Last.NONE);
    }

    private long next(Node publication) {
        return ledger.graphs(publication).isEmpty()
                ? last(publication).number() + 1
                : current(publication).number() + 1;
    }

    /** Changes what is published: in one transaction, with the history in step whether it succeeds or not. */
    private void change(Runnable work) {
        try {
            Txn.executeWrite(dataset, work);
        } finally {
            settle();
        }
    }

    /** Brings the history in step with the ledger, after a change or after one that was broken off. */
    private synchronized void settle() {
        history.filter(History::isUnsettled)
                .ifPresent(h -> Txn.executeRead(
                        dataset,
                        () -> h.settle(currentVersions(), ledger.changed().orElse(Instant.EPOCH))));
    }

    private List<Version> currentVersions() {
        return ledger.publications().stream().map(this::current).toList();
    }

    private void remove(Node publication) {
        ledger.graphs(publication).forEach(this::clear);
        ledger.strike(publication);
    }

    private void clear(Node graph) {
        dataset.deleteAny(graph, Node.ANY, Node.ANY, Node.ANY);
    }

    /** The versions in the history, each with its file. */
    synchronized List<History.Kept> kept() {
        return history.map(History::all).orElse(List.of());
    }

    /** Every version of every publication, by address and number: those in the history, and the current ones. */
    public synchronized List<Version> versions() {
        var versions = new ArrayList<Version>();
        kept().forEach(kept -> versions.add(kept.version()));
        versions.addAll(read(this::currentVersions));
        versions.sort(
                Comparator.comparing((Version version) -> version.publication().getURI())
                        .thenComparing(Version::number));
        return versions;
    }

    /**
     * What was current at an instant, as a store in memory; what follows from it is not derived. It takes about as much
     * memory as this store takes on disk.
     *
     * @throws CommonsException if a file of the history cannot be read
     */
    public synchronized Store asOf(Instant instant) {
        var then = inMemory();
        try {
            Txn.executeRead(
                    dataset,
                    () -> currentVersions().stream()
                            .filter(version -> version.wasCurrentAt(instant))
                            .forEach(version -> then.take(version, reader -> give(version.publication(), reader))));
            history.ifPresent(h -> h.at(instant).forEach(kept -> then.take(kept.version(), kept::forEach)));
            return then;
        } catch (RuntimeException e) {
            then.close();
            throw e;
        }
    }

    private void give(Node publication, Consumer<Quad> reader) {
        ledger.graphs(publication)
                .forEach(graph ->
                        dataset.find(graph, Node.ANY, Node.ANY, Node.ANY).forEachRemaining(reader));
    }

    /** Takes a version over from another store, as it is. */
    private void take(Version version, Consumer<Consumer<Quad>> content) {
        Txn.executeWrite(dataset, () -> {
            var graphs = new LinkedHashSet<Node>();
            content.accept(quad -> {
                graphs.add(quad.getGraph());
                dataset.add(quad);
            });
            ledger.count();
            ledger.enter(version, graphs);
        });
    }

    /** Names what is stored now, derived graphs included; two states of the same name hold the same. */
    public String state() {
        return read(() -> {
            var revision = ledger.revision();
            var mark = ledger.mark();
            var rules = mark.map(m -> m.substring(0, Math.min(12, m.length()))).orElse("underived");
            boolean follows = mark.isEmpty()
                    || mark.filter(m -> m.endsWith(MADE_OF + revision)).isPresent();
            return rules + "-" + revision + (follows ? "" : "-owed");
        });
    }

    /** Whether the derived graphs follow from what is published now, by the rules of the given digest. */
    public boolean isDerivedBy(String rules) {
        return read(() ->
                ledger.mark().filter(mark(rules, ledger.revision())::equals).isPresent());
    }

    /**
     * The published graphs that came, went or were replaced since the derived graphs were made, all of them when nothing
     * was derived yet; empty when the derived graphs were made by other rules, so that everything is to be derived anew.
     *
     * @param rules the digest of the rules that hold now
     */
    public Optional<List<Node>> owed(String rules) {
        return read(() -> ledger.mark().isEmpty()
                ? Optional.of(ledger.graphs())
                : Optional.of(ledger.owed()).filter(owed -> isMadeBy(rules)));
    }

    private boolean isMadeBy(String rules) {
        return ledger.mark().filter(mark -> mark.startsWith(rules + MADE_OF)).isPresent();
    }

    private static String mark(String rules, long revision) {
        return rules + MADE_OF + revision;
    }

    /**
     * Replaces every derived graph in one transaction, and counts what is stored now, which costs little beside it. What
     * stays as it was is not written again; the reference graphs are not even looked at as long as the rules are the same.
     *
     * @param derived all derived graphs, each once; asked for within the transaction, so that it may be made meanwhile
     * @param reference graphs named under {@code graph/reference/}, which belong to the rules
     * @param rules the digest of the rules they were made by
     */
    public void replaceDerived(Iterator<Derived> derived, Map<Node, Graph> reference, String rules) {
        Txn.executeWrite(dataset, () -> {
            var stale = new LinkedHashSet<Node>();
            dataset.listGraphNodes().forEachRemaining(name -> {
                if (GraphNames.in(GraphNames.DERIVED, name)) {
                    stale.add(name);
                }
            });
            var now = now();
            derived.forEachRemaining(each -> {
                stale.remove(each.graph());
                write(each, now);
            });
            stale.forEach(this::clear);
            stale.forEach(ledger::unmade);
            refer(reference, rules);
            ledger.settle(mark(rules, ledger.revision()));
            count();
        });
    }

    /** Writes what belongs to the rules, unless what is derived was made by the same rules, and so this is there. */
    private void refer(Map<Node, Graph> reference, String rules) {
        if (isMadeBy(rules)) {
            return;
        }
        var stale = new LinkedHashSet<Node>();
        dataset.listGraphNodes().forEachRemaining(name -> {
            if (GraphNames.in(GraphNames.REFERENCE, name) && !name.equals(Statistics.NAME) && !reference.containsKey(name)) {
                stale.add(name);
            }
        });
        stale.forEach(this::clear);
        reference.forEach((name, graph) -> write(name, graph.find().toSet()));
    }

    private void count() {
        var statistics = Statistics.of(dataset);
        write(Statistics.NAME, statistics.graph().find().toSet());
        weights.use(statistics);
    }

    /**
     * Replaces some derived graphs in one short transaction, after which all of them follow from what is published.
     *
     * @param derived those that are other than before; asked for within the transaction, so that it may be made meanwhile
     * @param reference graphs named under {@code graph/reference/}, which belong to the rules
     * @param rules the digest of the rules that all of them are made by
     * @param isMuch whether so much changed that what is stored is to be counted again
     */
    public void changeDerived(
            Iterator<Derived> derived, Map<Node, Graph> reference, String rules, boolean isMuch) {
        Txn.executeWrite(dataset, () -> {
            var now = now();
            derived.forEachRemaining(each -> write(each, now));
            refer(reference, rules);
            ledger.settle(mark(rules, ledger.revision()));
            if (isMuch) {
                count();
            }
        });
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    private void write(Derived each, Instant now) {
        if (write(each.graph(), each.statements())) {
            if (each.statements().isEmpty()) {
                ledger.unmade(each.graph());
            } else {
                ledger.made(each.graph(), each.origin(), now);
            }
        }
    }

    /** Writes what is new in a graph and removes what is gone; whether anything was. */
    private boolean write(Node graph, Collection<Triple> statements) {
        var fresh = new HashSet<>(statements);
        var gone = new ArrayList<Quad>();
        dataset.find(graph, Node.ANY, Node.ANY, Node.ANY).forEachRemaining(quad -> {
            if (!fresh.remove(quad.asTriple())) {
                gone.add(quad);
            }
        });
        gone.forEach(dataset::delete);
        fresh.forEach(t -> dataset.add(Quad.create(graph, t)));
        return !gone.isEmpty() || !fresh.isEmpty();
    }

    private static boolean isMade(Node graph) {
        return GraphNames.in(GraphNames.DERIVED, graph) || GraphNames.in(GraphNames.REFERENCE, graph);
    }

    /** How many statements lie in graphs whose name starts so; for telling the size of a stage. */
    public long statements(String prefix) {
        return read(() -> lookup().count(graph -> graph.getURI().startsWith(prefix)));
    }

    @Override
    public void close() {
        if (history.isPresent()) {
            TDBInternal.expel(dataset);
        } else {
            dataset.close();
        }
    }
}
