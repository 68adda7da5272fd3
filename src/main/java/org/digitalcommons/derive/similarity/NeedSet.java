package org.digitalcommons.derive.similarity;

import java.util.Collections;
import java.util.Set;
import org.apache.jena.graph.Node;

/**
 * A service as a set of needs. Two that share a cluster, or anything else that keeps them apart, are no candidates.
 *
 * @param service its address
 * @param needs the capabilities it needs; never empty
 * @param clusters the clusters that hold it
 * @param apart what else keeps it apart from all that have the same: its bodies, and rejections that name it
 */
public record NeedSet(Node service, Set<Node> needs, Set<Node> clusters, Set<Node> apart) {

    boolean isApartFrom(NeedSet other) {
        return !Collections.disjoint(apart, other.apart);
    }
}
