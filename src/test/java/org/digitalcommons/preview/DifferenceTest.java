package org.digitalcommons.preview;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.digitalcommons.Commons;
import org.digitalcommons.DefaultStore;
import org.digitalcommons.publish.Delivery;
import org.digitalcommons.publish.DeliveryDetails;
import org.digitalcommons.publish.Mapping;
import org.digitalcommons.vocab.Term;
import org.junit.jupiter.api.Test;

/** Pb7: payments are compared by what they are, whatever their file is called and in which row they stand. */
class DifferenceTest {

    private static final String ALIKE = "2022-05-01,A Ltd,600.00,Parks,Seats\n";

    @Test
    void aRenamedFileInAnotherOrderHasTheSamePayments() throws Exception {
        var before = List.of(ALIKE, ALIKE, "2022-05-02,B Ltd,700.00,Parks,Paint\n");
        var after = List.of("2022-05-02,B Ltd,700.00,Parks,Paint\n", ALIKE, ALIKE);
        var changes = Difference.between(graph("may.csv", before), graph("payments-may-final.csv", after));
        assertThat(changes.values()).noneMatch(v -> v.thing().getURI().startsWith(Term.ID + "payment/"));
        assertThat(changes.same())
                .as("three payments of seven statements, and more")
                .isGreaterThan(20);
        assertThat(changes.added()).as("what is said of the file").isLessThan(16);
    }

    @Test
    void twoAlikeStayTwo() throws Exception {
        var two = graph("may.csv", List.of(ALIKE, ALIKE));
        var one = graph("may.csv", List.of(ALIKE));
        var difference = Difference.between(two, one);
        var same = Difference.between(one, graph("may.csv", List.of(ALIKE)));
        assertThat(difference.removed()).isGreaterThan(same.removed() + 5);
        assertThat(same.added() + same.removed()).isZero();
    }

    @Test
    void anotherPurposeIsAnotherValueOfTheSamePayment() throws Exception {
        var changes = Difference.between(
                graph("may.csv", List.of(ALIKE)), graph("may.csv", List.of(ALIKE.replace("Seats", "Benches"))));
        assertThat(changes.values()).anySatisfy(value -> {
            assertThat(value.before().toString()).contains("Seats");
            assertThat(value.after().toString()).contains("Benches");
        });
    }

    private static java.util.Collection<org.apache.jena.graph.Graph> graph(String name, List<String> rows)
            throws Exception {
        var text = "Date,Supplier,Amount,Directorate,Category\n" + String.join("", rows);
        try (var commons = Commons.inMemory(DefaultStore.ROOMS)) {
            var details = new DeliveryDetails(
                    Optional.of("spend"),
                    Optional.of("2022-05"),
                    Optional.empty(),
                    DeliveryDetails.LICENCE,
                    Optional.empty(),
                    Mapping.NONE.about("ecode-E2236"),
                    Optional.empty(),
                    false);
            var file = new Delivery.File(name, text.getBytes(StandardCharsets.UTF_8));
            return commons.files()
                    .read(new Delivery("ecode-E2236", details, List.of(file)))
                    .graphs()
                    .values();
        }
    }
}
