package org.digitalcommons.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Var;
import org.digitalcommons.Commons;
import org.digitalcommons.Granted;
import org.digitalcommons.name.GraphNames;
import org.digitalcommons.publish.Delivery;
import org.digitalcommons.publish.DeliveryDetails;
import org.digitalcommons.publish.FileContent;
import org.digitalcommons.vocab.Term;
import org.junit.jupiter.api.Test;

/** Pb1: what a ministry and the body itself both count is shown twice, and added up once: the body's own leads. */
class LeadingFiguresTest {

    private static final Node ADUR = NodeFactory.createURI(Term.ID + "body/ecode-E3831");

    @Test
    void theBodysOwnFigureLeadsAndIsNeverAddedToThatOfTheMinistry() throws Exception {
        try (var commons = Granted.commons("ministry", "second-ministry", "ecode-E3831")) {
            publish(commons, "ministry", "E3831,Adur,28280\nE0931,Allerdale,47066\n");
            assertThat(derived(commons)).containsExactly("28280");

            publish(commons, "ecode-E3831", "E3831,Adur,28300\n");
            assertThat(derived(commons)).as("after its own").containsExactly("28300");
            assertThat(published(commons)).as("both are shown").containsExactlyInAnyOrder("28280", "28300");
            assertRenewedIsTheSame(commons);

            publish(commons, "second-ministry", "E3831,Adur,9\n");
            assertThat(derived(commons)).as("after a third").containsExactly("28300");
            assertThat(reported(commons))
                    .containsExactly("ecode-E3831 28300 yes", "ministry 28280 no", "second-ministry 9 no");

            commons.withdraw("ecode-E3831", Optional.empty(), Optional.empty());
            assertThat(derived(commons))
                    .as("of two others, the first by its code")
                    .containsExactly("28280");
            commons.withdraw("ministry", Optional.empty(), Optional.empty());
            assertThat(derived(commons)).as("the only one that is left").containsExactly("9");
            assertRenewedIsTheSame(commons);
        }
    }

    private static void publish(Commons commons, String publisher, String rows) throws Exception {
        var text = "E-code,Authority,Dwellings on the valuation list\n" + rows;
        var details = DeliveryDetails.of(Map.of("format", "taxbase", "period", "2018"));
        var file = new Delivery.File(publisher + ".csv", FileContent.of(text.getBytes(StandardCharsets.UTF_8)));
        assertThat(commons.publish(new Delivery(publisher, details, List.of(file))))
                .isInstanceOf(Outcome.Acceptance.class);
    }

    private static Set<String> derived(Commons commons) {
        return quantities(commons, GraphNames.DERIVED + "dwellings/");
    }

    private static Set<String> published(Commons commons) {
        return quantities(commons, GraphNames.PUBLISHED);
    }

    private static Set<String> quantities(Commons commons, String place) {
        return commons.contents().read(() -> {
            var dataset = commons.contents().dataset();
            return dataset.stream(Node.ANY, Node.ANY, Term.subject, ADUR)
                    .filter(q -> GraphNames.in(place, q.getGraph()))
                    .flatMap(q -> dataset.stream(
                            q.getGraph(), q.getSubject(), NodeFactory.createURI(Term.NAMESPACE + "quantity"), Node.ANY))
                    .map(q -> plain(q.getObject()))
                    .collect(Collectors.toSet());
        });
    }

    private static String plain(Node number) {
        return new BigDecimal(number.getLiteralLexicalForm())
                .stripTrailingZeros()
                .toPlainString();
    }

    private static List<String> reported(Commons commons) {
        return commons.ask("figures-of-several-publishers", Map.of("body", "ecode-E3831")).rows().stream()
                .map(row -> "%s %s %s"
                        .formatted(
                                row.get(Var.alloc("publisher")).getLiteralLexicalForm(),
                                plain(row.get(Var.alloc("figure"))),
                                row.get(Var.alloc("leads")).getLiteralLexicalForm()))
                .toList();
    }

    private static void assertRenewedIsTheSame(Commons commons) {
        var changed = facts(commons);
        commons.upkeep().deriveAll(ProgressListener.NONE);
        assertThat(facts(commons)).as("derived from nothing").isEqualTo(changed);
    }

    private static Set<String> facts(Commons commons) {
        return commons.contents()
                .read(() -> commons.contents().dataset().stream()
                        .filter(q -> GraphNames.in(GraphNames.DERIVED, q.getGraph()))
                        .map(Object::toString)
                        .collect(Collectors.toSet()));
    }
}
