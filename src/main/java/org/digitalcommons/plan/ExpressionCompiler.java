package org.digitalcommons.plan;

import java.util.Set;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.algebra.op.OpConditional;
import org.apache.jena.sparql.algebra.op.OpFilter;
import org.apache.jena.sparql.algebra.op.OpPath;
import org.apache.jena.sparql.algebra.op.OpSequence;
import org.apache.jena.sparql.algebra.op.OpUnion;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.expr.E_Exists;
import org.apache.jena.sparql.expr.E_NotExists;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunctionOp;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.ExprTransformCopy;
import org.apache.jena.sparql.expr.ExprTransformer;
import org.apache.jena.sparql.expr.ExprVar;

/** Makes expressions whose variables know their places, and whose patterns are steps. */
final class ExpressionCompiler extends ExprTransformCopy {

    private final PlanCompiler plan;
    private final Layout layout;
    private final Set<Var> known;

    /**
     * For the expressions of one place.
     *
     * @param known the variables that have a value there
     */
    ExpressionCompiler(PlanCompiler plan, Layout layout, Set<Var> known) {
        this.plan = plan;
        this.layout = layout;
        this.known = known;
    }

    Expr of(Expr expression) {
        return ExprTransformer.transform(this, expression);
    }

    ExprList of(ExprList expressions) {
        return ExprTransformer.transform(this, expressions);
    }

    @Override
    public Expr transform(ExprVar variable) {
        return new SlotVariable(variable.asVar(), layout.place(variable.asVar()));
    }

    @Override
    public Expr transform(ExprFunctionOp function, ExprList arguments, Op pattern) {
        boolean isWanted = function instanceof E_Exists;
        if (!isWanted && !(function instanceof E_NotExists)) {
            throw new NoPlanException(function.getFunctionSymbol().getSymbol());
        }
        requireMatches(pattern);
        int mark = layout.newMark();
        return new ExistsExpression(mark, plan.steps(pattern, known, new Steps.FoundStep(mark)), isWanted);
    }

    /** The values outside hold inside; only of what is matched in place that is sure. */
    private static void requireMatches(Op pattern) {
        switch (pattern) {
            case OpBGP any -> {}
            case OpPath any -> {}
            case OpFilter filter -> requireMatches(filter.getSubOp());
            case OpSequence sequence -> sequence.getElements().forEach(ExpressionCompiler::requireMatches);
            case OpUnion union -> {
                requireMatches(union.getLeft());
                requireMatches(union.getRight());
            }
            case OpConditional optional -> {
                requireMatches(optional.getLeft());
                requireMatches(optional.getRight());
            }
            default -> throw new NoPlanException(pattern.getName() + " in EXISTS");
        }
    }
}
