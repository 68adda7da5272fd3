package org.digitalcommons.publish.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.digitalcommons.Extent;
import org.digitalcommons.RealData;
import org.digitalcommons.publish.Candidate;
import org.digitalcommons.publish.Delivery;
import org.digitalcommons.publish.Mapping;
import org.digitalcommons.publish.Unreadable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * Records that public bodies really publish, in the guises that another system would give them: members in another
 * order and under other names that we know, members we never heard of, indented or not, one record a line, escaped, in
 * another encoding. The facts stay the same, or the publisher is told.
 */
@Tag("slow")
@Tag("thorough")
class MutatedRecordsTest {

    private static final int SEEDS = Extent.DISGUISES_OF_REAL_FILES.now();
    private static final int RECORDS = 12;

    private record File(String format, String about, boolean renamed) {}

    private static final Map<String, File> FILES = Map.of(
            "02-local-finance/lancashire-ro/burnley.json", new File("council-finance", "", false),
            "04-contracts/contracts-finder-burnley.json", new File("contracts-finder", "ecode-E2333", true),
            "04-contracts/ocds-dev-releases.json", new File("ocds", "", false),
            "06-bodies/govuk-organisations.jsonl", new File("registers", "", true),
            "08-technology/developers-italia-publiccode-page1.json", new File("publiccode", "", false));

    private interface Trial {
        void on(String name, File file, JsonNode document, Random random) throws Exception;
    }

    @TestFactory
    Stream<DynamicTest> sameFactsInAnotherGuise() {
        return each((name, file, document, random) -> {
            var as = candidate(name, file, RecordGuises.bytes(document, RecordGuises.JSON.writer()));
            var guise = RecordGuises.shuffled(document, random);
            if (file.renamed() && random.nextBoolean()) {
                RecordGuises.rename(guise, RecordGuises.names(file.format()), random);
            }
            if (random.nextBoolean()) {
                RecordGuises.add(guise);
            }
            assertThat(Guises.facts(candidate(name, file, RecordGuises.write(guise, random))))
                    .isEqualTo(Guises.facts(as));
        });
    }

    @TestFactory
    Stream<DynamicTest> aMemberLessChangesNothingOrIsTold() {
        return each((name, file, document, random) -> {
            var as = candidate(name, file, RecordGuises.bytes(document, RecordGuises.JSON.writer()));
            var members = new ArrayList<>(members(document, new TreeSet<>()));
            var gone = members.get(random.nextInt(members.size()));
            var less = document.deepCopy();
            RecordGuises.remove(less, gone);
            try {
                var made = candidate(name, file, RecordGuises.bytes(less, RecordGuises.JSON.writer()));
                if (!Guises.facts(made).equals(Guises.facts(as))
                        && made.rows().reported() <= as.rows().reported()
                        && !hasStandIn(document, gone)) {
                    var told = new ArrayList<>(made.columns());
                    told.removeAll(as.columns());
                    assertThat(String.join("\n", told))
                            .as("what is told of the member " + gone)
                            .contains(gone);
                }
            } catch (Unreadable e) {
                assertThat(String.join("\n", e.reasons()))
                        .as("what is told of the member " + gone)
                        .containsAnyOf(gone, "names no body", "names no period", "no list of records", "key 3");
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> whatIsCutOffIsTold() {
        return each((name, file, document, random) -> {
            var whole = RecordGuises.bytes(document, RecordGuises.JSON.writerWithDefaultPrettyPrinter());
            int at = whole.length / 4 + random.nextInt(whole.length / 2);
            assertThatThrownBy(() -> candidate(name, file, Arrays.copyOf(whole, at)))
                    .isInstanceOf(Unreadable.class)
                    .hasMessageContaining("stops making sense at line");
        });
    }

    /** Whether a text inside the records, such as a publiccode.yml, has a member of the same name. */
    private static boolean hasStandIn(JsonNode node, String member) {
        return node.isTextual()
                ? node.asText().contains("\n" + member + ":")
                : node.valueStream().anyMatch(child -> hasStandIn(child, member));
    }

    private static Stream<DynamicTest> each(Trial trial) {
        return FILES.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .flatMap(file -> IntStream.range(0, SEEDS)
                        .mapToObj(seed -> dynamicTest(file.getKey() + ", seed " + seed, () -> {
                            var path = RealData.file(file.getKey());
                            trial.on(
                                    String.valueOf(path.getFileName()),
                                    file.getValue(),
                                    document(path),
                                    new Random(seed * 31L + 7));
                        })));
    }

    /** The first records of a file, in whatever list they stand. */
    private static JsonNode document(Path path) throws IOException {
        try (var values = RecordGuises.JSON.readerFor(JsonNode.class).<JsonNode>readValues(path.toFile())) {
            var documents = new ArrayList<JsonNode>();
            while (values.hasNextValue() && documents.size() < RECORDS) {
                documents.add(values.nextValue());
            }
            var document = documents.size() == 1
                    ? documents.getFirst()
                    : RecordGuises.JSON.createArrayNode().addAll(documents);
            shorten(document);
            return document;
        }
    }

    private static void shorten(JsonNode node) {
        if (node instanceof ArrayNode list) {
            while (list.size() > RECORDS) {
                list.remove(list.size() - 1);
            }
        }
        node.forEach(MutatedRecordsTest::shorten);
    }

    private static Set<String> members(JsonNode node, Set<String> names) {
        if (node instanceof ObjectNode object) {
            object.properties().stream().filter(m -> m.getValue().isValueNode()).forEach(m -> names.add(m.getKey()));
        }
        node.forEach(child -> members(child, names));
        return names;
    }

    private static Candidate candidate(String name, File file, byte[] bytes) throws Unreadable {
        return Guises.candidate(
                file.format(),
                "2024",
                file.about().isEmpty() ? Mapping.NONE : Mapping.NONE.about(file.about()),
                List.of(new Delivery.File(name, bytes)));
    }
}
