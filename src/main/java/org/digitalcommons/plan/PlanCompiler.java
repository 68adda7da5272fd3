package org.digitalcommons.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.OpVars;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.algebra.op.OpConditional;
import org.apache.jena.sparql.algebra.op.OpExtendAssign;
import org.apache.jena.sparql.algebra.op.OpFilter;
import org.apache.jena.sparql.algebra.op.OpJoin;
import org.apache.jena.sparql.algebra.op.OpLeftJoin;
import org.apache.jena.sparql.algebra.op.OpPath;
import org.apache.jena.sparql.algebra.op.OpSequence;
import org.apache.jena.sparql.algebra.op.OpTable;
import org.apache.jena.sparql.algebra.op.OpUnion;
import org.apache.jena.sparql.core.TriplePath;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.path.P_Alt;
import org.apache.jena.sparql.path.P_Link;
import org.apache.jena.sparql.path.P_ReverseLink;
import org.apache.jena.sparql.path.Path;

/** Makes steps of the algebra of a query, which is optimised already. Used once, by one thread. */
final class PlanCompiler {

    private final Layout layout = new Layout();
    private final SourceCompiler sources = new SourceCompiler(this, layout);

    Layout layout() {
        return layout;
    }

    /**
     * The steps of an operation.
     *
     * @param known the variables that have a value before it
     * @param next the step behind it
     */
    PlanStep steps(Op op, Set<Var> known, PlanStep next) {
        return switch (op) {
            case OpBGP group -> matches(group.getPattern().getList(), known, next);
            case OpPath path -> path(path.getTriplePath(), next);
            case OpSequence sequence -> sequence(sequence.getElements(), known, next);
            case OpUnion union -> union(union, known, next);
            case OpFilter filter -> filter(filter, known, next);
            case OpExtendAssign extend -> extend(extend, known, next);
            case OpConditional optional -> {
                int mark = layout.newMark();
                var part = steps(optional.getRight(), after(optional.getLeft(), known), new Steps.MarkStep(mark, next));
                yield steps(optional.getLeft(), known, new Steps.OptionalStep(mark, part, next));
            }
            case OpLeftJoin optional -> leftJoin(optional, known, next);
            case OpJoin join -> steps(join.getLeft(), known, table(join.getRight(), next));
            case OpTable table -> table.isJoinIdentity() ? next : table(op, next);
            default -> table(op, next);
        };
    }

    /** The variables that have a value after an operation. */
    private static Set<Var> after(Op op, Set<Var> known) {
        var all = new HashSet<>(known);
        all.addAll(OpVars.fixedVars(op));
        return all;
    }

    private PlanStep matches(List<Triple> patterns, Set<Var> known, PlanStep next) {
        var step = next;
        for (var pattern : PatternOrder.of(patterns, known).reversed()) {
            step = new MatchStep(layout, pattern, step);
        }
        return step;
    }

    private PlanStep path(TriplePath path, PlanStep next) {
        if (path.isTriple()) {
            return new MatchStep(layout, path.asTriple(), next);
        }
        var choices = choices(path.getSubject(), path.getPath(), path.getObject());
        if (choices.isEmpty()) {
            for (var end : List.of(path.getSubject(), path.getObject())) {
                if (end.isVariable()) {
                    layout.place(Var.alloc(end));
                }
            }
            return new Steps.PathStep(path.getSubject(), path.getPath(), path.getObject(), layout, next);
        }
        return new Steps.UnionStep(choices.get().stream()
                .<PlanStep>map(triple -> new MatchStep(layout, triple, next))
                .toList());
    }

    /** The patterns of a path that is a choice between steps; empty for another. */
    private static Optional<List<Triple>> choices(Node from, Path path, Node to) {
        return switch (path) {
            case P_Link link -> Optional.of(List.of(Triple.create(from, link.getNode(), to)));
            case P_ReverseLink link -> Optional.of(List.of(Triple.create(to, link.getNode(), from)));
            case P_Alt either -> {
                var left = choices(from, either.getLeft(), to);
                var right = choices(from, either.getRight(), to);
                if (left.isEmpty() || right.isEmpty()) {
                    yield Optional.empty();
                }
                var both = new ArrayList<>(left.get());
                both.addAll(right.get());
                yield Optional.of(both);
            }
            default -> Optional.empty();
        };
    }

    private PlanStep sequence(List<Op> parts, Set<Var> known, PlanStep next) {
        var knownBefore = new ArrayList<Set<Var>>();
        var sofar = known;
        for (var part : parts) {
            knownBefore.add(sofar);
            sofar = after(part, sofar);
        }
        var step = next;
        for (int i = parts.size() - 1; i >= 0; i--) {
            step = steps(parts.get(i), knownBefore.get(i), step);
        }
        return step;
    }

    private PlanStep union(OpUnion union, Set<Var> known, PlanStep next) {
        return new Steps.UnionStep(List.of(steps(union.getLeft(), known, next), steps(union.getRight(), known, next)));
    }

    private PlanStep filter(OpFilter filter, Set<Var> known, PlanStep next) {
        return steps(filter.getSubOp(), known, conditions(filter.getExprs(), after(filter.getSubOp(), known), next));
    }

    private PlanStep conditions(ExprList conditions, Set<Var> known, PlanStep next) {
        var expressions = new ExpressionCompiler(this, layout, known);
        var step = next;
        for (var condition : conditions.getList().reversed()) {
            step = new Steps.FilterStep(expressions.of(condition), step);
        }
        return step;
    }

    private PlanStep extend(OpExtendAssign extend, Set<Var> known, PlanStep next) {
        var expressions = new ExpressionCompiler(this, layout, after(extend.getSubOp(), known));
        var step = next;
        for (var variable : extend.getVarExprList().getVars().reversed()) {
            var expression = extend.getVarExprList().getExpr(variable);
            step = new Steps.BindStep(layout.place(variable), expressions.of(expression), step);
        }
        return steps(extend.getSubOp(), known, step);
    }

    private PlanStep leftJoin(OpLeftJoin optional, Set<Var> known, PlanStep next) {
        int mark = layout.newMark();
        PlanStep found = new Steps.MarkStep(mark, next);
        if (optional.getExprs() != null) {
            var both = after(optional.getRight(), after(optional.getLeft(), known));
            found = conditions(optional.getExprs(), both, found);
        }
        var part = table(optional.getRight(), found);
        return steps(optional.getLeft(), known, new Steps.OptionalStep(mark, part, next));
    }

    /** Joins what is worked out by itself. */
    private PlanStep table(Op op, PlanStep next) {
        return new TableStep(layout.newTable(), sources.of(op), next);
    }
}
