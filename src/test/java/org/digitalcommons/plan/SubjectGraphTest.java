package org.digitalcommons.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.Test;

/** A graph of rows holds and finds what a graph of Jena does, whatever was looked for before something was added. */
class SubjectGraphTest {

    private static final int CHANGES = 2_000;

    @Test
    void itFindsWhatJenaFinds() {
        var random = new Random(1);
        var ours = new SubjectGraph();
        var theirs = GraphFactory.createDefaultGraph();
        for (int i = 0; i < CHANGES; i++) {
            var triple = Triple.create(node("s", random, 6), node("p", random, 5), node("o", random, 20));
            if (random.nextInt(4) == 0) {
                ours.delete(triple);
                theirs.delete(triple);
            } else {
                ours.add(triple);
                theirs.add(triple);
            }
            assertSame(ours, theirs, pattern(triple, random.nextInt(8)));
        }
    }

    @Test
    void aGroupSharesItsRowsAndAddsOthers() {
        var rows = new SubjectGraph();
        var one = Triple.create(named("s1"), named("p1"), named("o1"));
        var other = Triple.create(named("s2"), named("p1"), named("o1"));
        rows.add(one);
        rows.add(other);
        var group = new SubjectGraph();
        group.share(rows, one.getSubject());
        group.share(rows, one.getSubject());
        group.add(Triple.create(named("file"), named("p1"), named("o1")));
        assertThat(group.find(Node.ANY, named("p1"), named("o1")).toList()).hasSize(2);
        assertThat(group.size()).isEqualTo(2);
        assertThat(rows.size()).isEqualTo(2);
    }

    @Test
    void twoGraphsAreOne() {
        var first = new SubjectGraph();
        var second = GraphFactory.createDefaultGraph();
        var both = Triple.create(named("s"), named("p"), named("o"));
        first.add(both);
        second.add(both);
        second.add(Triple.create(named("s"), named("q"), named("o")));
        var joined = new JoinedGraph(first, new FixedGraph(second));
        for (var predicate : List.of(named("p"), named("q"))) {
            var count = new int[1];
            joined.each(null, predicate, null, (s, p, o) -> ++count[0] > 0);
            assertThat(count[0]).isEqualTo(1);
        }
        assertThat(joined.find().toSet()).hasSize(2);
    }

    private static void assertSame(Graph ours, Graph theirs, Triple pattern) {
        assertThat(ours.find(pattern).toList())
                .containsExactlyInAnyOrderElementsOf(theirs.find(pattern).toList());
        assertThat(ours.contains(pattern)).isEqualTo(theirs.contains(pattern));
        assertThat(ours.size()).isEqualTo(theirs.size());
    }

    private static Triple pattern(Triple triple, int known) {
        return Triple.create(
                (known & 1) == 0 ? Node.ANY : triple.getSubject(),
                (known & 2) == 0 ? Node.ANY : triple.getPredicate(),
                (known & 4) == 0 ? Node.ANY : triple.getObject());
    }

    private static Node node(String kind, Random random, int most) {
        return named(kind + random.nextInt(most));
    }

    private static Node named(String name) {
        return NodeFactory.createURI("http://example.org/" + name);
    }
}
