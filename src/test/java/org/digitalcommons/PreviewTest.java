package org.digitalcommons;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.jena.sparql.core.Var;
import org.digitalcommons.publish.Delivery;
import org.digitalcommons.publish.Mapping;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a publisher would see of its body before anything is stored rests on all that is published of it. */
@Tag("slow")
class PreviewTest {

    @Test
    void aFileOfPaymentsShowsTheBodyByNameWithItsIndexAmongItsPeers() throws Exception {
        var payments = "Directorate,Supplier,Amount,Date\nHousing,A Ltd,1200.50,2022-05-03\n";
        var commons = DefaultStore.commons();
        var candidate = commons.read(new Delivery(
                "gateshead",
                Optional.empty(),
                Optional.of("2022-05"),
                Optional.empty(),
                "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
                Optional.empty(),
                Mapping.NONE.about("ecode-E4501"),
                List.of(new Delivery.File("payments.csv", payments.getBytes(StandardCharsets.UTF_8)))));
        var body = commons.preview(candidate).bodies().getFirst();
        assertThat(body.name()).isEqualTo("Gateshead");
        var rows = body.index().rows().stream().toList();
        assertThat(rows).isNotEmpty();
        assertThat(rows.getFirst().get(Var.alloc("peers")).getLiteralLexicalForm())
                .as("peers it is ranked among")
                .isNotEqualTo("1");
    }
}
