package org.digitalcommons.validate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.digitalcommons.DefaultStore;
import org.digitalcommons.publish.Delivery;
import org.digitalcommons.publish.Unreadable;
import org.digitalcommons.publish.importer.Importer;
import org.junit.jupiter.api.Test;

/** Data cubes are compared where their structure is at hand, and each observation is looked at once (Im9). */
class CubeTest {

    private static final int OBSERVATIONS = 1_000;
    private static final Validator VALIDATOR = Validator.of(DefaultStore.ROOMS);
    private static final Importer IMPORTER = new Importer(DefaultStore.ROOMS);

    private static final String PREFIXES = """
            @prefix qb: <http://purl.org/linked-data/cube#> .
            @prefix dct: <http://purl.org/dc/terms/> .
            @prefix ex: <https://example.org/> .
            @prefix sdmxd: <http://purl.org/linked-data/sdmx/2009/dimension#> .
            <> dct:temporal <https://w3id.org/digital-commons/id/period/2017-18> .
            """;

    private static final String STRUCTURE =
            "ex:structure qb:component [ qb:dimension sdmxd:refPeriod ] , [ qb:dimension ex:grade ] .\n";

    @Test
    void withoutItsStructureNoObservationIsSaidToRepeatAnother() throws Exception {
        assertThat(codes(observations(OBSERVATIONS)))
                .containsEntry("cube-structure", 1L)
                .doesNotContainKey("cube-duplicate");
    }

    @Test
    void aThousandObservationsAreComparedByTheirPlace() throws Exception {
        assertThat(codes(STRUCTURE + observations(OBSERVATIONS)))
                .doesNotContainKeys("cube-structure", "cube-duplicate");
        assertThat(codes(STRUCTURE + observations(OBSERVATIONS) + observation("twin", 7) + observation("triplet", 7)))
                .containsEntry("cube-duplicate", 2L);
    }

    private static String observations(int number) {
        var text = new StringBuilder();
        for (int i = 0; i < number; i++) {
            text.append(observation("o" + i, i));
        }
        return text.toString();
    }

    private static String observation(String name, int grade) {
        return "ex:%s a qb:Observation ; qb:dataSet ex:set ; sdmxd:refPeriod <https://w3id.org/digital-commons/id/period/2017-18> ; ex:grade ex:g%d ; ex:fte 0.5 .\n"
                .formatted(name, grade);
    }

    private static Map<String, Long> codes(String text) throws Unreadable {
        var turtle = PREFIXES + "ex:set a qb:DataSet ; qb:structure ex:structure .\n" + text;
        var candidate = IMPORTER.candidate(new Delivery(
                "test",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "https://creativecommons.org/licenses/by/4.0/",
                Optional.empty(),
                List.of(new Delivery.File("cube.ttl", turtle.getBytes(StandardCharsets.UTF_8)))));
        return VALIDATOR.judge(candidate.graphs().values()).findings().stream()
                .collect(Collectors.groupingBy(Finding::code, Collectors.counting()));
    }
}
