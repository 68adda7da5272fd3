package org.digitalcommons.serve.reconcile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.digitalcommons.serve.http.Refusal;

/**
 * One query of a batch.
 *
 * @param text a name or a code; empty when only codes are given
 * @param types what may be found; empty for anything
 * @param limit the most candidates wanted
 * @param properties codes that are told apart from the name
 */
record ReconciliationQuery(String text, List<String> types, int limit, List<PropertyValue> properties) {

    /** A code, and the register it is of; {@code code} for any. */
    record PropertyValue(String property, String code) {}

    /**
     * Reads a query.
     *
     * @param name its name in the batch, for what is said of it
     * @throws Refusal 400 with what is wrong
     */
    static ReconciliationQuery of(String name, JsonNode json) {
        if (!json.isObject()) {
            throw Refusal.badRequest(
                    "The query %s must be a JSON object such as {\"query\": \"Barnet\"}.".formatted(name));
        }
        var text = json.path("query");
        if (!text.isMissingNode() && !text.isTextual()) {
            throw Refusal.badRequest("The query of %s must be text.".formatted(name));
        }
        if (text.asText("").length() > ReconciliationLimits.TEXT) {
            throw Refusal.badRequest("The query of %s is longer than %,d characters; send a name or a code."
                    .formatted(name, ReconciliationLimits.TEXT));
        }
        var properties = properties(name, json.path("properties"));
        if (text.asText("").isBlank() && properties.isEmpty()) {
            throw Refusal.badRequest("%s asks for nothing; give a query or properties.".formatted(name));
        }
        return new ReconciliationQuery(
                text.asText("").strip(),
                list(json.path("type")).stream()
                        .map(t -> t.isObject() ? t.path("id").asText("") : t.asText(""))
                        .filter(t -> !t.isEmpty())
                        .toList(),
                limit(name, json.path("limit")),
                properties);
    }

    private static List<PropertyValue> properties(String name, JsonNode json) {
        var properties = new ArrayList<PropertyValue>();
        for (var property : list(json)) {
            var register = property.path("pid").asText("");
            if (register.isEmpty()) {
                throw Refusal.badRequest(
                        "A property of %s has no pid; name the register, such as gss.".formatted(name));
            }
            for (var value : list(property.path("v"))) {
                var code = value.isObject() ? value.path("id").asText("") : value.asText("");
                if (code.length() > ReconciliationLimits.TEXT || properties.size() >= ReconciliationLimits.CODES) {
                    throw Refusal.badRequest("%s has too many or too long properties; send at most %d codes."
                            .formatted(name, ReconciliationLimits.CODES));
                }
                if (!code.isBlank()) {
                    properties.add(new PropertyValue(register, code.strip()));
                }
            }
        }
        return List.copyOf(properties);
    }

    private static int limit(String name, JsonNode limit) {
        if (limit.isMissingNode()) {
            return ReconciliationLimits.USUAL;
        }
        if (!limit.canConvertToInt() || limit.asInt() < 1) {
            throw Refusal.badRequest("The limit of %s must be a whole number of one or more.".formatted(name));
        }
        return Math.min(limit.asInt(), ReconciliationLimits.MOST);
    }

    private static List<JsonNode> list(JsonNode json) {
        if (json.isMissingNode() || json.isNull()) {
            return List.of();
        }
        var all = new ArrayList<JsonNode>();
        if (json.isArray()) {
            json.forEach(all::add);
        } else {
            all.add(json);
        }
        return all;
    }
}
