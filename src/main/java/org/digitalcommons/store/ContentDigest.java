package org.digitalcommons.store;

import java.math.BigInteger;
import java.util.Collection;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.digitalcommons.name.Digest;
import org.digitalcommons.name.StatementLines;

/**
 * The digest of statements as they are stored, whatever their order and however many there are: the SHA-256 of each as a
 * line of N-Quads without its end, added up modulo 2^256. It shows damage; it is no proof against somebody who may write
 * both the statements and the digest. For one thread.
 */
final class ContentDigest {

    private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(256);

    private final StatementLines lines = new StatementLines();
    private BigInteger sum = BigInteger.ZERO;
    private long statements;

    /** The digest of graphs of a dataset, inside a transaction of the caller. */
    static ContentDigest of(DatasetGraph dataset, Collection<Node> graphs) {
        var digest = new ContentDigest();
        for (var graph : graphs) {
            dataset.find(graph, Node.ANY, Node.ANY, Node.ANY).forEachRemaining(digest::add);
        }
        return digest;
    }

    void add(Quad quad) {
        var line = lines.of(quad.getSubject(), quad.getPredicate(), quad.getObject()) + " "
                + lines.known(quad.getGraph()) + " .";
        sum = sum.add(new BigInteger(1, Digest.bytes(line)));
        statements++;
    }

    /** How many statements were added. */
    long statements() {
        return statements;
    }

    /** The digest with its method before it. */
    String text() {
        return "sum-sha256:%064x".formatted(sum.mod(MODULUS));
    }
}
