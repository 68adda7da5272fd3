package org.digitalcommons.publish.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.digitalcommons.DefaultStore;
import org.digitalcommons.Extent;
import org.digitalcommons.publish.Candidate;
import org.digitalcommons.publish.Delivery;
import org.digitalcommons.publish.Mapping;
import org.digitalcommons.publish.SourceFormat;
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

    private static final Path DATA = Path.of("..", "shared", "data");
    private static final int SEEDS = Extent.DISGUISES_OF_REAL_FILES.now();
    private static final int RECORDS = 12;
    private static final Importer IMPORTER = new Importer(DefaultStore.ROOMS);
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

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
            var as = candidate(name, file, bytes(document, JSON.writer()));
            var guise = shuffled(document, random);
            if (file.renamed() && random.nextBoolean()) {
                rename(guise, names(file), random);
            }
            if (random.nextBoolean()) {
                add(guise);
            }
            assertThat(facts(candidate(name, file, write(guise, random)))).isEqualTo(facts(as));
        });
    }

    @TestFactory
    Stream<DynamicTest> aMemberLessChangesNothingOrIsTold() {
        return each((name, file, document, random) -> {
            var as = candidate(name, file, bytes(document, JSON.writer()));
            var members = new ArrayList<>(members(document, new TreeSet<>()));
            var gone = members.get(random.nextInt(members.size()));
            var less = document.deepCopy();
            remove(less, gone);
            try {
                var made = candidate(name, file, bytes(less, JSON.writer()));
                if (!facts(made).equals(facts(as))
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
            var whole = bytes(document, JSON.writerWithDefaultPrettyPrinter());
            int at = whole.length / 4 + random.nextInt(whole.length / 2);
            assertThatThrownBy(() -> candidate(name, file, Arrays.copyOf(whole, at)))
                    .isInstanceOf(Unreadable.class)
                    .hasMessageContaining("stops making sense at line");
        });
    }

    @TestFactory
    Stream<DynamicTest> aMapOfTextInAnotherEncodingSaysTheSame() throws IOException {
        var folder = DATA.resolve("10-wardley");
        assumeTrue(Files.isDirectory(folder), "The real files are not here: " + folder);
        var file = new File("owm", "", false);
        try (var maps = Files.list(folder)) {
            return maps
                    .sorted()
                    .map(map -> dynamicTest(String.valueOf(map.getFileName()), () -> {
                        var name = String.valueOf(map.getFileName());
                        var text = Files.readString(map);
                        var as = facts(candidate(name, file, Files.readAllBytes(map)));
                        for (var guise : List.of(
                                ("\uFEFF" + text.replace("\n", "\r\n")).getBytes(StandardCharsets.UTF_8),
                                text.replace('\n', '\r').getBytes(StandardCharsets.UTF_8),
                                ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE))) {
                            assertThat(facts(candidate(name, file, guise))).isEqualTo(as);
                        }
                    }))
                    .toList()
                    .stream();
        }
    }

    /** Whether a text inside the records, such as a publiccode.yml, has a member of the same name. */
    private static boolean hasStandIn(JsonNode node, String member) {
        return node.isTextual()
                ? node.asText().contains("\n" + member + ":")
                : node.valueStream().anyMatch(child -> hasStandIn(child, member));
    }

    private static Stream<DynamicTest> each(Trial trial) {
        assumeTrue(Files.isDirectory(DATA), "The real files are not here: " + DATA);
        return FILES.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .flatMap(file -> IntStream.range(0, SEEDS)
                        .mapToObj(seed -> dynamicTest(file.getKey() + ", seed " + seed, () -> {
                            var path = DATA.resolve(file.getKey());
                            assumeTrue(Files.exists(path), "The file is not here: " + path);
                            trial.on(
                                    String.valueOf(path.getFileName()),
                                    file.getValue(),
                                    document(path),
                                    new Random(seed * 31L + 7));
                        })));
    }

    /** The first records of a file, in whatever list they stand. */
    private static JsonNode document(Path path) throws IOException {
        try (var values = JSON.readerFor(JsonNode.class).<JsonNode>readValues(path.toFile())) {
            var documents = new ArrayList<JsonNode>();
            while (values.hasNextValue() && documents.size() < RECORDS) {
                documents.add(values.nextValue());
            }
            var document = documents.size() == 1
                    ? documents.getFirst()
                    : JSON.createArrayNode().addAll(documents);
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

    /** Members in another order; those that hold objects stay, since their order may be that of the rows. */
    private static JsonNode shuffled(JsonNode node, Random random) {
        if (node instanceof ArrayNode list) {
            var copy = JSON.createArrayNode();
            list.forEach(item -> copy.add(shuffled(item, random)));
            return copy;
        }
        if (!(node instanceof ObjectNode object)) {
            return node;
        }
        var members = new ArrayList<>(object.properties());
        if (members.stream().filter(m -> m.getValue().isObject()).count() < 2) {
            Collections.shuffle(members, random);
        }
        var copy = JSON.createObjectNode();
        members.forEach(m -> copy.set(m.getKey(), shuffled(m.getValue(), random)));
        return copy;
    }

    /** What else the members of a record may be called, where no other column goes by it. */
    private static Map<String, List<String>> names(File file) {
        var names = new LinkedHashMap<String, List<String>>();
        IMPORTER.formats().stream()
                .filter(f -> f.name().equals(file.format()))
                .flatMap(f -> f.tables().stream())
                .forEach(table -> table.columns().forEach(column -> {
                    var others = table.columns().stream()
                            .filter(c -> !c.equals(column))
                            .flatMap(c -> c.spellings().stream())
                            .collect(Collectors.toSet());
                    var free = column.spellings().stream()
                            .filter(s -> !others.contains(s) && !s.contains("/"))
                            .sorted()
                            .toList();
                    column.spellings().forEach(s -> names.put(s, free));
                }));
        return names;
    }

    /** Gives members of records another name that we know; all of one name alike. */
    private static void rename(JsonNode document, Map<String, List<String>> names, Random random) {
        var records = document.isArray() ? document : document.path("contracts");
        var all = new TreeSet<String>();
        records.forEach(r -> r.properties().forEach(m -> all.add(m.getKey())));
        for (var name : all) {
            var others = names.getOrDefault(SourceFormat.plain(name), List.of()).stream()
                    .filter(o ->
                            all.stream().noneMatch(n -> SourceFormat.plain(n).equals(o)))
                    .toList();
            if (others.isEmpty() || random.nextBoolean()) {
                continue;
            }
            var other = others.get(random.nextInt(others.size()));
            records.forEach(r -> {
                if (r instanceof ObjectNode object && object.has(name)) {
                    object.set(other, object.remove(name));
                }
            });
        }
    }

    /** A member of the system that made the file, in every object that has a value of its own. */
    private static void add(JsonNode node) {
        node.forEach(MutatedRecordsTest::add);
        if (node instanceof ObjectNode object
                && object.properties().stream().anyMatch(m -> m.getValue().isValueNode())) {
            object.put("x-exported-by", "Another system, version 3");
        }
    }

    private static Set<String> members(JsonNode node, Set<String> names) {
        if (node instanceof ObjectNode object) {
            object.properties().stream().filter(m -> m.getValue().isValueNode()).forEach(m -> names.add(m.getKey()));
        }
        node.forEach(child -> members(child, names));
        return names;
    }

    private static void remove(JsonNode node, String name) {
        if (node instanceof ObjectNode object) {
            object.remove(name);
        }
        node.forEach(child -> remove(child, name));
    }

    private static byte[] write(JsonNode document, Random random) throws IOException {
        var writer = random.nextBoolean() ? JSON.writer() : JSON.writerWithDefaultPrettyPrinter();
        if (random.nextBoolean()) {
            writer = writer.with(JsonGenerator.Feature.ESCAPE_NON_ASCII);
        }
        var text = document.isArray() && random.nextBoolean()
                ? lines(document)
                : new String(bytes(document, writer), StandardCharsets.UTF_8);
        if (random.nextBoolean()) {
            text = text.replace("\n", "\r\n");
        }
        return switch (random.nextInt(3)) {
            case 0 -> ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8);
            case 1 -> ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE);
            default -> text.getBytes(StandardCharsets.UTF_8);
        };
    }

    private static String lines(JsonNode list) throws IOException {
        var text = new StringBuilder();
        for (var record : list) {
            text.append(JSON.writeValueAsString(record)).append('\n');
        }
        return text.toString();
    }

    private static byte[] bytes(JsonNode document, ObjectWriter writer) throws IOException {
        return writer.writeValueAsBytes(document);
    }

    private static Candidate candidate(String name, File file, byte[] bytes) throws Unreadable {
        return IMPORTER.candidate(new Delivery(
                "test",
                Optional.of(file.format()),
                Optional.of("2024"),
                Optional.empty(),
                "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
                Optional.empty(),
                file.about().isEmpty() ? Mapping.NONE : Mapping.NONE.about(file.about()),
                List.of(new Delivery.File(name, bytes))));
    }

    /** Every statement but those on the checksum of a file, which is that of the guise. */
    private static Set<String> facts(Candidate candidate) {
        return candidate.graphs().values().stream()
                .flatMap(Graph::stream)
                .filter(t -> !t.getObject().toString().contains("sha256:"))
                .map(t -> t.toString())
                .collect(Collectors.toSet());
    }
}
