package org.digitalcommons.query;

import java.util.List;
import java.util.Optional;
import org.apache.jena.sparql.expr.E_StrConcat;
import org.apache.jena.sparql.expr.E_StrReplace;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunction1;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.nodevalue.NodeValueOps;
import org.jspecify.annotations.Nullable;

/** The functions of SPARQL that can use any amount of time or memory within one row, each held to an {@link Allowance}. */
final class BoundedFunctions {

    private BoundedFunctions() {}

    static String text(String function, NodeValue value) {
        return NodeValueOps.checkAndGetStringLiteral(function, value).getLiteralLexicalForm();
    }

    private static @Nullable Expr optional(ExprList arguments, int index) {
        return index < arguments.size() ? arguments.get(index) : null;
    }

    /** REGEX. */
    static final class Regex extends ExprFunctionN {

        private final Allowance allowance;
        private final LastPattern patterns = new LastPattern();

        Regex(ExprList arguments, Allowance allowance) {
            super("regex", arguments);
            this.allowance = allowance;
        }

        @Override
        public NodeValue eval(List<NodeValue> values) {
            var text = text("REGEX", values.get(0));
            var flags = values.size() > 2 ? Optional.of(values.get(2)) : Optional.<NodeValue>empty();
            var pattern = patterns.of("REGEX", values.get(1), flags);
            return NodeValue.booleanReturn(allowance.matcher(pattern, text).find());
        }

        @Override
        public Expr copy(ExprList arguments) {
            return new Regex(arguments, allowance);
        }
    }

    /** REPLACE: a first pass finds the matches within the time and counts them, so that Jena's own pass is safe. */
    static final class Replace extends E_StrReplace {

        private final Allowance allowance;
        private final LastPattern patterns = new LastPattern();

        Replace(ExprList arguments, Allowance allowance) {
            super(arguments.get(0), arguments.get(1), arguments.get(2), optional(arguments, 3));
            this.allowance = allowance;
        }

        @Override
        public NodeValue eval(List<NodeValue> values) {
            var text = text("REPLACE", values.get(0));
            var replacement = text("REPLACE", values.get(2));
            var flags = values.size() > 3 ? Optional.of(values.get(3)) : Optional.<NodeValue>empty();
            var matcher = allowance.matcher(patterns.of("REPLACE", values.get(1), flags), text);
            var length = (long) text.length();
            // A group may repeat the match it stands in, once for each two characters of the replacement.
            var groups = replacement.indexOf('$') < 0 ? 0 : replacement.length() / 2;
            while (matcher.find()) {
                length += replacement.length() + (long) groups * (matcher.end() - matcher.start());
            }
            allowance.make(length);
            return super.eval(values);
        }

        @Override
        public Expr copy(ExprList arguments) {
            return new Replace(arguments, allowance);
        }
    }

    /** CONCAT. */
    static final class Concat extends E_StrConcat {

        private final Allowance allowance;

        Concat(ExprList arguments, Allowance allowance) {
            super(arguments);
            this.allowance = allowance;
        }

        @Override
        public NodeValue eval(List<NodeValue> values) {
            allowance.make(values.stream()
                    .mapToLong(value -> value.asString().length())
                    .sum());
            return super.eval(values);
        }

        @Override
        public Expr copy(ExprList arguments) {
            return new Concat(arguments, allowance);
        }
    }

    /** What is gathered into one text by GROUP_CONCAT: the value itself, counted. */
    static final class GroupConcatArgument extends ExprFunction1 {

        private final int separator;
        private final Allowance allowance;

        GroupConcatArgument(Expr argument, int separator, Allowance allowance) {
            super(argument, "gathered");
            this.separator = separator;
            this.allowance = allowance;
        }

        @Override
        public NodeValue eval(NodeValue value) {
            allowance.gather((long) separator + value.asString().length());
            return value;
        }

        @Override
        public Expr copy(Expr argument) {
            return new GroupConcatArgument(argument, separator, allowance);
        }
    }
}
