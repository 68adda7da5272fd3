package org.digitalcommons.query;

import java.util.Collection;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.query.SortCondition;
import org.apache.jena.sparql.core.TriplePath;
import org.apache.jena.sparql.core.VarExprList;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprAggregator;
import org.apache.jena.sparql.expr.ExprFunction;
import org.apache.jena.sparql.expr.ExprFunctionOp;
import org.apache.jena.sparql.path.P_NegPropSet;
import org.apache.jena.sparql.path.P_Path0;
import org.apache.jena.sparql.path.P_Path1;
import org.apache.jena.sparql.path.P_Path2;
import org.apache.jena.sparql.path.Path;
import org.apache.jena.sparql.syntax.Element;
import org.apache.jena.sparql.syntax.ElementBind;
import org.apache.jena.sparql.syntax.ElementData;
import org.apache.jena.sparql.syntax.ElementFilter;
import org.apache.jena.sparql.syntax.ElementGroup;
import org.apache.jena.sparql.syntax.ElementMinus;
import org.apache.jena.sparql.syntax.ElementNamedGraph;
import org.apache.jena.sparql.syntax.ElementOptional;
import org.apache.jena.sparql.syntax.ElementPathBlock;
import org.apache.jena.sparql.syntax.ElementService;
import org.apache.jena.sparql.syntax.ElementSubQuery;
import org.apache.jena.sparql.syntax.ElementTriplesBlock;
import org.apache.jena.sparql.syntax.ElementUnion;
import org.apache.jena.sparql.util.MappedLoader;
import org.digitalcommons.limit.Limit;

/**
 * Walks a parsed query and refuses what would reach beyond the data: {@code SERVICE}, and functions and predicates
 * whose IRI names a Java class. It walks the syntax and not the algebra, because making the algebra already looks
 * predicates up and so loads classes. What it does not know, it refuses.
 */
final class QueryGuard {

    private final long deepest;
    private long depth;

    private QueryGuard(long deepest) {
        this.deepest = deepest;
    }

    /** The guard for one query. */
    static QueryGuard of(QueryLimits limits) {
        return new QueryGuard(limits.limits().of(Limit.QUERY_EXISTS));
    }

    /** Returns if the query may run; throws a {@link QueryRefused} otherwise. */
    void check(Query query) {
        expressions(query.getProject());
        expressions(query.getGroupBy());
        expressions(query.getHavingExprs());
        expressions(query.getAggregators());
        if (query.hasOrderBy()) {
            expressions(query.getOrderBy().stream()
                    .map(SortCondition::getExpression)
                    .toList());
        }
        if (query.getQueryPattern() != null) {
            pattern(query.getQueryPattern());
        }
    }

    private void pattern(Element element) {
        switch (element) {
            case ElementGroup group -> group.getElements().forEach(this::pattern);
            case ElementUnion union -> union.getElements().forEach(this::pattern);
            case ElementOptional optional -> pattern(optional.getOptionalElement());
            case ElementMinus minus -> pattern(minus.getMinusElement());
            case ElementNamedGraph graph -> pattern(graph.getElement());
            case ElementSubQuery sub -> check(sub.getQuery());
            case ElementFilter filter -> expression(filter.getExpr());
            case ElementBind bind -> expression(bind.getExpr());
            case ElementPathBlock block -> block.getPattern().getList().forEach(QueryGuard::triple);
            case ElementTriplesBlock block ->
                block.getPattern().getList().forEach(triple -> predicate(triple.getPredicate()));
            case ElementData values -> {}
            case ElementService service ->
                throw QueryRefused.wrong(
                        "SERVICE is not available here, because this service calls no other on behalf of a client; ask the other endpoint yourself and join the answers.");
            default ->
                throw QueryRefused.wrong(
                        "The query uses a form that is not part of SPARQL 1.1; write it in SPARQL 1.1.");
        }
    }

    private void expressions(VarExprList list) {
        expressions(list.getExprs().values());
    }

    private void expressions(Collection<? extends Expr> expressions) {
        expressions.forEach(this::expression);
    }

    private void expression(Expr expression) {
        switch (expression) {
            case ExprFunctionOp exists -> nested(exists.getElement());
            case ExprAggregator aggregator -> {
                var arguments = aggregator.getAggregator().getExprList();
                if (arguments != null) {
                    expressions(arguments.getList());
                }
            }
            case ExprFunction function -> {
                function(function);
                expressions(function.getArgs());
            }
            default -> {}
        }
    }

    /** The time to plan a query doubles with each EXISTS within another. */
    private void nested(Element element) {
        if (++depth > deepest) {
            throw QueryRefused.wrong(
                    "The query has more than %,d EXISTS one within another; write it with fewer.".formatted(deepest));
        }
        pattern(element);
        depth--;
    }

    private static void function(ExprFunction function) {
        var iri = function.getFunctionIRI();
        if (iri != null && !OpenFunctions.all().isRegistered(iri)) {
            throw QueryRefused.wrong(
                    "The function <%s> is not available here; use those of SPARQL 1.1, of XPath (fn:, math:) and the casts of XML Schema."
                            .formatted(iri));
        }
    }

    private static void triple(TriplePath triple) {
        if (triple.isTriple()) {
            predicate(triple.getPredicate());
        } else {
            path(triple.getPath());
        }
    }

    private static void path(Path path) {
        switch (path) {
            case P_Path0 link -> predicate(link.getNode());
            case P_Path1 one -> path(one.getSubPath());
            case P_Path2 two -> {
                path(two.getLeft());
                path(two.getRight());
            }
            case P_NegPropSet none -> none.getNodes().forEach(link -> predicate(link.getNode()));
            default ->
                throw QueryRefused.wrong(
                        "The query uses a property path that is not part of SPARQL 1.1; write it in SPARQL 1.1.");
        }
    }

    private static void predicate(Node predicate) {
        if (predicate.isURI() && MappedLoader.mapDynamicURI(predicate.getURI()) != null) {
            throw QueryRefused.wrong(
                    "The predicate <%s> names a program and not a property; ask only for properties of the data."
                            .formatted(predicate.getURI()));
        }
    }
}
