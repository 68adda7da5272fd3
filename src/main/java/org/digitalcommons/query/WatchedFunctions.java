package org.digitalcommons.query;

import java.util.List;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.TransformCopy;
import org.apache.jena.sparql.algebra.Transformer;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.algebra.optimize.Optimize;
import org.apache.jena.sparql.algebra.optimize.Rewrite;
import org.apache.jena.sparql.expr.E_Regex;
import org.apache.jena.sparql.expr.E_StrConcat;
import org.apache.jena.sparql.expr.E_StrReplace;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprAggregator;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.ExprTransformCopy;
import org.apache.jena.sparql.expr.aggregate.AggGroupConcat;
import org.apache.jena.sparql.expr.aggregate.AggGroupConcatDistinct;
import org.apache.jena.sparql.util.Context;

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
    public Expr transform(ExprFunctionN function, ExprList arguments) {
        return switch (function) {
            case E_Regex regex -> new BoundedFunctions.Regex(arguments, allowance);
            case E_StrReplace replace -> new BoundedFunctions.Replace(arguments, allowance);
            case E_StrConcat concat -> new BoundedFunctions.Concat(arguments, allowance);
            default -> super.transform(function, arguments);
        };
    }

    /** GROUP_CONCAT is not a function of one row: what it is given is counted as it comes. */
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
            var aggregator = each.getAggregator();
            var separator = switch (aggregator) {
                case AggGroupConcat all -> all.getSeparator();
                case AggGroupConcatDistinct distinct -> distinct.getSeparator();
                default -> null;
            };
            if (!(aggregator instanceof AggGroupConcat || aggregator instanceof AggGroupConcatDistinct)) {
                return each;
            }
            var extra = separator == null ? 1 : separator.length();
            var counted = new BoundedFunctions.GroupConcatArgument(
                    aggregator.getExprList().get(0), extra, allowance);
            return new ExprAggregator(each.getVar(), aggregator.copy(new ExprList(counted)));
        }
    }
}
