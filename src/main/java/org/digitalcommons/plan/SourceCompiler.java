package org.digitalcommons.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.query.SortCondition;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.OpVars;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.algebra.op.OpConditional;
import org.apache.jena.sparql.algebra.op.OpDistinctReduced;
import org.apache.jena.sparql.algebra.op.OpExtendAssign;
import org.apache.jena.sparql.algebra.op.OpFilter;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.algebra.op.OpJoin;
import org.apache.jena.sparql.algebra.op.OpLeftJoin;
import org.apache.jena.sparql.algebra.op.OpOrder;
import org.apache.jena.sparql.algebra.op.OpPath;
import org.apache.jena.sparql.algebra.op.OpProject;
import org.apache.jena.sparql.algebra.op.OpSequence;
import org.apache.jena.sparql.algebra.op.OpTable;
import org.apache.jena.sparql.algebra.op.OpTopN;
import org.apache.jena.sparql.algebra.op.OpUnion;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.expr.aggregate.AggCountDistinct;
import org.apache.jena.sparql.expr.aggregate.Aggregator;
import org.jspecify.annotations.Nullable;

/** Makes sources of rows of the parts of a query that are worked out by themselves. Used once, by one thread. */
final class SourceCompiler {

    /** So many variables a table is looked up by. */
    private static final int MOST_VARIABLES = 63;

    private final PlanCompiler plan;
    private final Layout layout;

    SourceCompiler(PlanCompiler plan, Layout layout) {
        this.plan = plan;
        this.layout = layout;
    }

    RowSource of(Op op) {
        return switch (op) {
            case OpTable table -> fixed(table);
            case OpProject project -> found(project.getSubOp(), project.getVars());
            case OpDistinctReduced distinct -> new RowSources.DistinctRows(of(distinct.getSubOp()));
            case OpOrder order -> sorted(order.getSubOp(), order.getConditions(), Long.MAX_VALUE);
            case OpTopN first -> sorted(first.getSubOp(), first.getConditions(), first.getLimit());
            case OpGroup group -> grouped(group);
            case OpBGP any -> found(op);
            case OpPath any -> found(op);
            case OpSequence any -> found(op);
            case OpUnion any -> found(op);
            case OpFilter any -> found(op);
            case OpExtendAssign any -> found(op);
            case OpConditional any -> found(op);
            case OpLeftJoin any -> found(op);
            case OpJoin any -> found(op);
            default -> throw new NoPlanException(op.getName());
        };
    }

    private RowSource found(Op op) {
        return found(op, OpVars.visibleVars(op));
    }

    private RowSource found(Op op, Collection<Var> variables) {
        int sink = layout.newSink();
        return new RowSources.FoundRows(places(variables), plan.steps(op, Set.of(), new Steps.SinkStep(sink)), sink);
    }

    private RowSource sorted(Op op, List<SortCondition> order, long most) {
        var variables = new ArrayList<>(OpVars.visibleVars(op));
        return new RowSources.SortedRows(found(op, variables), List.copyOf(variables), List.copyOf(order), most);
    }

    private RowSource grouped(OpGroup group) {
        var keys = new ArrayList<Var>();
        for (var key : group.getGroupVars().getVars()) {
            if (group.getGroupVars().hasExpr(key)) {
                throw new NoPlanException("group by an expression");
            }
            keys.add(key);
        }
        var all = new ArrayList<>(keys);
        var aggregators = new ArrayList<Aggregator>();
        var expressions = new ExpressionCompiler(plan, layout, OpVars.fixedVars(group.getSubOp()));
        for (var aggregated : group.getAggregators()) {
            all.add(aggregated.getVar());
            var aggregator = aggregated.getAggregator();
            if (aggregator instanceof AggCountDistinct) {
                throw new NoPlanException("distinct rows are counted");
            }
            var arguments = aggregator.getExprList();
            aggregators.add(arguments == null ? aggregator : aggregator.copy(expressions.of(arguments)));
        }
        int sink = layout.newSink();
        return new RowSources.GroupedRows(
                places(keys),
                places(all),
                List.copyOf(aggregators),
                plan.steps(group.getSubOp(), Set.of(), new Steps.SinkStep(sink)),
                sink);
    }

    private RowSource fixed(OpTable table) {
        var variables = table.getTable().getVars();
        var rows = new ArrayList<@Nullable Node[]>();
        table.getTable()
                .rows()
                .forEachRemaining(
                        row -> rows.add(variables.stream().map(row::get).toArray(Node[]::new)));
        return new RowSources.FixedRows(places(variables), List.copyOf(rows));
    }

    private int[] places(Collection<Var> variables) {
        if (variables.size() > MOST_VARIABLES) {
            throw new NoPlanException("too many variables");
        }
        return variables.stream().mapToInt(layout::place).toArray();
    }
}
