package org.digitalcommons.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.shared.AddDeniedException;
import org.apache.jena.sparql.sse.SSE;
import org.junit.jupiter.api.Test;

class UnionOfMembersTest {

    private static final Triple SHARED = SSE.parseTriple("(:a :p :b)");
    private static final Graph LEFT = SSE.parseGraph("(graph (:a :p :b) (:a :p :c) (:l :p :b))");
    private static final Graph RIGHT = SSE.parseGraph("(graph (:a :p :b) (:a :q :d) (:r :p :b))");

    private final UnionOfMembers together = new UnionOfMembers(List.of(LEFT, RIGHT));

    @Test
    void whatTwoGraphsSayIsToldOnce() {
        assertThat(together.size()).isEqualTo(5);
        assertThat(together.find(SHARED.getSubject(), Node.ANY, Node.ANY).toList())
                .hasSize(3)
                .doesNotHaveDuplicates();
        assertThat(together.find(Node.ANY, SHARED.getPredicate(), SHARED.getObject())
                        .toList())
                .hasSize(3)
                .doesNotHaveDuplicates();
    }

    @Test
    void whatOneGraphSaysIsFound() {
        assertThat(together.contains(SSE.parseTriple("(:l :p :b)"))).isTrue();
        assertThat(together.contains(SSE.parseTriple("(:r :p :b)"))).isTrue();
        assertThat(together.contains(SSE.parseTriple("(:r :q :b)"))).isFalse();
        assertThat(together.find(SSE.parseNode(":nobody"), Node.ANY, Node.ANY).toList())
                .isEmpty();
    }

    @Test
    void nothingCanBeAddedToIt() {
        assertThatThrownBy(() -> together.add(SHARED)).isInstanceOf(AddDeniedException.class);
    }
}
