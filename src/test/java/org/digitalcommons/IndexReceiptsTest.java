package org.digitalcommons;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.jena.sparql.core.Var;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every number of the index leads to lines and rows of published files, in one question. */
@Tag("slow")
class IndexReceiptsTest {

    private static final List<String> BODIES =
            List.of("ecode-E0101", "department-co", "sample-fenbridge", "sample-ashford-vale");

    @Test
    void everyNumberOfTheIndexOfABodyLeadsToRowsOfFiles() {
        for (var body : BODIES) {
            var numbers = DefaultStore.commons().ask("measures-of-bodies", Map.of("body", body)).rows().stream()
                    .filter(r -> !Select.text(r, "coverage").matches("0(\\.0)?"))
                    .map(r -> Select.text(r, "receipt"))
                    .toList();
            assertThat(numbers).as(body).hasSizeGreaterThan(3);
            for (var number : numbers) {
                var rows =
                        DefaultStore.commons()
                                .ask("where-a-number-comes-from", Map.of("number", number))
                                .rows()
                                .stream()
                                .toList();
                assertThat(rows).as(number).isNotEmpty();
                assertThat(rows).as(number).allSatisfy(r -> {
                    assertThat(Select.text(r, "file")).isNotBlank();
                    assertThat(Select.text(r, "rowNumber")).matches("[1-9][0-9]*");
                    assertThat(Select.text(r, "checksum")).startsWith("sha256:");
                });
            }
        }
    }

    @Test
    void theIndexOfACouncilRestsOnTheReturnTheTaxbaseAndThePeerReferences() {
        assertThat(files("https://w3id.org/digital-commons/id/body/ecode-E0101/index/2.1/2017-18"))
                .containsExactlyInAnyOrder(
                        "RS_2017-18_data_by_LA.csv", "council-taxbase-2018.csv", "peer-reference-2.1.nt");
    }

    @Test
    void theLayersOfADepartmentRestOnItsOwnOrganogram() {
        assertThat(files("https://w3id.org/digital-commons/id/body/department-co/measure/2011-09-30/management-layers"))
                .containsExactlyInAnyOrder(
                        "cabinet_office-2011-09-30-junior.csv", "cabinet_office-2011-09-30-senior.csv");
    }

    @Test
    void theCommonsShareOfATrustRestsOnItsFileAndThePeerReferences() {
        assertThat(files("https://w3id.org/digital-commons/id/body/sample-fenbridge/measure/2024-25/commons-share/2.1"))
                .containsExactlyInAnyOrder("fenbridge.ttl", "peer-reference-2.1.nt");
    }

    private static java.util.Set<String> files(String number) {
        return DefaultStore.commons().ask("where-a-number-comes-from", Map.of("number", number)).rows().stream()
                .map(r -> r.get(Var.alloc("file")).getLiteralLexicalForm())
                .collect(Collectors.toSet());
    }
}
