package org.digitalcommons.serve.reconcile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.digitalcommons.entity.Entity;
import org.digitalcommons.entity.EntityCandidate;
import org.digitalcommons.entity.EntityIndex;
import org.digitalcommons.entity.EntityQuery;
import org.digitalcommons.entity.NameIndex;
import org.digitalcommons.serve.http.Refusal;
import org.digitalcommons.serve.reconcile.ReconciliationDocuments.CandidateEntity;
import org.digitalcommons.serve.reconcile.ReconciliationDocuments.CandidateList;
import org.digitalcommons.serve.reconcile.ReconciliationDocuments.Feature;
import org.digitalcommons.serve.reconcile.ReconciliationDocuments.Label;
import org.digitalcommons.serve.reconcile.ReconciliationDocuments.Manifest;
import org.digitalcommons.serve.reconcile.ReconciliationDocuments.SuggestService;
import org.digitalcommons.serve.reconcile.ReconciliationDocuments.SuggestedEntity;
import org.digitalcommons.serve.reconcile.ReconciliationDocuments.SuggestionList;
import org.digitalcommons.serve.reconcile.ReconciliationDocuments.View;
import org.digitalcommons.serve.words.Words;
import org.digitalcommons.vocab.Term;

/**
 * What the W3C Reconciliation Service API 0.2 answers: a code decides, a name only proposes, and each candidate says why.
 * Safe for any thread.
 *
 * @param index what can be found now
 */
record ReconciliationApi(Supplier<EntityIndex> index) {

    private static final Words WORDS = Words.english();
    static final String EXAMPLE = "{\"q0\":{\"query\":\"Barnet\"}}";
    private static final Map<String, String> TYPES = Map.of(
            "body", WORDS.say("reconcile.type.body"),
            "capability", WORDS.say("reconcile.type.capability"),
            "supplier", WORDS.say("reconcile.type.supplier"));
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** The answers to a batch of queries, by the names that the queries have in it. */
    Map<String, CandidateList> batch(String text) {
        var batch = parse(text, "queries");
        if (!batch.isObject()) {
            throw Refusal.badRequest(WORDS.say("reconcile.refusal.not-batch", EXAMPLE));
        }
        if (batch.size() > ReconciliationLimits.QUERIES) {
            throw Refusal.badRequest(
                    WORDS.say("reconcile.refusal.too-many", batch.size(), ReconciliationLimits.QUERIES));
        }
        var queries = new LinkedHashMap<String, EntityQuery>();
        batch.properties().forEach(q -> queries.put(q.getKey(), ReconciliationQuery.of(q.getKey(), q.getValue())));
        if (!queries.isEmpty() && queries.values().stream().allMatch(EntityQuery::asksNothing)) {
            throw ReconciliationQuery.nothingAsked(queries.keySet().iterator().next());
        }
        var now = index.get();
        var results = new LinkedHashMap<String, CandidateList>();
        queries.forEach((name, query) -> results.put(name, result(now, query)));
        return results;
    }

    /** The answer to one query, as JSON or as a bare name. */
    CandidateList single(String text) {
        var json = text.strip().startsWith("{")
                ? parse(text, "query")
                : JSON.createObjectNode().put("query", text);
        var query = ReconciliationQuery.of("query", json);
        if (query.asksNothing()) {
            throw ReconciliationQuery.nothingAsked("query");
        }
        return result(index.get(), query);
    }

    /** The service of itself, at its address. */
    Manifest manifest(String server, String path) {
        var suggest = new LinkedHashMap<String, SuggestService>();
        for (var what : List.of("entity", "type", "property")) {
            suggest.put(what, new SuggestService(server + path, "/suggest/" + what));
        }
        return new Manifest(
                List.of("0.1", "0.2"),
                WORDS.say("reconcile.service"),
                Term.ROOT + "/",
                Term.CONCEPT + "identifier/",
                ReconciliationLimits.QUERIES / 2,
                new View(server + "/{{id}}"),
                labels(TYPES, ""),
                suggest);
    }

    /** Entities whose name begins like this; of every type when none is named. */
    SuggestionList entities(String prefix, Optional<String> type) {
        var typed = bounded(prefix);
        return new SuggestionList(
                NameIndex.words(typed).isEmpty()
                        ? List.of()
                        : index.get().beginning(typed, type, ReconciliationLimits.MOST).stream()
                                .map(e -> new SuggestedEntity(e.id(), e.name(), e.about(), List.of(type(e.type()))))
                                .toList());
    }

    /** Types whose name holds this. */
    SuggestionList types(String prefix) {
        return new SuggestionList(labels(TYPES, bounded(prefix)));
    }

    /** Properties, which are registers of codes, whose name holds this. */
    SuggestionList properties(String prefix) {
        var all = new LinkedHashMap<String, String>();
        all.put(EntityIndex.ANY_REGISTER, WORDS.say("reconcile.any-register"));
        all.putAll(index.get().registers());
        return new SuggestionList(labels(all, bounded(prefix)));
    }

    /** A document as it is sent. */
    static String written(Object document) {
        try {
            return JSON.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static CandidateList result(EntityIndex index, EntityQuery query) {
        if (query.asksNothing()) {
            return new CandidateList(List.of());
        }
        return new CandidateList(index.candidates(query).stream()
                .map(ReconciliationApi::candidate)
                .toList());
    }

    private static CandidateEntity candidate(EntityCandidate candidate) {
        var entity = candidate.entity();
        return new CandidateEntity(
                entity.id(),
                entity.name(),
                entity.about().isEmpty() ? reason(candidate) : reason(candidate) + " " + entity.about(),
                candidate.score(),
                candidate.match(),
                List.of(type(entity.type())),
                List.of(
                        new Feature("code", candidate.byCode()),
                        new Feature("name", Math.round(candidate.similarity() * 10) / 10.0)));
    }

    private static String reason(EntityCandidate candidate) {
        var register = candidate.code().map(Entity.RegisteredCode::registerName).orElse("");
        var code = candidate.code().map(Entity.RegisteredCode::text).orElse("");
        return switch (candidate.ground()) {
            case ADDRESS -> WORDS.say("reconcile.by-address", candidate.entity().name());
            case CODE -> WORDS.say("reconcile.its-code", register, code);
            case CODE_OF_ANOTHER_NAME -> WORDS.say("reconcile.code-not-name", register, code);
            case CODE_OF_SEVERAL -> WORDS.say("reconcile.code-of-several", register, code);
            case NAME -> WORDS.say("reconcile.same-name");
            case SIMILAR_NAME ->
                WORDS.say("reconcile.alike-name", String.format(Locale.ROOT, "%.1f", candidate.similarity()));
        };
    }

    private static Label type(String type) {
        return new Label(type, TYPES.getOrDefault(type, type));
    }

    private static List<Label> labels(Map<String, String> all, String prefix) {
        var typed = prefix.toLowerCase(Locale.ROOT);
        return all.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .filter(e -> e.getKey().startsWith(typed)
                        || e.getValue().toLowerCase(Locale.ROOT).contains(typed))
                .map(e -> new Label(e.getKey(), e.getValue()))
                .toList();
    }

    private static String bounded(String prefix) {
        if (prefix.length() > ReconciliationLimits.TEXT) {
            throw Refusal.badRequest(WORDS.say("reconcile.refusal.prefix", ReconciliationLimits.TEXT));
        }
        return prefix.strip();
    }

    private static JsonNode parse(String text, String name) {
        try {
            return Optional.ofNullable(JSON.readTree(text)).orElseGet(JSON::createObjectNode);
        } catch (JsonProcessingException e) {
            var place = e.getLocation();
            throw Refusal.badRequest(WORDS.say(
                    "reconcile.refusal.not-json",
                    name,
                    place.getLineNr(),
                    place.getColumnNr(),
                    String.valueOf(e.getOriginalMessage())));
        }
    }
}
