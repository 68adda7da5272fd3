package org.digitalcommons.derive;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.op.Op1;
import org.apache.jena.sparql.algebra.op.Op2;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.algebra.op.OpExtendAssign;
import org.apache.jena.sparql.algebra.op.OpFilter;
import org.apache.jena.sparql.algebra.op.OpJoin;
import org.apache.jena.sparql.algebra.op.OpLeftJoin;
import org.apache.jena.sparql.algebra.op.OpN;
import org.apache.jena.sparql.algebra.op.OpPath;
import org.apache.jena.sparql.algebra.optimize.TransformScopeRename;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunctionOp;
import org.apache.jena.sparql.path.P_Link;
import org.apache.jena.sparql.path.P_ReverseLink;

/**
 * One triple pattern of a query, with the parts of the query that it may be missing in: a pattern outside of every
 * OPTIONAL, UNION branch, MINUS and EXISTS has none. Variables that a sub-select keeps to itself have names of their own.
 *
 * @param triple the pattern
 * @param within the parts it lies in, the outermost first
 */
record Pattern(Triple triple, List<Integer> within) {

    /** The patterns of a query, those of sub-selects and filters included; property paths apart. */
    static List<Pattern> of(Query query) {
        var patterns = new ArrayList<Pattern>();
        var walk = new Walk(patterns, new ArrayList<>(), new AtomicInteger());
        walk.visit(TransformScopeRename.transform(Algebra.compile(query.getQueryPattern())), List.of());
        return List.copyOf(patterns);
    }

    /** The properties that the property paths of a query follow; {@code Node.ANY} stands for all. */
    static List<Node> pathProperties(Query query) {
        var properties = new ArrayList<Node>();
        var walk = new Walk(new ArrayList<>(), properties, new AtomicInteger());
        walk.visit(TransformScopeRename.transform(Algebra.compile(query.getQueryPattern())), List.of());
        return List.copyOf(properties);
    }

    /** Whether this pattern holds wherever the other one does. */
    boolean holdsWith(List<Integer> other) {
        return within.size() <= other.size() && other.subList(0, within.size()).equals(within);
    }

    /** Its variables, what it is about first: what it says of that, such as a kind, is shared by many things. */
    Set<Var> variables() {
        return Stream.of(triple.getSubject(), triple.getObject(), triple.getPredicate())
                .filter(Var::isVar)
                .map(Var::alloc)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The pattern with a value for one variable, and any for the others. */
    Triple with(Var variable, Node value) {
        return Triple.create(
                at(triple.getSubject(), variable, value),
                at(triple.getPredicate(), variable, value),
                at(triple.getObject(), variable, value));
    }

    /** The pattern with any value for every variable. */
    Triple open() {
        return with(Var.ANON, Node.ANY);
    }

    /** The value that a statement which matches has for a variable of the pattern. */
    Node value(Var variable, Triple statement) {
        if (variable.equals(triple.getSubject())) {
            return statement.getSubject();
        }
        return variable.equals(triple.getObject()) ? statement.getObject() : statement.getPredicate();
    }

    private static Node at(Node place, Var variable, Node value) {
        if (!Var.isVar(place)) {
            return place;
        }
        return place.equals(variable) ? value : Node.ANY;
    }

    /** Goes through a query, and counts the parts that may be missing. */
    private record Walk(List<Pattern> patterns, List<Node> paths, AtomicInteger parts) {

        void visit(Op op, List<Integer> within) {
            switch (op) {
                case OpBGP bgp ->
                    bgp.getPattern().getList().forEach(triple -> patterns.add(new Pattern(triple, within)));
                case OpPath path -> {
                    switch (path.getTriplePath().getPath()) {
                        case P_Link link ->
                            patterns.add(new Pattern(path.getTriplePath().asTriple(), within));
                        case P_ReverseLink link ->
                            patterns.add(new Pattern(
                                    Triple.create(
                                            path.getTriplePath().getObject(),
                                            link.getNode(),
                                            path.getTriplePath().getSubject()),
                                    within));
                        default ->
                            paths.addAll(PathProperties.of(path.getTriplePath().getPath()));
                    }
                }
                case OpFilter filter -> {
                    visit(filter.getSubOp(), within);
                    filter.getExprs().forEach(each -> visit(each, within));
                }
                case OpExtendAssign extend -> {
                    visit(extend.getSubOp(), within);
                    extend.getVarExprList().getExprs().values().forEach(each -> visit(each, within));
                }
                case OpLeftJoin join -> {
                    visit(join.getLeft(), within);
                    var optional = inside(within);
                    visit(join.getRight(), optional);
                    if (join.getExprs() != null) {
                        join.getExprs().forEach(each -> visit(each, optional));
                    }
                }
                case OpJoin join -> {
                    visit(join.getLeft(), within);
                    visit(join.getRight(), within);
                }
                // A branch of a union, and what a minus takes away, may each be missing.
                case Op2 both -> {
                    visit(both.getLeft(), inside(within));
                    visit(both.getRight(), inside(within));
                }
                case Op1 one -> visit(one.getSubOp(), within);
                case OpN several -> several.getElements().forEach(each -> visit(each, within));
                default -> {}
            }
        }

        private void visit(Expr expression, List<Integer> within) {
            if (expression instanceof ExprFunctionOp exists) {
                visit(exists.getGraphPattern(), inside(within));
            } else if (expression.isFunction()) {
                expression.getFunction().getArgs().forEach(each -> visit(each, within));
            }
        }

        private List<Integer> inside(List<Integer> within) {
            return Stream.concat(within.stream(), Stream.of(parts.incrementAndGet()))
                    .toList();
        }
    }
}
