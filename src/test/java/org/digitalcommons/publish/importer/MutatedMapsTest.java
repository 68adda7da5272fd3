package org.digitalcommons.publish.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.digitalcommons.RealData;
import org.digitalcommons.publish.Candidate;
import org.digitalcommons.publish.Delivery;
import org.digitalcommons.publish.Mapping;
import org.digitalcommons.publish.Unreadable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** Maps of text that were really drawn, with other line ends and in another encoding: the facts stay the same. */
@Tag("slow")
@Tag("thorough")
class MutatedMapsTest {

    @TestFactory
    Stream<DynamicTest> aMapOfTextInAnotherEncodingSaysTheSame() throws IOException {
        var folder = RealData.WHOLE.resolve("10-wardley");
        assumeTrue(Files.isDirectory(folder), "The real files are not here: " + folder);
        try (var maps = Files.list(folder)) {
            return maps
                    .sorted()
                    .map(map -> dynamicTest(String.valueOf(map.getFileName()), () -> {
                        var name = String.valueOf(map.getFileName());
                        var text = Files.readString(map);
                        var as = Guises.facts(candidate(name, Files.readAllBytes(map)));
                        for (var guise : List.of(
                                ("\uFEFF" + text.replace("\n", "\r\n")).getBytes(StandardCharsets.UTF_8),
                                text.replace('\n', '\r').getBytes(StandardCharsets.UTF_8),
                                ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE))) {
                            assertThat(Guises.facts(candidate(name, guise))).isEqualTo(as);
                        }
                    }))
                    .toList()
                    .stream();
        }
    }

    private static Candidate candidate(String name, byte[] bytes) throws Unreadable {
        return Guises.candidate("owm", "2024", Mapping.NONE, List.of(new Delivery.File(name, bytes)));
    }
}
