package org.digitalcommons.serve.reconcile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * One question of a batch.
 *
 * @param text a name or a code; empty when only codes are given
 * @param kinds what may be found; empty for anything
 * @param most the most proposals wanted
 * @param codes codes that are told apart from the name
 */
record Asked(String text, List<String> kinds, int most, List<Given> codes) {

    /** A code, and the register it is of; {@code code} for any. */
    record Given(String scheme, String code) {}

    static Asked of(String name, JsonNode json) {
        if (!json.isObject()) {
            throw new Misasked(
                    400, "The query %s must be a JSON object such as {\"query\": \"Barnet\"}.".formatted(name));
        }
        var text = json.path("query");
        if (!text.isMissingNode() && !text.isTextual()) {
            throw new Misasked(400, "The query of %s must be text.".formatted(name));
        }
        if (text.asText("").length() > ReconcileLimits.TEXT) {
            throw new Misasked(
                    400,
                    "The query of %s is longer than %,d characters; send a name or a code."
                            .formatted(name, ReconcileLimits.TEXT));
        }
        var codes = new ArrayList<Given>();
        for (var property : list(json.path("properties"))) {
            var scheme = property.path("pid").asText("");
            if (scheme.isEmpty()) {
                throw new Misasked(400, "A property of %s has no pid; name the register, such as gss.".formatted(name));
            }
            for (var value : list(property.path("v"))) {
                var code = value.isObject() ? value.path("id").asText("") : value.asText("");
                if (code.length() > ReconcileLimits.TEXT || codes.size() >= ReconcileLimits.CODES) {
                    throw new Misasked(
                            400,
                            "%s has too many or too long properties; send at most %d codes."
                                    .formatted(name, ReconcileLimits.CODES));
                }
                if (!code.isBlank()) {
                    codes.add(new Given(scheme, code.strip()));
                }
            }
        }
        var limit = json.path("limit");
        if (!limit.isMissingNode() && (!limit.canConvertToInt() || limit.asInt() < 1)) {
            throw new Misasked(400, "The limit of %s must be a whole number of one or more.".formatted(name));
        }
        if (text.asText("").isBlank() && codes.isEmpty()) {
            throw new Misasked(400, "%s asks for nothing; give a query or properties.".formatted(name));
        }
        return new Asked(
                text.asText("").strip(),
                list(json.path("type")).stream()
                        .map(t -> t.isObject() ? t.path("id").asText("") : t.asText(""))
                        .filter(t -> !t.isEmpty())
                        .toList(),
                limit.isMissingNode() ? ReconcileLimits.USUAL : Math.min(limit.asInt(), ReconcileLimits.MOST),
                List.copyOf(codes));
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
