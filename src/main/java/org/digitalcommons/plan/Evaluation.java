package org.digitalcommons.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.expr.NodeValue;
import org.jspecify.annotations.Nullable;

/**
 * One run of a plan over one graph: the value of each variable now, as its steps set them and take them back. It is the
 * binding that expressions are evaluated with. Used once, by one thread.
 */
final class Evaluation implements Binding {

    private final StatementSource facts;
    private final ExecutionContext context;
    private final Map<Var, Integer> places;
    private final boolean[] marks;
    private final Consumer<Evaluation>[] sinks;
    private final @Nullable JoinTable[] tables;
    private @Nullable Node[] nodes;
    private @Nullable NodeValue[] values;

    @SuppressWarnings("unchecked")
    Evaluation(Layout layout, StatementSource facts, ExecutionContext context) {
        this.facts = facts;
        this.context = context;
        this.places = layout.places();
        this.marks = new boolean[layout.marks()];
        this.sinks = new Consumer[layout.sinks()];
        this.tables = new JoinTable[layout.tables()];
        this.nodes = new Node[places.size()];
        this.values = new NodeValue[places.size()];
    }

    StatementSource facts() {
        return facts;
    }

    ExecutionContext context() {
        return context;
    }

    @Nullable
    Node node(int place) {
        return nodes[place];
    }

    /** The value for expressions; it is made of the node once. */
    @Nullable
    NodeValue value(int place) {
        var value = values[place];
        var node = nodes[place];
        if (value == null && node != null) {
            value = NodeValue.makeNode(node);
            values[place] = value;
        }
        return value;
    }

    /** Sets a variable, unless it has another value already. */
    boolean take(int place, Node node) {
        var before = nodes[place];
        if (before == null) {
            nodes[place] = node;
            return true;
        }
        return before.equals(node);
    }

    void clear(int place) {
        nodes[place] = null;
        values[place] = null;
    }

    boolean isMarked(int mark) {
        return marks[mark];
    }

    void mark(int mark, boolean isSet) {
        marks[mark] = isSet;
    }

    void sink(int sink) {
        sinks[sink].accept(this);
    }

    /** Runs steps with no variable set, and takes what they find, up to the sink behind them. */
    void collect(PlanStep steps, int sink, Consumer<Evaluation> taker) {
        var outerNodes = nodes;
        var outerValues = values;
        nodes = new Node[outerNodes.length];
        values = new NodeValue[outerValues.length];
        sinks[sink] = taker;
        steps.run(this);
        nodes = outerNodes;
        values = outerValues;
    }

    /** The rows of a table, which are worked out when they are first asked for. */
    JoinTable rows(int table, RowSource source) {
        var known = tables[table];
        if (known == null) {
            known = new JoinTable(source.places(), source.rows(this));
            tables[table] = known;
        }
        return known;
    }

    @Override
    public @Nullable Node get(Var variable) {
        var place = places.get(variable);
        return place == null ? null : nodes[place];
    }

    @Override
    public boolean contains(Var variable) {
        return get(variable) != null;
    }

    private List<Var> bound() {
        var bound = new ArrayList<Var>();
        places.forEach((variable, place) -> {
            if (nodes[place] != null) {
                bound.add(variable);
            }
        });
        return bound;
    }

    @Override
    public Iterator<Var> vars() {
        return bound().iterator();
    }

    @Override
    public Set<Var> varsMentioned() {
        return new HashSet<>(bound());
    }

    @Override
    public void forEach(BiConsumer<Var, Node> action) {
        bound().forEach(variable -> action.accept(variable, get(variable)));
    }

    @Override
    public int size() {
        return bound().size();
    }

    @Override
    public boolean isEmpty() {
        return Arrays.stream(nodes).allMatch(n -> n == null);
    }

    @Override
    public Binding detach() {
        var copy = BindingFactory.builder();
        forEach(copy::add);
        return copy.build();
    }
}
