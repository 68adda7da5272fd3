package org.digitalcommons.publish.read;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.digitalcommons.publish.SourceFormat;
import org.digitalcommons.publish.Unreadable;

/**
 * Reads JSON, JSON lines and YAML as sheets: one row a record, one column a path such as {@code buyer / name}.
 * Where the records of a table lie, its {@code commons:rowsAt} says; a file that no table knows a place
 * in is read at its longest list of records.
 */
public final class Records {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(com.fasterxml.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final String BETWEEN = " / ";

    /** What ends the path of a cell that says id and name of one thing of a list, which apart could not be joined again. */
    public static final String ID_AND_NAME = BETWEEN + "id and name";

    private static final int WHITE_SPACE = 1_000;

    private Records() {}

    /** Whether a file holds records, by how it starts; YAML has no mark of its own, so that goes by name. */
    static boolean is(String name, String start) {
        var text = start.stripLeading();
        return text.startsWith("{") || text.startsWith("[") || isYaml(name);
    }

    private static boolean isYaml(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".yml") || lower.endsWith(".yaml");
    }

    static List<Sheet> sheets(FileScan file, List<SourceFormat> formats) throws Unreadable {
        var name = file.name();
        var document = document(file);
        var sheets = new ArrayList<Sheet>();
        formats.stream()
                .flatMap(f -> f.tables().stream())
                .filter(t -> t.rowsAt().isPresent())
                .forEach(table -> {
                    var records = new ArrayList<Map<String, List<String>>>();
                    descend(document, Place.of(table.rowsAt().get()), table.holdsYaml(), records);
                    if (!records.isEmpty()) {
                        sheets.add(sheet(table.iri().getURI(), records));
                    }
                });
        var longest = new ArrayList<Map<String, List<String>>>();
        for (var item : longestList(document)) {
            longest.add(flat(item, "", Optional.empty()));
        }
        if (!longest.isEmpty()) {
            sheets.add(sheet("", longest));
        }
        if (sheets.isEmpty()) {
            throw new Unreadable(
                    "%s holds no list of records. Publish a list of objects, one for each row.".formatted(name));
        }
        return sheets;
    }

    private static JsonNode document(FileScan file) throws Unreadable {
        var name = file.name();
        try (var text = new BufferedReader(DelimitedText.text(file))) {
            if (isYaml(name)) {
                return new ArrayNode(JSON.getNodeFactory()).add(YAML.readTree(text));
            }
            boolean isList = startsWithList(text);
            var documents = new ArrayList<JsonNode>();
            try (var values = JSON.readerFor(JsonNode.class).<JsonNode>readValues(text)) {
                while (values.hasNextValue()) {
                    documents.add(values.nextValue());
                }
            }
            // The parser goes into a list at the top, so one record in a list looks like one record alone.
            return documents.size() == 1 && !isList
                    ? documents.getFirst()
                    : new ArrayNode(JSON.getNodeFactory()).addAll(documents);
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            throw new Unreadable("%s stops making sense at line %d, column %d. Publish the whole file again."
                    .formatted(name, at == null ? 1 : at.getLineNr(), at == null ? 1 : at.getColumnNr()));
        } catch (IOException e) {
            throw Unreadable.of(name, e);
        }
    }

    private static boolean startsWithList(BufferedReader text) throws IOException {
        text.mark(WHITE_SPACE);
        int first = text.read();
        for (int i = 1; i < WHITE_SPACE && (Character.isWhitespace(first) || first == 0xFEFF); i++) {
            first = text.read();
        }
        text.reset();
        return first == '[';
    }

    private static List<JsonNode> longestList(JsonNode node) {
        List<JsonNode> longest = List.of();
        if (node.isArray()) {
            longest = new ArrayList<>();
            for (var item : node) {
                if (item.isObject()) {
                    longest.add(item);
                }
            }
        }
        if (node.isObject()) {
            for (var child : node) {
                var found = child.isArray() ? longestList(child) : List.<JsonNode>of();
                longest = found.size() > longest.size() ? found : longest;
            }
        }
        return longest;
    }

    /**
     * Where records lie: names of members, and {@code *} for every member. A list is gone through wherever it is met.
     *
     * @param steps the names that are left
     * @param above what was found on the way
     * @param keys how many members were gone through by {@code *}
     * @param prefix the names since the last record
     * @param inList whether a list or {@code *} was gone through, so that what is met is a record
     */
    private record Place(List<String> steps, Map<String, List<String>> above, int keys, String prefix, boolean inList) {

        static Place of(String path) {
            return new Place(
                    path.isEmpty() ? List.of() : List.of(path.split("/")), new LinkedHashMap<>(), 0, "", false);
        }
    }

    private static void descend(
            JsonNode node, Place place, Optional<String> yaml, List<Map<String, List<String>>> records) {
        if (node.isArray()) {
            var each = new Place(place.steps(), place.above(), place.keys(), place.prefix(), true);
            node.forEach(item -> descend(item, each, yaml, records));
            return;
        }
        if (!(node instanceof ObjectNode object)) {
            return;
        }
        var next = place.steps().isEmpty()
                ? Optional.<String>empty()
                : Optional.of(place.steps().getFirst());
        if (next.isEmpty()) {
            var record = new LinkedHashMap<>(place.above());
            record.putAll(flat(object, place.prefix(), yaml));
            records.add(record);
            return;
        }
        var rest = place.steps().subList(1, place.steps().size());
        var above = new LinkedHashMap<>(place.above());
        above.putAll(own(object, place.prefix(), next.get()));
        if (next.get().equals("*")) {
            object.properties().forEach(member -> {
                var keyed = new LinkedHashMap<>(place.above());
                keyed.put("key " + (place.keys() + 1), List.of(member.getKey()));
                descend(member.getValue(), new Place(rest, keyed, place.keys() + 1, "", true), yaml, records);
            });
            return;
        }
        var child = object.get(next.get());
        if (child != null && !(child.isArray() && child.isEmpty())) {
            descend(
                    child,
                    new Place(rest, above, place.keys(), place.inList() ? next.get() + BETWEEN : "", place.inList()),
                    yaml,
                    records);
        } else if (rest.isEmpty()) {
            var record = new LinkedHashMap<>(place.above());
            record.putAll(flat(object, place.prefix(), yaml));
            records.add(record);
        }
    }

    /** What a record on the way says of itself: its values and those of its objects, without the lists. */
    private static Map<String, List<String>> own(ObjectNode object, String prefix, String without) {
        var cells = new LinkedHashMap<String, List<String>>();
        object.properties().forEach(member -> {
            if (!member.getKey().equals(without) && !member.getValue().isArray()) {
                if (member.getValue().isObject()) {
                    member.getValue().properties().forEach(inner -> {
                        if (inner.getValue().isValueNode() && !inner.getValue().isNull()) {
                            add(cells, prefix + member.getKey() + BETWEEN + inner.getKey(), inner.getValue());
                        }
                    });
                } else {
                    add(cells, prefix + member.getKey(), member.getValue());
                }
            }
        });
        return cells;
    }

    private static Map<String, List<String>> flat(JsonNode node, String prefix, Optional<String> yaml) {
        var cells = new LinkedHashMap<String, List<String>>();
        if (node.isObject()) {
            node.properties().forEach(member -> {
                if (yaml.filter(member.getKey()::equals).isPresent()) {
                    flatten(cells, prefix.replaceAll(BETWEEN + "$", ""), parsed(member.getValue()));
                } else {
                    flatten(cells, prefix + member.getKey(), member.getValue());
                }
            });
        }
        return cells;
    }

    private static void flatten(Map<String, List<String>> cells, String path, JsonNode node) {
        if (node.isArray()) {
            node.forEach(item -> {
                flatten(cells, path, item);
                if (item.path("id").isTextual() && item.path("name").isTextual()) {
                    var both =
                            item.path("id").asText() + " | " + item.path("name").asText();
                    cells.computeIfAbsent(path + ID_AND_NAME, p -> new ArrayList<>())
                            .add(both);
                }
            });
        } else if (node.isObject()) {
            node.properties()
                    .forEach(member -> flatten(
                            cells,
                            path.isEmpty() ? member.getKey() : path + BETWEEN + member.getKey(),
                            member.getValue()));
        } else {
            add(cells, path, node);
        }
    }

    private static void add(Map<String, List<String>> cells, String path, JsonNode value) {
        var text = value.isNull() ? "" : value.isNumber() ? value.decimalValue().toPlainString() : value.asText();
        cells.computeIfAbsent(path, p -> new ArrayList<>()).add(text);
    }

    private static JsonNode parsed(JsonNode text) {
        try {
            return YAML.readTree(text.asText());
        } catch (JsonProcessingException e) {
            return JSON.createObjectNode();
        }
    }

    /** A header of all paths, in the order they are first met, then the records; a path stands as often as it has values. */
    private static Sheet sheet(String name, List<Map<String, List<String>>> records) {
        var most = new LinkedHashMap<String, Integer>();
        records.forEach(r -> r.forEach((path, values) -> most.merge(path, values.size(), Math::max)));
        var header = new ArrayList<String>();
        most.forEach((path, times) -> {
            for (int i = 0; i < times; i++) {
                header.add(path);
            }
        });
        var lines = new ArrayList<Sheet.Line>();
        lines.add(new Sheet.Line(0, header));
        for (var record : records) {
            var cells = new ArrayList<String>();
            most.forEach((path, times) -> {
                var values = record.getOrDefault(path, List.of());
                for (int i = 0; i < times; i++) {
                    cells.add(i < values.size() ? values.get(i) : "");
                }
            });
            lines.add(new Sheet.Line(lines.size(), cells));
        }
        return Sheet.of(name, lines, true, true);
    }
}
