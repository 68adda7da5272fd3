package org.digitalcommons.serve.reconcile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.digitalcommons.entity.EntityQuery;
import org.digitalcommons.entity.EntityQuery.GivenCode;
import org.digitalcommons.serve.http.Refusal;
import org.digitalcommons.serve.words.Words;

/** Reads one query of a batch. */
final class ReconciliationQuery {

    private static final Words WORDS = Words.english();
    private static final String EXAMPLE = "{\"query\": \"Barnet\"}";

    private ReconciliationQuery() {}

    /**
     * Reads a query.
     *
     * @param name its name in the batch, for what is said of it
     * @throws Refusal 400 with what is wrong
     */
    static EntityQuery of(String name, JsonNode json) {
        if (!json.isObject()) {
            throw Refusal.badRequest(WORDS.say("reconcile.refusal.not-object", name, EXAMPLE));
        }
        var text = json.path("query");
        if (!text.isMissingNode() && !text.isTextual()) {
            throw Refusal.badRequest(WORDS.say("reconcile.refusal.not-text", name));
        }
        if (text.asText("").length() > ReconciliationLimits.TEXT) {
            throw Refusal.badRequest(WORDS.say("reconcile.refusal.too-long", name, ReconciliationLimits.TEXT));
        }
        var properties = properties(name, json.path("properties"));
        return new EntityQuery(
                text.asText("").strip(),
                list(json.path("type")).stream()
                        .map(t -> t.isObject() ? t.path("id").asText("") : t.asText(""))
                        .filter(t -> !t.isEmpty())
                        .toList(),
                limit(name, json.path("limit")),
                properties);
    }

    /** What is said to whoever asks nothing at all. */
    static Refusal nothingAsked(String name) {
        return Refusal.badRequest(WORDS.say("reconcile.refusal.empty", name));
    }

    private static List<GivenCode> properties(String name, JsonNode json) {
        var properties = new ArrayList<GivenCode>();
        for (var property : list(json)) {
            var register = property.path("pid").asText("");
            if (register.isEmpty()) {
                throw Refusal.badRequest(WORDS.say("reconcile.refusal.no-pid", name));
            }
            for (var value : list(property.path("v"))) {
                var code = value.isObject() ? value.path("id").asText("") : value.asText("");
                if (code.length() > ReconciliationLimits.TEXT || properties.size() >= ReconciliationLimits.CODES) {
                    throw Refusal.badRequest(
                            WORDS.say("reconcile.refusal.properties", name, ReconciliationLimits.CODES));
                }
                if (!code.isBlank()) {
                    properties.add(new GivenCode(register, code.strip()));
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
            throw Refusal.badRequest(WORDS.say("reconcile.refusal.limit", name));
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
