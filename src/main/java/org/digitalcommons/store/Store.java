package org.digitalcommons.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.jena.dboe.DBOpEnvException;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.apache.jena.vocabulary.DCTerms;
import org.digitalcommons.CommonsException;
import org.digitalcommons.CommonsException.Code;
import org.digitalcommons.vocab.Term;

/**
 * The current publications and what is derived from them, as named graphs on disk. A publication
 * becomes current in one transaction or not at all; what it replaces moves to the history, outside
 * the queried dataset.
 *
 * <p>Any number of threads may read while one writes.
 */
public final class Store implements AutoCloseable {

    private static final Node LEDGER = NodeFactory.createURI(Term.GRAPH + "store");
    private static final String DERIVED = Term.GRAPH + "derived/";
    private static final String REFERENCE = Term.GRAPH + "reference/";

    private final DatasetGraph dataset;
    private final Optional<History> history;

    private Store(DatasetGraph dataset, Optional<History> history) {
        this.dataset = dataset;
        this.history = history;
    }

    /**
     * Opens the store in a folder, which is made when it is not there.
     *
     * @throws CommonsException if another process holds it, or it cannot be read
     */
    public static Store open(Path folder) {
        try {
            Files.createDirectories(folder.resolve("graphs"));
        } catch (IOException e) {
            throw new CommonsException(
                    Code.STORE_DAMAGED,
                    "The store %s cannot be made: %s. Choose a folder you may write in with --store."
                            .formatted(folder, e.getMessage()));
        }
        try {
            var dataset =
                    DatabaseMgr.connectDatasetGraph(folder.resolve("graphs").toString());
            return new Store(dataset, Optional.of(new History(folder.resolve("history"))));
        } catch (DBOpEnvException e) {
            // Jena has one class for a store held elsewhere, and says the rest in words.
            if (String.valueOf(e.getMessage()).contains("lock")) {
                throw new CommonsException(
                        Code.STORE_LOCKED,
                        "Another process holds the store %s. Stop it, or name another store with --store."
                                .formatted(folder));
            }
            throw new CommonsException(
                    Code.STORE_DAMAGED,
                    "The store %s cannot be opened: %s. Restore it, or let serve build a new one elsewhere with --store."
                            .formatted(folder, e.getMessage()));
        }
    }

    /** A store in memory, gone when closed; it keeps no history. */
    public static Store inMemory() {
        return new Store(DatabaseMgr.createDatasetGraph(), Optional.empty());
    }

    /** The dataset, for reading. */
    public DatasetGraph dataset() {
        return dataset;
    }

    /** Runs a reader in one read transaction, so that it sees one state. */
    public <T> T read(Supplier<T> reader) {
        return Txn.calculateRead(dataset, reader::get);
    }

    /** The names of the current publications. */
    public List<Node> publications() {
        return read(() -> dataset.stream(LEDGER, Node.ANY, DCTerms.hasPart.asNode(), Node.ANY)
                .map(q -> q.getSubject())
                .distinct()
                .toList());
    }

    /** How many graphs are published. */
    public int size() {
        return graphNames().size();
    }

    /** The published graphs, each copied into memory. */
    public List<Graph> published() {
        return read(() -> graphNames().stream().map(this::copy).toList());
    }

    private List<Node> graphNames() {
        return read(() -> dataset.stream(LEDGER, Node.ANY, DCTerms.hasPart.asNode(), Node.ANY)
                .map(q -> q.getObject())
                .toList());
    }

    private Graph copy(Node name) {
        var copy = GraphFactory.createDefaultGraph();
        GraphUtil.addInto(copy, dataset.getGraph(name));
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
        var content = NodeFactory.createLiteralString(Content.digest(graphs));
        if (read(() -> dataset.contains(LEDGER, publication, DCTerms.identifier.asNode(), content))) {
            return false;
        }
        var current = read(() -> graphsOf(publication));
        if (!current.isEmpty()) {
            history.ifPresent(h -> h.keep(publication, current));
        }
        Txn.executeWrite(dataset, () -> {
            current.keySet().forEach(this::remove);
            dataset.deleteAny(LEDGER, publication, Node.ANY, Node.ANY);
            graphs.forEach((name, graph) -> {
                GraphUtil.addInto(dataset.getGraph(name), graph);
                dataset.add(LEDGER, publication, DCTerms.hasPart.asNode(), name);
            });
            dataset.add(LEDGER, publication, DCTerms.identifier.asNode(), content);
            countRevision();
        });
        return true;
    }

    /** The graphs of a current publication by name, each copied into memory; none when it is not current. */
    public Map<Node, Graph> graphs(Node publication) {
        return read(() -> graphsOf(publication));
    }

    /**
     * Takes a publication back: none of its graphs is current any more. It goes to the history first.
     *
     * @return whether it was there
     */
    public boolean withdraw(Node publication) {
        var current = read(() -> graphsOf(publication));
        if (current.isEmpty()) {
            return false;
        }
        history.ifPresent(h -> h.keep(publication, current));
        Txn.executeWrite(dataset, () -> {
            current.keySet().forEach(this::remove);
            dataset.deleteAny(LEDGER, publication, Node.ANY, Node.ANY);
            countRevision();
        });
        return true;
    }

    /** A graph of any kind by its name, copied into memory; empty if nothing is stored under it. */
    public Optional<Graph> graph(Node name) {
        return read(() -> Optional.of(copy(name)).filter(graph -> !graph.isEmpty()));
    }

    /** The names of the graphs of a current publication; none if it is not current. */
    public List<Node> graphNames(Node publication) {
        return read(() -> dataset.stream(LEDGER, publication, DCTerms.hasPart.asNode(), Node.ANY)
                .map(q -> q.getObject())
                .toList());
    }

    private Map<Node, Graph> graphsOf(Node publication) {
        var graphs = new HashMap<Node, Graph>();
        dataset.stream(LEDGER, publication, DCTerms.hasPart.asNode(), Node.ANY)
                .map(q -> q.getObject())
                .toList()
                .forEach(name -> graphs.put(name, copy(name)));
        return graphs;
    }

    private void remove(Node graph) {
        dataset.deleteAny(graph, Node.ANY, Node.ANY, Node.ANY);
    }

    /** A number that grows with every change of what is published. */
    private long revision() {
        return dataset.stream(LEDGER, LEDGER, DCTerms.hasVersion.asNode(), Node.ANY)
                .map(q -> Long.parseLong(q.getObject().getLiteralLexicalForm()))
                .findFirst()
                .orElse(0L);
    }

    private void countRevision() {
        var next = revision() + 1;
        dataset.deleteAny(LEDGER, LEDGER, DCTerms.hasVersion.asNode(), Node.ANY);
        dataset.add(LEDGER, LEDGER, DCTerms.hasVersion.asNode(), NodeFactory.createLiteralString(Long.toString(next)));
    }

    /** Names what is stored now; two states of the same name hold the same. */
    public String state() {
        return read(() -> dataset.stream(LEDGER, NodeFactory.createURI(DERIVED), DCTerms.identifier.asNode(), Node.ANY)
                .map(q -> q.getObject().getLiteralLexicalForm())
                .map(mark -> mark.substring(0, Math.min(12, mark.length())) + "-" + revision())
                .findFirst()
                .orElseGet(() -> "underived-" + revision()));
    }

    /** Whether the derived graphs follow from what is published now, by the rules of the given digest. */
    public boolean isDerivedBy(String rules) {
        return read(() -> dataset.contains(
                LEDGER, NodeFactory.createURI(DERIVED), DCTerms.identifier.asNode(), mark(rules, revision())));
    }

    private static Node mark(String rules, long revision) {
        return NodeFactory.createLiteralString(rules + " of revision " + revision);
    }

    /**
     * Replaces every derived and reference graph in one short transaction.
     *
     * @param derived graphs named under {@code graph/derived/}
     * @param reference graphs named under {@code graph/reference/}
     * @param rules the digest of the rules they were made by
     */
    public void replaceDerived(Map<Node, Graph> derived, Map<Node, Graph> reference, String rules) {
        Txn.executeWrite(dataset, () -> {
            var stale = new ArrayList<Node>();
            dataset.listGraphNodes().forEachRemaining(name -> {
                if (name.getURI().startsWith(DERIVED) || name.getURI().startsWith(REFERENCE)) {
                    stale.add(name);
                }
            });
            stale.forEach(this::remove);
            derived.forEach((name, graph) -> GraphUtil.addInto(dataset.getGraph(name), graph));
            reference.forEach((name, graph) -> GraphUtil.addInto(dataset.getGraph(name), graph));
            var all = NodeFactory.createURI(DERIVED);
            dataset.deleteAny(LEDGER, all, DCTerms.identifier.asNode(), Node.ANY);
            dataset.add(LEDGER, all, DCTerms.identifier.asNode(), mark(rules, revision()));
        });
    }

    /** How many statements lie in graphs whose name starts so; for telling the size of a stage. */
    public long statements(String prefix) {
        return read(() -> dataset.stream(Node.ANY, Node.ANY, Node.ANY, Node.ANY)
                .filter(q -> q.getGraph().getURI().startsWith(prefix))
                .count());
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
