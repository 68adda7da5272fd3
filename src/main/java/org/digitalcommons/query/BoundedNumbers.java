package org.digitalcommons.query;

import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunction1;
import org.apache.jena.sparql.expr.ExprFunction2;
import org.apache.jena.sparql.expr.NodeValue;

/** Arithmetic whose numbers have a limited number of digits: eighteen squarings make one that no machine can hold. */
final class BoundedNumbers {

    private BoundedNumbers() {}

    /** A sum, difference, product or quotient: that of Jena, of numbers that are not too long. */
    static final class Operation extends ExprFunction2 {

        private final ExprFunction2 operation;
        private final Allowance allowance;

        Operation(ExprFunction2 operation, Expr left, Expr right, Allowance allowance) {
            super(left, right, operation.getFunctionSymbol().getSymbol(), operation.getOpName());
            this.operation = operation;
            this.allowance = allowance;
        }

        @Override
        public NodeValue eval(NodeValue left, NodeValue right) {
            return operation.eval(allowance.calculate(left), allowance.calculate(right));
        }

        @Override
        public Expr copy(Expr left, Expr right) {
            return new Operation(operation, left, right, allowance);
        }
    }

    /** What is added up by SUM or AVG: the value itself, if it is not too long. */
    static final class Summand extends ExprFunction1 {

        private final Allowance allowance;

        Summand(Expr argument, Allowance allowance) {
            super(argument, "summand");
            this.allowance = allowance;
        }

        @Override
        public NodeValue eval(NodeValue value) {
            return allowance.calculate(value);
        }

        @Override
        public Expr copy(Expr argument) {
            return new Summand(argument, allowance);
        }
    }
}
