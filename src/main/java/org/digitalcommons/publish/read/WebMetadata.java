package org.digitalcommons.publish.read;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.digitalcommons.publish.Delivery;
import org.digitalcommons.publish.Mapping;
import org.digitalcommons.publish.Unreadable;
import org.digitalcommons.vocab.Term;

/**
 * Metadata of CSV on the Web that lies beside the files it is about: what it says of a column counts as if its
 * publisher had said it in a mapping. A column means ours where its {@code propertyUrl} is the address of ours, else
 * what its {@code name} is a spelling of. Nothing else of the metadata is read: cells are judged by the same rules
 * whether or not they are described.
 */
public final class WebMetadata {

    private static final String CONTEXT = "http://www.w3.org/ns/csvw";
    private static final int START = 4096;
    private static final JsonMapper JSON = new JsonMapper();

    private WebMetadata() {}

    /** The delivery without the files of metadata, and with what they say; what is said in a mapping wins. */
    public static Delivery applied(Delivery delivery) throws Unreadable {
        var tables = new ArrayList<Delivery.File>();
        var meanings = new LinkedHashMap<String, String>();
        for (var file : delivery.files()) {
            var metadata = metadata(file);
            if (metadata.isPresent()) {
                columns(metadata.get(), meanings);
            } else {
                tables.add(file);
            }
        }
        if (tables.size() == delivery.files().size()) {
            return delivery;
        }
        if (tables.isEmpty()) {
            throw new Unreadable("%s describes tables and is none. Publish it together with the CSV files it is about."
                    .formatted(delivery.files().getFirst().name()));
        }
        var said = new Mapping(Map.copyOf(meanings), Optional.empty()).with(delivery.mapping());
        return delivery.of(tables).with(said);
    }

    private static Optional<JsonNode> metadata(Delivery.File file) throws Unreadable {
        try (var in = file.content().open()) {
            var start = DelimitedText.start(in.readNBytes(START));
            if (!start.stripLeading().startsWith("{") || !start.contains(CONTEXT)) {
                return Optional.empty();
            }
            try (var text = DelimitedText.text(FileScan.of(file.name(), file.content()))) {
                return Optional.of(JSON.readTree(text));
            }
        } catch (JsonProcessingException e) {
            throw new Unreadable("%s says that it is metadata of CSV on the Web, and is no JSON from line %d on."
                    .formatted(
                            file.name(),
                            e.getLocation() == null ? 1 : e.getLocation().getLineNr()));
        } catch (IOException e) {
            throw Unreadable.of(file.name(), e);
        }
    }

    private static void columns(JsonNode node, Map<String, String> meanings) {
        if (!node.path("columns").isMissingNode()) {
            node.path("columns").forEach(column -> column(column, meanings));
        }
        for (var child : node) {
            if (child.isContainerNode()) {
                columns(child, meanings);
            }
        }
    }

    private static void column(JsonNode column, Map<String, String> meanings) {
        var property = column.path("propertyUrl").asText();
        var name = column.path("name").asText();
        var meaning = property.startsWith(Term.CONCEPT + "column/") ? property : name;
        if (meaning.isEmpty()) {
            return;
        }
        var titles = new ArrayList<String>();
        titles(column.path("titles"), titles);
        if (titles.isEmpty()) {
            titles.add(name);
        }
        titles.stream().filter(t -> !t.isBlank()).forEach(t -> meanings.put(t, meaning));
    }

    /** One title, several, or several by language. */
    private static void titles(JsonNode node, ArrayList<String> titles) {
        if (node.isTextual()) {
            titles.add(node.asText());
        } else {
            node.forEach(each -> titles(each, titles));
        }
    }
}
