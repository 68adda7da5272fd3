package org.digitalcommons.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.graph.NodeConst;
import org.digitalcommons.DefaultStore;
import org.digitalcommons.catalog.Catalog;
import org.digitalcommons.name.GraphNames;
import org.digitalcommons.name.PublicationName;
import org.digitalcommons.publish.Delivery;
import org.digitalcommons.publish.Sample;
import org.digitalcommons.publish.importer.SourceFolder;
import org.digitalcommons.store.Store;
import org.digitalcommons.vocab.Term;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Pb1: what is shipped is published by those whom the shipped grants let speak, so that all of it counts. */
class ShippedGrantsTest {

    @Test
    void nothingOfThePioneerGroupIsHearsay() throws Exception {
        assertThat(said(Sample.deliveries(DefaultStore.ROOMS))).isEmpty();
    }

    @Test
    @Tag("slow")
    void nothingOfTheSourcesIsHearsay() throws Exception {
        var deliveries = new ArrayList<Delivery>();
        for (var source : SourceFolder.in(DefaultStore.ROOMS)) {
            deliveries.add(SourceFolder.delivery(source));
        }
        assertThat(said(deliveries)).isEmpty();
    }

    /** Who says what of whom without a grant, when the deliveries are stored one after the other. */
    private static Set<String> said(List<Delivery> deliveries) throws Exception {
        var said = new TreeSet<String>();
        try (var store = Store.inMemory()) {
            var intake = new Intake(DefaultStore.ROOMS, Catalog.of(DefaultStore.ROOMS), store, Optional.empty());
            for (var delivery : deliveries) {
                try (var assessment = intake.files().assess(Submission.of(delivery), ProgressListener.NONE)) {
                    var candidate = assessment.candidate();
                    candidate.graphs().forEach((name, graph) -> {
                        if (GraphNames.isSaid(name)) {
                            said.addAll(hearsay(PublicationName.of(name).publisher(), graph));
                        }
                    });
                    store.publish(candidate.publication(), candidate.graphs());
                }
            }
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
