package org.digitalcommons.store;

import java.util.Collection;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;

/**
 * A derived graph to be stored.
 *
 * @param graph its name, under {@code graph/derived/}
 * @param origin what it was derived from: one published graph, or the key it was gathered by
 * @param statements what it holds; none when it is to go
 */
public record DerivedGraph(Node graph, Node origin, Collection<Triple> statements) {}
