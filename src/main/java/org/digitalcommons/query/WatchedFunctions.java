package org.digitalcommons.query;

import java.util.List;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.TransformCopy;
import org.apache.jena.sparql.algebra.Transformer;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.algebra.optimize.Optimize;
import org.apache.jena.sparql.algebra.optimize.Rewrite;
import org.apache.jena.sparql.expr.E_Add;
import org.apache.jena.sparql.expr.E_Divide;
import org.apache.jena.sparql.expr.E_Multiply;
import org.apache.jena.sparql.expr.E_Regex;
import org.apache.jena.sparql.expr.E_StrConcat;
import org.apache.jena.sparql.expr.E_StrReplace;
import org.apache.jena.sparql.expr.E_StrSubstring;
import org.apache.jena.sparql.expr.E_Subtract;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprAggregator;
import org.apache.jena.sparql.expr.ExprFunction1;
import org.apache.jena.sparql.expr.ExprFunction2;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.ExprTransformCopy;
import org.apache.jena.sparql.expr.aggregate.AggAvg;
import org.apache.jena.sparql.expr.aggregate.AggAvgDistinct;
import org.apache.jena.sparql.expr.aggregate.AggGroupConcat;
import org.apache.jena.sparql.expr.aggregate.AggGroupConcatDistinct;
import org.apache.jena.sparql.expr.aggregate.AggSum;
import org.apache.jena.sparql.expr.aggregate.AggSumDistinct;
import org.apache.jena.sparql.util.Context;
import org.jspecify.annotations.Nullable;

/**
 * Replaces functions that could run away by bounded ones, before a query is optimized and so evaluated for the first
 * time.
 */
final class WatchedFunctions extends ExprTransformCopy {

    private final Allowance allowance;

    private WatchedFunctions(Allowance allowance) {
        this.allowance = allowance;
    }

    /** The optimizer of a query that brings its {@link Allowance} in its context. */
    static Rewrite optimizer(Context context) {
        var functions = new WatchedFunctions(context.get(Allowance.SYMBOL));
        var standard = Optimize.stdOptimizationFactory.create(context);
        return op -> standard.rewrite(Transformer.transform(new Groups(functions.allowance), functions, op));
    }

    @Override
    public Expr transform(ExprFunction1 function, Expr argument) {
        return BoundedTexts.of(function, argument, allowance).orElseGet(() -> super.transform(function, argument));
    }

    @Override
    public Expr transform(ExprFunction2 function, Expr left, Expr right) {
        return switch (function) {
            case E_Add sum -> new BoundedNumbers.Operation(sum, left, right, allowance);
            case E_Subtract difference -> new BoundedNumbers.Operation(difference, left, right, allowance);
            case E_Multiply product -> new BoundedNumbers.Operation(product, left, right, allowance);
            case E_Divide quotient -> new BoundedNumbers.Operation(quotient, left, right, allowance);
            default ->
                BoundedTexts.of(function, left, right, allowance)
                        .orElseGet(() -> super.transform(function, left, right));
        };
    }

    @Override
    public Expr transform(ExprFunctionN function, ExprList arguments) {
        return switch (function) {
            case E_Regex regex -> new BoundedFunctions.Regex(arguments, allowance);
            case E_StrReplace replace -> new BoundedFunctions.Replace(arguments, allowance);
            case E_StrSubstring part -> new BoundedTexts.PartOfText(arguments, allowance);
            case E_StrConcat concat -> new BoundedFunctions.Concat(arguments, allowance);
            default -> super.transform(function, arguments);
        };
    }

    /** An aggregate is no function of one row: what it is given is counted, or measured, as it comes. */
    private static final class Groups extends TransformCopy {

        private final Allowance allowance;

        Groups(Allowance allowance) {
            this.allowance = allowance;
        }

        @Override
        public Op transform(OpGroup group, Op of) {
            List<ExprAggregator> watched =
                    group.getAggregators().stream().map(this::watch).toList();
            return OpGroup.create(of, group.getGroupVars(), watched);
        }

        private ExprAggregator watch(ExprAggregator each) {
            return switch (each.getAggregator()) {
                case AggGroupConcat all -> counted(each, all.getSeparator());
                case AggGroupConcatDistinct distinct -> counted(each, distinct.getSeparator());
                case AggSum sum -> measured(each);
                case AggSumDistinct sum -> measured(each);
                case AggAvg average -> measured(each);
                case AggAvgDistinct average -> measured(each);
                default -> each;
            };
        }

        private ExprAggregator counted(ExprAggregator each, @Nullable String separator) {
            var extra = separator == null ? 1 : separator.length();
            return with(each, new BoundedFunctions.GroupConcatArgument(argument(each), extra, allowance));
        }

        private ExprAggregator measured(ExprAggregator each) {
            return with(each, new BoundedNumbers.Summand(argument(each), allowance));
        }

        private static Expr argument(ExprAggregator each) {
            return each.getAggregator().getExprList().get(0);
        }

        private static ExprAggregator with(ExprAggregator each, Expr argument) {
            return new ExprAggregator(each.getVar(), each.getAggregator().copy(new ExprList(argument)));
        }
    }
}
