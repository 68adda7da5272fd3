package org.digitalcommons.store;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;

/** What a store holds, for reading only. Safe for any thread. */
public interface Contents {

    /** The dataset, for reading. */
    DatasetGraph dataset();

    /** Runs a reader in one read transaction, so that it sees one state. */
    <T> T read(Supplier<T> reader);

    /** Names what is stored now, derived graphs included; two states of the same name hold the same. */
    String state();

    /** How many graphs are published. */
    int size();

    /** How much is stored, in graphs and statements. */
    StoreSize amount();

    /** The names of the current publications. */
    List<Node> publications();

    /** Every version of every publication, by address and number: those in the history, and the current ones. */
    List<Version> versions();

    /** A graph of any kind by its name, copied into memory; empty if nothing is stored under it. */
    Optional<Graph> graph(Node name);

    /** The names of the graphs of a current publication; none if it is not current. */
    List<Node> graphNames(Node publication);

    /** The graphs of a current publication by name, each copied into memory; none when it is not current. */
    Map<Node, Graph> graphs(Node publication);

    /** Whether only this thread sees what is read: it holds a transaction, or this is a layer that lies over one. */
    default boolean isOfThisThread() {
        return dataset().isInTransaction() || dataset() instanceof LayeredDataset;
    }
}
