package org.digitalcommons.plan;

import java.util.List;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.function.FunctionEnv;

/** Whether a pattern matches, or does not, with the values that are set: it stops at the first match. */
final class ExistsExpression extends ExprFunctionN {

    private final int mark;
    private final PlanStep pattern;
    private final boolean isWanted;

    /** {@code EXISTS}, or {@code NOT EXISTS} where no match is wanted. */
    ExistsExpression(int mark, PlanStep pattern, boolean isWanted) {
        super(isWanted ? "exists" : "notexists");
        this.mark = mark;
        this.pattern = pattern;
        this.isWanted = isWanted;
    }

    @Override
    protected NodeValue evalSpecial(Binding binding, FunctionEnv environment) {
        var at = (Evaluation) binding;
        at.mark(mark, false);
        pattern.run(at);
        return NodeValue.booleanReturn(at.isMarked(mark) == isWanted);
    }

    @Override
    public NodeValue eval(List<NodeValue> arguments) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Expr copy(ExprList arguments) {
        return this;
    }
}
