package org.digitalcommons.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.graph.NodeConst;
import org.digitalcommons.Commons;
import org.digitalcommons.DefaultStore;
import org.digitalcommons.Fixture;
import org.digitalcommons.name.GraphNames;
import org.digitalcommons.name.PublicationName;
import org.digitalcommons.vocab.Term;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Pb1: what is shipped is published by those whom the shipped grants let speak, so that all of it counts. */
class ShippedGrantsTest {

    @Test
    void nothingOfThePioneerGroupIsHearsay() {
        assertThat(said(Fixture.PIONEER_GROUP.commons())).isEmpty();
    }

    @Test
    @Tag("slow")
    void nothingOfTheSourcesIsHearsay() {
        assertThat(said(DefaultStore.commons())).isEmpty();
    }

    /** Who says what of whom without a grant. */
    private static Set<String> said(Commons commons) {
        var said = new TreeSet<String>();
        for (var publication : commons.contents().publications()) {
            commons.contents().graphs(publication).forEach((name, graph) -> {
                if (GraphNames.isSaid(name)) {
                    said.addAll(hearsay(PublicationName.of(name).publisher(), graph));
                }
            });
        }
        return said;
    }

    private static List<String> hearsay(String publisher, Graph graph) {
        return graph.find(Node.ANY, NodeConst.nodeRDFType, Term.Hearsay)
                .mapWith(t -> "%s says of %s: %s"
                        .formatted(
                                publisher,
                                value(graph, t.getSubject(), Term.saidOf),
                                value(graph, t.getSubject(), Term.saidClass)))
                .toList();
    }

    private static Node value(Graph graph, Node subject, Node property) {
        return graph.find(subject, property, Node.ANY).next().getObject();
    }
}
