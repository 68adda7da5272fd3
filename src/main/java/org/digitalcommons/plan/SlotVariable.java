package org.digitalcommons.plan;

import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.expr.ExprVar;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.VariableNotBoundException;
import org.apache.jena.sparql.function.FunctionEnv;

/** A variable in an expression that knows its place. */
final class SlotVariable extends ExprVar {

    private final int place;

    SlotVariable(Var variable, int place) {
        super(variable);
        this.place = place;
    }

    @Override
    public NodeValue eval(Binding binding, FunctionEnv environment) {
        if (binding instanceof Evaluation at) {
            var value = at.value(place);
            if (value == null) {
                throw new VariableNotBoundException("Not bound: variable " + varNode);
            }
            return value;
        }
        return super.eval(binding, environment);
    }
}
