package org.digitalcommons.store;

import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.ReadWrite;
import org.apache.jena.query.TxnType;
import org.apache.jena.riot.system.PrefixMap;
import org.apache.jena.sparql.core.BasicPattern;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.DatasetGraphTriplesQuads;
import org.apache.jena.sparql.core.GraphView;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.core.Transactional;
import org.apache.jena.sparql.core.TransactionalNull;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.main.StageGeneratorGeneric;
import org.apache.jena.tdb2.store.NodeId;

/**
 * Changes in memory laid over a database that stays as it is. A value that is added has the form in which the database
 * would give it back, the union of all graphs is the default graph, and patterns are put in order by what is known of the
 * database: so a query gives what it would give after the same changes to the database.
 *
 * <p>For one thread, inside one read transaction of the database; gone with it.
 */
final class LayeredDataset extends DatasetGraphTriplesQuads {

    private final DatasetGraph base;
    private final DatasetGraph added = DatasetGraphFactory.create();
    /** The graphs in which something was added: one that is only looked for would be made, and slow every later look. */
    private final Set<Node> changed = new HashSet<>();

    private final Set<Quad> deleted = new HashSet<>();
    private final Set<Node> cleared = new HashSet<>();
    private final Transactional transactional = TransactionalNull.create();

    /**
     * @param order puts the patterns of queries in order
     */
    LayeredDataset(DatasetGraph base, SelectivityReorder order) {
        this.base = base;
        getContext().set(ARQ.stageGenerator, new StageGeneratorGeneric() {
            @Override
            public QueryIterator execute(BasicPattern pattern, QueryIterator input, ExecutionContext context) {
                return execute(pattern, order, input, context);
            }
        });
    }

    private static Node stored(Node value) {
        var inline = value.isLiteral() ? NodeId.inline(value) : null;
        return inline == null ? value : NodeId.extract(inline);
    }

    @Override
    protected void addToNamedGraph(Node graph, Node subject, Node property, Node value) {
        var quad = Quad.create(graph, subject, property, stored(value));
        if (!deleted.remove(quad) && (cleared.contains(graph) || !base.contains(quad))) {
            added.add(quad);
            changed.add(graph);
        }
    }

    @Override
    protected void deleteFromNamedGraph(Node graph, Node subject, Node property, Node value) {
        var quad = Quad.create(graph, subject, property, stored(value));
        if (changed.contains(graph)) {
            added.delete(quad);
        }
        if (!cleared.contains(graph) && base.contains(quad)) {
            deleted.add(quad);
        }
    }

    @Override
    public void deleteAny(Node graph, Node subject, Node property, Node value) {
        if (graph.isConcrete() && Node.ANY.equals(subject) && Node.ANY.equals(property) && Node.ANY.equals(value)) {
            cleared.add(graph);
            if (changed.remove(graph)) {
                added.removeGraph(graph);
            }
            deleted.removeIf(quad -> quad.getGraph().equals(graph));
        } else {
            super.deleteAny(graph, subject, property, value);
        }
    }

    private boolean stays(Quad quad) {
        return !cleared.contains(quad.getGraph()) && !deleted.contains(quad);
    }

    @Override
    protected Iterator<Quad> findInSpecificNamedGraph(Node graph, Node subject, Node property, Node value) {
        return found(graph, subject, property, value);
    }

    @Override
    protected Iterator<Quad> findInAnyNamedGraphs(Node subject, Node property, Node value) {
        return found(Node.ANY, subject, property, value);
    }

    private Iterator<Quad> found(Node graph, Node subject, Node property, Node value) {
        var mine = graph.equals(Node.ANY) || changed.contains(graph)
                ? added.findNG(graph, subject, property, value)
                : Iter.<Quad>nullIterator();
        return cleared.contains(graph)
                ? mine
                : Iter.concat(Iter.filter(base.findNG(graph, subject, property, value), this::stays), mine);
    }

    @Override
    protected Stream<Quad> streamInSpecificNamedGraph(Node graph, Node subject, Node property, Node value) {
        return Iter.asStream(findInSpecificNamedGraph(graph, subject, property, value));
    }

    @Override
    protected Stream<Quad> streamInAnyNamedGraphs(Node subject, Node property, Node value) {
        return Iter.asStream(findInAnyNamedGraphs(subject, property, value));
    }

    @Override
    public Iterator<Node> listGraphNodes() {
        return Iter.distinct(Iter.concat(
                Iter.filter(base.listGraphNodes(), name -> contains(name, Node.ANY, Node.ANY, Node.ANY)),
                added.listGraphNodes()));
    }

    @Override
    public Graph getDefaultGraph() {
        return getUnionGraph();
    }

    @Override
    public Graph getUnionGraph() {
        return GraphView.createUnionGraph(this);
    }

    @Override
    public Graph getGraph(Node name) {
        return GraphView.createNamedGraph(this, name);
    }

    @Override
    public PrefixMap prefixes() {
        return base.prefixes();
    }

    @Override
    protected Iterator<Quad> findInDftGraph(Node subject, Node property, Node value) {
        return Iter.nullIterator();
    }

    @Override
    protected Stream<Quad> streamInDftGraph(Node subject, Node property, Node value) {
        return Stream.empty();
    }

    @Override
    protected void addToDftGraph(Node subject, Node property, Node value) {
        throw new UnsupportedOperationException("Every statement lies in a named graph");
    }

    @Override
    protected void deleteFromDftGraph(Node subject, Node property, Node value) {
        throw new UnsupportedOperationException("Every statement lies in a named graph");
    }

    @Override
    public boolean supportsTransactions() {
        return true;
    }

    @Override
    public void begin(TxnType type) {
        transactional.begin(type);
    }

    @Override
    public void begin(ReadWrite mode) {
        transactional.begin(mode);
    }

    @Override
    public boolean promote(Promote mode) {
        return transactional.promote(mode);
    }

    @Override
    public void commit() {
        transactional.commit();
    }

    @Override
    public void abort() {
        transactional.abort();
    }

    @Override
    public void end() {
        transactional.end();
    }

    @Override
    public ReadWrite transactionMode() {
        return transactional.transactionMode();
    }

    @Override
    public TxnType transactionType() {
        return transactional.transactionType();
    }

    @Override
    public boolean isInTransaction() {
        return transactional.isInTransaction();
    }
}
