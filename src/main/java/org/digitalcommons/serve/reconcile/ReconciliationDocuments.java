package org.digitalcommons.serve.reconcile;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;

/** The documents of the W3C Reconciliation Service API 0.2, written by Jackson as they stand here. */
final class ReconciliationDocuments {

    /** What entities are of: a type or a property, by its name here and in words. */
    record Label(String id, String name) {}

    /** The service of itself. */
    record Manifest(
            List<String> versions,
            String name,
            String identifierSpace,
            String schemaSpace,
            int batchSize,
            View view,
            List<Label> defaultTypes,
            Map<String, SuggestService> suggest) {}

    /** Where an entity is seen; its identifier takes the place of {@code {{id}}}. */
    record View(String url) {}

    /** Where what is being typed is completed. */
    record SuggestService(
            @JsonProperty("service_url") String serviceUrl,
            @JsonProperty("service_path") String servicePath) {}

    /** The candidates of a query. */
    record CandidateList(List<CandidateEntity> result) {}

    /** An entity that may be meant. */
    record CandidateEntity(
            String id,
            String name,
            String description,
            double score,
            boolean match,
            List<Label> type,
            List<Feature> features) {}

    /** A reason in figures. */
    record Feature(String id, Object value) {}

    /** What completes what is being typed. */
    record SuggestionList(List<?> result) {}

    /** An entity that completes it. */
    record SuggestedEntity(String id, String name, String description, List<Label> notable) {}

    private ReconciliationDocuments() {}
}
