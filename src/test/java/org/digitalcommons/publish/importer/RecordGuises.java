package org.digitalcommons.publish.importer;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.digitalcommons.publish.SourceFormat;

/** The guises that another system gives to records: other names, another order, more or fewer members, other text. */
final class RecordGuises {

    static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private RecordGuises() {}

    /** Members in another order; those that hold objects stay, since their order may be that of the rows. */
    static JsonNode shuffled(JsonNode node, Random random) {
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
    static Map<String, List<String>> names(String format) {
        var names = new LinkedHashMap<String, List<String>>();
        Guises.IMPORTER.formats().stream()
                .filter(f -> f.name().equals(format))
                .flatMap(f -> f.tables().stream())
                .forEach(table -> table.columns().forEach(column -> {
                    var free = Guises.spellings(table, column).stream()
                            .filter(s -> !s.contains("/"))
                            .toList();
                    column.spellings().forEach(s -> names.put(s, free));
                }));
        return names;
    }

    /** Gives members of records another name that we know; all of one name alike. */
    static void rename(JsonNode document, Map<String, List<String>> names, Random random) {
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
    static void add(JsonNode node) {
        node.forEach(RecordGuises::add);
        if (node instanceof ObjectNode object
                && object.properties().stream().anyMatch(m -> m.getValue().isValueNode())) {
            object.put("x-exported-by", "Another system, version 3");
        }
    }

    static void remove(JsonNode node, String name) {
        if (node instanceof ObjectNode object) {
            object.remove(name);
        }
        node.forEach(child -> remove(child, name));
    }

    static byte[] write(JsonNode document, Random random) throws IOException {
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

    static byte[] bytes(JsonNode document, ObjectWriter writer) throws IOException {
        return writer.writeValueAsBytes(document);
    }
}
