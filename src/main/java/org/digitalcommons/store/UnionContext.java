package org.digitalcommons.store;

import org.apache.jena.query.ARQ;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.tdb2.TDB2;

/** What a query over every graph runs under. */
public final class UnionContext {

    private UnionContext() {}

    /**
     * A context in which every graph of a dataset is a part of the default graph. It has what the dataset brings: a database
     * has an executor of its own, which puts patterns in a good order, and a query that is given a context is not given it
     * otherwise.
     */
    public static Context of(DatasetGraph data) {
        var context = ARQ.getContext().copy();
        context.putAll(data.getContext());
        context.set(TDB2.symUnionDefaultGraph, true);
        return context;
    }

    /** The same context for a query that chose its graphs: they make up the default graph, and not the union of all. */
    public static Context ofChosen(Context context) {
        return context.copy().unset(TDB2.symUnionDefaultGraph);
    }
}
