package org.digitalcommons.store;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.algebra.op.OpPath;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.iterator.QueryIterPath;
import org.apache.jena.sparql.engine.main.QC;
import org.apache.jena.sparql.graph.GraphWrapper;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.tdb2.solver.OpExecutorTDB2;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.apache.jena.util.iterator.WrappedIterator;

/**
 * Property paths that look at the clock: Jena follows a path from one node to its end before it gives the first row, and
 * nobody asks it to stop meanwhile.
 */
public final class WatchedPaths extends OpExecutorTDB2 {

    private final Runnable look;

    private WatchedPaths(ExecutionContext context, Runnable look) {
        super(context);
        this.look = look;
    }

    /**
     * Lets the queries of a context follow paths so, if they run on a database.
     *
     * @param look throws when the query has to end
     */
    public static void watch(Context context, Runnable look) {
        if (QC.getFactory(context) == OpExecutorTDB2.OpExecFactoryTDB) {
            QC.setFactory(context, execution -> new WatchedPaths(execution, look));
        }
    }

    @Override
    protected QueryIterator execute(OpPath path, QueryIterator input) {
        var watched = new WatchedGraph(execCxt.getActiveGraph(), look);
        return new QueryIterPath(path.getTriplePath(), input, ExecutionContext.copyChangeActiveGraph(execCxt, watched));
    }

    private static final class WatchedGraph extends GraphWrapper {

        private final Runnable look;

        WatchedGraph(Graph graph, Runnable look) {
            super(graph);
            this.look = look;
        }

        @Override
        public ExtendedIterator<Triple> find(Triple pattern) {
            look.run();
            return watched(super.find(pattern));
        }

        @Override
        public ExtendedIterator<Triple> find(Node s, Node p, Node o) {
            look.run();
            return watched(super.find(s, p, o));
        }

        private ExtendedIterator<Triple> watched(ExtendedIterator<Triple> found) {
            return new WrappedIterator<>(found) {
                @Override
                public boolean hasNext() {
                    look.run();
                    return super.hasNext();
                }
            };
        }
    }
}
