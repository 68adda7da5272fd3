package org.digitalcommons.store;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.system.Txn;
import org.digitalcommons.name.GraphNames;

/** What is derived from the publications of a store, and what belongs to the rules that it is derived by. */
final class DerivedGraphs {

    private static final String MADE_OF = " of revision ";

    private final DatasetGraph dataset;
    private final PublicationLedger ledger;
    private final SelectivityReorder weights;

    DerivedGraphs(DatasetGraph dataset, SelectivityReorder weights) {
        this.dataset = dataset;
        this.ledger = new PublicationLedger(dataset);
        this.weights = weights;
    }

    /** Whether the derived graphs follow from what is published now, by the rules of the given digest. */
    boolean isDerivedBy(String rules) {
        return Txn.calculateRead(
                dataset,
                () -> ledger.mark()
                        .filter(mark(rules, ledger.revision())::equals)
                        .isPresent());
    }

    /**
     * The published graphs that came, went or were replaced since the derived graphs were made, all of them when nothing
     * was derived yet; empty when the derived graphs were made by other rules, so that everything is to be derived anew.
     *
     * @param rules the digest of the rules that hold now
     */
    Optional<List<Node>> owed(String rules) {
        return Txn.calculateRead(
                dataset,
                () -> ledger.mark().isEmpty()
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
    void replace(Iterator<DerivedGraph> derived, Map<Node, Graph> reference, String rules) {
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
            stale.forEach(name -> dataset.deleteAny(name, Node.ANY, Node.ANY, Node.ANY));
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
            if (GraphNames.in(GraphNames.REFERENCE, name)
                    && !name.equals(Statistics.NAME)
                    && !reference.containsKey(name)) {
                stale.add(name);
            }
        });
        stale.forEach(name -> dataset.deleteAny(name, Node.ANY, Node.ANY, Node.ANY));
        reference.forEach((name, graph) -> write(name, graph.find().toSet()));
    }

    /** A layer is gone before anybody would ask much of it, and what it holds is not what the store holds. */
    private void count() {
        if (dataset instanceof LayeredDataset) {
            return;
        }
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
    void change(Iterator<DerivedGraph> derived, Map<Node, Graph> reference, String rules, boolean isMuch) {
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

    private void write(DerivedGraph each, Instant now) {
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

    static boolean isMade(Node graph) {
        return GraphNames.in(GraphNames.DERIVED, graph) || GraphNames.in(GraphNames.REFERENCE, graph);
    }

    /** Whether the derived graphs follow from what is published, by some rules; inside a transaction of the caller. */
    boolean isOf(long revision) {
        return ledger.mark().filter(m -> m.endsWith(MADE_OF + revision)).isPresent();
    }
}
