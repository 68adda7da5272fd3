package org.digitalcommons.plan;

import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprException;
import org.apache.jena.sparql.path.Path;
import org.apache.jena.sparql.path.PathLib;
import org.jspecify.annotations.Nullable;

/** The kinds of step that take few words. */
final class Steps {

    private Steps() {}

    /** Keeps what satisfies a condition. */
    record FilterStep(Expr condition, PlanStep next) implements PlanStep {

        @Override
        public boolean run(Evaluation at) {
            return !condition.isSatisfied(at, at.context()) || next.run(at);
        }
    }

    /** Sets a variable to what an expression says; leaves it without a value where that is an error. */
    record BindStep(int place, Expr expression, PlanStep next) implements PlanStep {

        @Override
        public boolean run(Evaluation at) {
            var node = value(at);
            if (node == null) {
                return next.run(at);
            }
            if (at.node(place) != null) {
                return !at.take(place, node) || next.run(at);
            }
            at.take(place, node);
            boolean goesOn = next.run(at);
            at.clear(place);
            return goesOn;
        }

        private @Nullable Node value(Evaluation at) {
            try {
                return expression.eval(at, at.context()).asNode();
            } catch (ExprException noValue) {
                return null;
            }
        }
    }

    /** Goes on with each find of an optional part, or once without it where there is none. */
    record OptionalStep(int mark, PlanStep part, PlanStep next) implements PlanStep {

        @Override
        public boolean run(Evaluation at) {
            at.mark(mark, false);
            if (!part.run(at)) {
                return false;
            }
            return at.isMarked(mark) || next.run(at);
        }
    }

    /** Notes that something was found. */
    record MarkStep(int mark, PlanStep next) implements PlanStep {

        @Override
        public boolean run(Evaluation at) {
            at.mark(mark, true);
            return next.run(at);
        }
    }

    /** Notes that something was found, and wants no more. */
    record FoundStep(int mark) implements PlanStep {

        @Override
        public boolean run(Evaluation at) {
            at.mark(mark, true);
            return false;
        }
    }

    /** Goes on with what one part finds, then with what the other does. */
    record UnionStep(List<PlanStep> parts) implements PlanStep {

        @Override
        public boolean run(Evaluation at) {
            for (var part : parts) {
                if (!part.run(at)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** Hands what was found to whoever collects it. */
    record SinkStep(int sink) implements PlanStep {

        @Override
        public boolean run(Evaluation at) {
            at.sink(sink);
            return true;
        }
    }

    /** Follows a path that is more than one step or a choice between steps. */
    record PathStep(Node from, Path path, Node to, Layout layout, PlanStep next) implements PlanStep {

        @Override
        public boolean run(Evaluation at) {
            var s = now(from, at);
            var o = now(to, at);
            var found = PathLib.execTriplePath(BindingFactory.root(), s, path, o, at.context());
            try {
                while (found.hasNext()) {
                    var binding = found.next();
                    boolean fits = (!s.isVariable() || at.take(place(s), binding.get(Var.alloc(s))))
                            && (!o.isVariable() || at.take(place(o), binding.get(Var.alloc(o))));
                    boolean goesOn = !fits || next.run(at);
                    clear(s, at);
                    clear(o, at);
                    if (!goesOn) {
                        return false;
                    }
                }
            } finally {
                found.close();
            }
            return true;
        }

        private void clear(Node end, Evaluation at) {
            if (end.isVariable()) {
                at.clear(place(end));
            }
        }

        private int place(Node variable) {
            return layout.place(Var.alloc(variable));
        }

        private Node now(Node end, Evaluation at) {
            var set = end.isVariable() ? at.node(place(end)) : end;
            return set == null ? end : set;
        }
    }
}
