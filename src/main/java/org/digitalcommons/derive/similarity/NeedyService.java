package org.digitalcommons.derive.similarity;

import java.util.Set;
import org.apache.jena.graph.Node;

/**
 * A service, as far as it is compared.
 *
 * @param address its address
 * @param bodies the bodies that answer for it
 * @param types the types of service it is of; only services of a common type are compared
 * @param needs the capabilities it needs; never empty
 * @param clusters the clusters that hold it already
 */
public record NeedyService(Node address, Set<Node> bodies, Set<Node> types, Set<Node> needs, Set<Node> clusters) {

    /** Whether one of its bodies is another one than one of the other's. */
    boolean isOfAnotherBodyThan(NeedyService other) {
        return bodies.size() > 1
                ? !other.bodies.isEmpty()
                : bodies.stream().anyMatch(body -> !other.bodies.equals(Set.of(body)));
    }
}
