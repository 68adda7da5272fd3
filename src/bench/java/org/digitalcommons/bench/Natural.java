package org.digitalcommons.bench;

import java.util.List;
import java.util.Map;
import org.digitalcommons.vocab.Term;

/**
 * The natural form of a question, as {@code src/bench/queries} has it, beside the question of ours that answers it.
 *
 * @param name the name of the file, without ending
 * @param ours the name of our question
 * @param parameters what our question is asked with
 */
record Natural(String name, String ours, Map<String, String> parameters) {

    static final List<Natural> ALL = List.of(
            new Natural("clusters", "capabilities-run-apart", Map.of()),
            new Natural("members", "capabilities-run-apart", Map.of()),
            new Natural("shares", "public-value-index", Map.of("peerGroup", "synthetic-council")),
            new Natural(
                    "one-service",
                    "unit-costs-against-peers",
                    Map.of("peers", Term.ROOT + "/concept/service-type/street-trading-licence")),
            new Natural(
                    "one-capability",
                    "members-of-cluster",
                    Map.of("basis", Term.ROOT + "/concept/capability/payment-taking")));
}
