package org.digitalcommons.store;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.system.Txn;
import org.digitalcommons.CommonsException;

/**
 * The current publications and what is derived from them, as named graphs on disk. A publication
 * becomes current in one transaction or not at all; what it replaces moves to the history, outside
 * the queried dataset.
 *
 * <p>Any number of threads may read while one writes. An instant is when a version became current here.
 */
public final class Store implements Contents, AutoCloseable {

    private final DatasetGraph dataset;
    private final PublicationLedger ledger;
    private final Optional<StoreCare> care;
    private final SelectivityReorder weights;
    private final Publications publications;
    private final DerivedGraphs derived;
    private final GraphCopies copies;

    private Store(
            DatasetGraph dataset, SelectivityReorder weights, Optional<History> history, Optional<StoreCare> care) {
        this.dataset = dataset;
        this.weights = weights;
        this.ledger = new PublicationLedger(dataset);
        this.care = care;
        this.publications = new Publications(dataset, history);
        this.derived = new DerivedGraphs(dataset, weights);
        this.copies = new GraphCopies(dataset);
    }

    /** Opens the store in a folder, which is made when it is not there; throws if another process holds it. */
    public static Store open(Path folder) {
        var stamp = StoreStamp.of(folder);
        var weights = new SelectivityReorder();
        var history = new History(folder.resolve("history"));
        var dataset = Database.open(folder, weights);
        var care = new StoreCare(folder, dataset, history, weights);
        var store = new Store(dataset, weights, Optional.of(history), Optional.of(care));
        try {
            store.publications.settle();
            stamp.upgrade(folder, store.publications::seal);
            weights.use(Statistics.in(store.graph(Statistics.NAME).orElse(Graph.emptyGraph)));
            return store;
        } catch (CommonsException e) {
            store.close();
            throw e;
        }
    }

    /** Takes a text out of every version. */
    public Erasure erasure(ErasedText text) {
        return new Erasure(dataset, care.map(StoreCare::historyFolder), text);
    }

    /** What keeps a store on disk in good order; empty for one in memory. */
    public Optional<StoreCare> care() {
        return care;
    }

    /** A store in memory, gone when closed; it keeps no history. */
    public static Store inMemory() {
        var weights = new SelectivityReorder();
        return new Store(Database.inMemory(weights), weights, Optional.empty(), Optional.empty());
    }

    /** What this store would be after changes, in memory: for the thread that asks, inside the {@link #read} it asks in. */
    public Store layer() {
        return new Store(new LayeredDataset(dataset, weights), weights, Optional.empty(), Optional.empty());
    }

    @Override
    public DatasetGraph dataset() {
        return dataset;
    }

    /** Looks up; nothing may be written that those who ask might see. */
    public QuadLookup lookup() {
        return new QuadLookup(dataset);
    }

    @Override
    public <T> T read(Supplier<T> reader) {
        return Txn.calculateRead(dataset, reader::get);
    }

    @Override
    public StoreSize amount() {
        return StoreSize.of(this);
    }

    @Override
    public List<Node> publications() {
        return read(ledger::publications);
    }

    @Override
    public int size() {
        return read(ledger::graphs).size();
    }

    /** How many graphs a publication has; 0 when it is not current. */
    public int size(Node publication) {
        return read(() -> ledger.graphs(publication)).size();
    }

    /** The names of the published graphs. */
    public List<Node> publishedNames() {
        return read(() -> List.copyOf(ledger.graphs()));
    }

    /** A published graph, copied into memory as far as it is wanted; empty when it speaks of nothing of the classes. */
    public Graph published(Node name, Collection<Node> classes, Predicate<Triple> wanted) {
        return read(() -> copies.of(name, classes, wanted));
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

    /** Some graphs by name, each copied into memory; empty ones for those that are not there. */
    public Map<Node, Graph> graphs(Collection<Node> names) {
        return read(() -> copies.of(names));
    }

    @Override
    public Map<Node, Graph> graphs(Node publication) {
        return read(() -> copies.of(ledger.graphs(publication)));
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
     * Makes a publication current that need not fit into memory, nor need what it replaces, which goes to the history.
     * Readers see the old version until the new one is whole.
     *
     * @param progress told how many statements are stored so far, from time to time
     * @return whether anything changed; publishing the same twice changes nothing
     * @throws CommonsException if it cannot be read or the history not be written; then nothing changed
     */
    public boolean publish(Node publication, Quads content, LongConsumer progress) {
        return publications.publish(publication, content, progress);
    }

    @Override
    public Optional<Graph> graph(Node name) {
        return read(() -> copies.find(name));
    }

    @Override
    public List<Node> graphNames(Node publication) {
        return read(() -> ledger.graphs(publication));
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
    public int withdraw(Collection<Node> publications) {
        return this.publications.withdraw(publications);
    }

    /** The versions in the history, each with its file. */
    List<History.PastVersion> kept() {
        return publications.kept();
    }

    @Override
    public List<Version> versions() {
        return publications.versions();
    }

    /**
     * What was current at an instant, as a store in memory; what follows from it is not derived. It takes about as much
     * memory as this store takes on disk.
     *
     * @throws CommonsException if a file of the history cannot be read
     */
    public Store asOf(Instant instant) {
        var then = inMemory();
        try {
            publications.give(instant, then.publications);
            return then;
        } catch (RuntimeException e) {
            then.close();
            throw e;
        }
    }

    @Override
    public String state() {
        return read(() -> {
            var revision = ledger.revision();
            var mark = ledger.mark();
            var rules = mark.map(m -> m.substring(0, Math.min(12, m.length()))).orElse("underived");
            boolean follows = mark.isEmpty() || derived.isOf(revision);
            return rules + "-" + revision + (follows ? "" : "-owed");
        });
    }

    /** Whether the derived graphs follow from what is published now, by the rules of the given digest. */
    public boolean isDerivedBy(String rules) {
        return derived.isDerivedBy(rules);
    }

    /**
     * The published graphs that came, went or were replaced since the derived graphs were made, all of them when nothing
     * was derived yet; empty when the derived graphs were made by other rules, so that everything is to be derived anew.
     *
     * @param rules the digest of the rules that hold now
     */
    public Optional<List<Node>> owed(String rules) {
        return derived.owed(rules);
    }

    /**
     * Replaces every derived graph in one transaction, and counts what is stored now. What stays as it was is not written
     * again; the reference graphs are not even looked at as long as the rules are the same.
     *
     * @param derived all derived graphs, each once; asked for within the transaction, so that it may be made meanwhile
     * @param reference graphs named under {@code graph/reference/}, which belong to the rules
     * @param rules the digest of the rules they were made by
     */
    public void replaceDerived(Iterator<DerivedGraph> derived, Map<Node, Graph> reference, String rules) {
        this.derived.replace(derived, reference, rules);
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
            Iterator<DerivedGraph> derived, Map<Node, Graph> reference, String rules, boolean isMuch) {
        this.derived.change(derived, reference, rules, isMuch);
    }

    /** How many statements lie in graphs whose name starts so; for telling the size of a stage. */
    public long statements(String prefix) {
        return read(() -> lookup().count(graph -> graph.getURI().startsWith(prefix)));
    }

    @Override
    public void close() {
        if (care.isPresent()) {
            GatedDataset.expel(dataset);
        } else {
            dataset.close();
        }
    }
}
