package org.digitalcommons.derive;

import java.util.List;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.op.Op1;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.algebra.op.OpJoin;
import org.apache.jena.sparql.algebra.op.OpLeftJoin;
import org.apache.jena.sparql.algebra.op.OpMinus;
import org.apache.jena.sparql.algebra.op.OpSequence;
import org.apache.jena.sparql.algebra.op.OpUnion;

/**
 * A necessary condition for a query to have an answer in a graph, found by looking at each of its patterns alone. It
 * may be met where there is no answer, and is always met where there is one. It takes a few look-ups, where the query
 * takes a thousand.
 */
sealed interface AnswerCondition {

    /** Whether the graph holds what is needed. */
    boolean isMetBy(Graph graph);

    /** Something that matches. */
    record Contains(Triple pattern) implements AnswerCondition {
        @Override
        public boolean isMetBy(Graph graph) {
            return graph.contains(pattern);
        }
    }

    /** All of several. */
    record All(List<AnswerCondition> needs) implements AnswerCondition {
        @Override
        public boolean isMetBy(Graph graph) {
            return needs.stream().allMatch(need -> need.isMetBy(graph));
        }
    }

    /** One of two. */
    record Either(AnswerCondition one, AnswerCondition other) implements AnswerCondition {
        @Override
        public boolean isMetBy(Graph graph) {
            return one.isMetBy(graph) || other.isMetBy(graph);
        }
    }

    /** What a query needs. */
    static AnswerCondition of(Query query) {
        return of(Algebra.compile(query.getQueryPattern()));
    }

    private static AnswerCondition of(Op op) {
        return switch (op) {
            case OpBGP bgp ->
                new All(bgp.getPattern().getList().stream()
                        .<AnswerCondition>map(t -> new Contains(open(t)))
                        .toList());
            case OpJoin join -> both(join.getLeft(), join.getRight());
            case OpSequence sequence ->
                new All(sequence.getElements().stream().map(AnswerCondition::of).toList());
            case OpUnion union -> new Either(of(union.getLeft()), of(union.getRight()));
            case OpLeftJoin join -> of(join.getLeft());
            case OpMinus minus -> of(minus.getLeft());
            // Without a key it has an answer whatever it finds, if only that there are none.
            case OpGroup group -> group.getGroupVars().isEmpty() ? new All(List.of()) : of(group.getSubOp());
            case Op1 one -> of(one.getSubOp());
            default -> new All(List.of());
        };
    }

    private static AnswerCondition both(Op left, Op right) {
        return new All(Stream.of(left, right).map(AnswerCondition::of).toList());
    }

    private static Triple open(Triple pattern) {
        return Triple.create(open(pattern.getSubject()), open(pattern.getPredicate()), open(pattern.getObject()));
    }

    private static Node open(Node node) {
        return node.isConcrete() ? node : Node.ANY;
    }
}
