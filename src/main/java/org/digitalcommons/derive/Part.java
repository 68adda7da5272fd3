package org.digitalcommons.derive;

import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;

/**
 * What one step derived of one published graph or of one key: a graph of its own.
 *
 * @param graph its name: that of the step's graph, then the published graph or the key
 * @param origin the published graph or the key
 * @param step the name of the step
 * @param writes the graph of the step that it is a part of, such as {@code derived/body}
 * @param statements what it holds; none when nothing follows any more, and the graph is to go
 */
public record Part(Node graph, Node origin, String step, String writes, Set<Triple> statements) {}
