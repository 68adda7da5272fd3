package org.digitalcommons.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.SKOS;
import org.digitalcommons.DefaultStore;
import org.digitalcommons.catalog.Catalog;
import org.digitalcommons.name.GraphNames;
import org.digitalcommons.name.PublicationName;
import org.digitalcommons.publish.Candidate;
import org.digitalcommons.publish.rdf.GraphDelivery;
import org.digitalcommons.store.Store;
import org.digitalcommons.vocab.Term;
import org.junit.jupiter.api.Test;

/** Pb1: a supplier with a company number keeps its name and its kind, whoever speaks of it next. */
class SuppliersTest {

    private static final Node SUPPLIER = NodeFactory.createURI(Term.ID + "supplier/company-01234567");

    @Test
    void nobodyRenamesOrReclassifiesASupplierThatAnotherDescribed() throws Exception {
        try (var store = Store.inMemory()) {
            publish(store, "wigan", "a schema:Organization ; skos:prefLabel \"Northern Paper Limited\" .");
            var spelt = publish(store, "salford", "a schema:Organization ; skos:prefLabel \"NORTHERN PAPER LTD\" .");
            assertThat(isSaid(spelt)).as("spelt otherwise").isFalse();

            assertThat(isSaid(publish(store, "rumour", "a schema:Organization ; skos:prefLabel \"Crooks and Sons\" .")))
                    .as("renamed")
                    .isTrue();
            assertThat(isSaid(publish(store, "rumour", "a schema:Organization , org:FormalOrganization .")))
                    .as("reclassified")
                    .isTrue();
            assertThat(isSaid(
                            publish(store, "salford", "a schema:Organization ; skos:prefLabel \"Crooks and Sons\" .")))
                    .as("renamed by one of several who call it so")
                    .isTrue();
            assertThat(isSaid(publish(
                            store,
                            "rumour",
                            "commons:nameOnRecord \"Crooks\" ; a schema:Organization ; skos:prefLabel \"Crooks\" .")))
                    .as("with a record of its own")
                    .isTrue();
            assertThat(store.read(() -> store.dataset().stream(Node.ANY, SUPPLIER, SKOS.prefLabel.asNode(), Node.ANY)
                            .map(Quad::getObject)
                            .map(Node::getLiteralLexicalForm)
                            .toList()))
                    .containsOnly("Northern Paper Limited");
        }
    }

    @Test
    void whoAloneDescribesASupplierMayRenameIt() throws Exception {
        try (var store = Store.inMemory()) {
            publish(store, "wigan", "a schema:Organization ; skos:prefLabel \"Northern Paper Limited\" .");
            assertThat(isSaid(publish(store, "wigan", "a schema:Organization ; skos:prefLabel \"Southern Paper\" .")))
                    .isFalse();
        }
    }

    @Test
    void whatIsDividedAlreadyIsNotDividedAgain() throws Exception {
        try (var store = Store.inMemory()) {
            publish(store, "wigan", "a schema:Organization ; skos:prefLabel \"Northern Paper Limited\" .");
            var once = publish(store, "rumour", "a schema:Organization ; skos:prefLabel \"Crooks and Sons\" .");
            var assessor = new Assessor(DefaultStore.ROOMS, store, Optional.empty());
            var twice = assessor.divided(once);
            assertThat(twice.graphs().keySet()).isEqualTo(once.graphs().keySet());
            once.graphs()
                    .forEach((name, graph) -> assertThat(
                                    Objects.requireNonNull(twice.graphs().get(name))
                                            .isIsomorphicWith(graph))
                            .as(name.getURI())
                            .isTrue());
        }
    }

    private static Candidate publish(Store store, String publisher, String statements) throws Exception {
        var name = new PublicationName(publisher, "suppliers", "2024-25");
        var body = """
                PREFIX commons: <https://w3id.org/digital-commons/def#>
                PREFIX dct: <http://purl.org/dc/terms/>
                PREFIX org: <http://www.w3.org/ns/org#>
                PREFIX schema: <https://schema.org/>
                PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
                <%s> a commons:Publication ; dct:title "Suppliers"@en ;
                  dct:license <https://creativecommons.org/publicdomain/zero/1.0/> .
                <%s> %s
                """.formatted(name.node().getURI(), SUPPLIER.getURI(), statements);
        var intake = new Intake(DefaultStore.ROOMS, Catalog.of(DefaultStore.ROOMS), store, Optional.empty());
        var delivery = GraphDelivery.of(name, "ttl", body.getBytes(StandardCharsets.UTF_8));
        try (var assessment = intake.files().assess(Submission.of(delivery), ProgressListener.NONE)) {
            store.publish(
                    assessment.candidate().publication(), assessment.candidate().graphs());
            return assessment.candidate();
        }
    }

    private static boolean isSaid(Candidate candidate) {
        return candidate.graphs().keySet().stream().anyMatch(GraphNames::isSaid);
    }
}
