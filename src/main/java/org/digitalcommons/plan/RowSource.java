package org.digitalcommons.plan;

import java.util.List;
import org.apache.jena.graph.Node;
import org.jspecify.annotations.Nullable;

/** A part of a query that is worked out by itself, such as a sub-select, before it is joined to the rest. Immutable. */
interface RowSource {

    /** The places of the variables of its rows, in their order. */
    int[] places();

    /** Its rows; a variable without a value is null. */
    List<@Nullable Node[]> rows(Evaluation at);
}
