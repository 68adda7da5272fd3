package org.digitalcommons.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.OptionalLong;
import java.util.function.LongConsumer;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;

/**
 * Writes a version of a publication in place of the one before: of few statements only those that differ, so that a small
 * correction writes little; of many, which need not fit into memory, all. Inside a transaction of the caller.
 */
final class ContentWriter {

    /** Up to so many statements, two versions are compared in memory. */
    private static final long FEW = 120_000;

    private static final int TELL_EVERY = 100_000;

    private final DatasetGraph dataset;
    private final LongConsumer progress;
    private long stored;

    /** @param progress told how many statements are stored so far, from time to time */
    ContentWriter(DatasetGraph dataset, LongConsumer progress) {
        this.dataset = dataset;
        this.progress = progress;
    }

    /**
     * @param before the graphs of the version before; none when there was none
     * @param statements how many statements that version has; empty where that is not known
     */
    void replace(Collection<Node> before, OptionalLong statements, Quads content) {
        if (!before.isEmpty() && statements.orElse(Long.MAX_VALUE) <= FEW && content.statements() <= FEW) {
            writeDifference(before, content);
        } else {
            before.forEach(graph -> dataset.deleteAny(graph, Node.ANY, Node.ANY, Node.ANY));
            content.forEach(this::add);
        }
    }

    /** Deletes first: of two forms of one number the store keeps one, which both name. */
    private void writeDifference(Collection<Node> before, Quads content) {
        var coming = new HashSet<Quad>();
        content.forEach(coming::add);
        var going = new ArrayList<Quad>();
        for (var graph : before) {
            dataset.find(graph, Node.ANY, Node.ANY, Node.ANY).forEachRemaining(quad -> {
                if (coming.remove(quad)) {
                    tell();
                } else {
                    going.add(quad);
                }
            });
        }
        going.forEach(dataset::delete);
        coming.forEach(this::add);
    }

    private void add(Quad quad) {
        dataset.add(quad);
        tell();
    }

    private void tell() {
        if (++stored % TELL_EVERY == 0) {
            progress.accept(stored);
        }
    }
}
