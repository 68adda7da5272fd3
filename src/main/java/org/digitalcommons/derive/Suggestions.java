package org.digitalcommons.derive;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.digitalcommons.catalog.Rooms;
import org.digitalcommons.derive.similarity.CandidatePairs;
import org.digitalcommons.derive.similarity.NeedSets;
import org.digitalcommons.vocab.Term;

/**
 * Which services may be copies of each other, by type of service. The queries of {@code queries/suggest} decide. They
 * do not finish at national scale when they compare all with all, so a set join finds the pairs to ask them about.
 */
final class Suggestions {

    static final String WRITES = "derived/suggestion";
    static final String NAME = "suggestion";

    private static final List<String> READS =
            List.of(SuggestionFacts.NEEDS, SuggestionFacts.MEMBERS, SuggestionFacts.REPLIES);

    private final Graph reference;
    private final CandidatePairs candidates;
    private final SuggestionRule rule;

    Suggestions(Rooms rooms) {
        this.reference = rooms.graph("ontology");
        this.candidates = CandidatePairs.by(reference);
        this.rule = SuggestionRule.of(rooms);
    }

    /** What is suggested for a type of service. */
    static Part part(Node type, Set<Triple> statements) {
        return new Part(Step.part(WRITES, type), type, NAME, WRITES, statements);
    }

    List<String> reads() {
        return READS;
    }

    /** The suggestions of every type. */
    Map<Node, Set<Triple>> all(Facts facts) {
        var by = SuggestionFacts.of(facts);
        var made = new ConcurrentHashMap<Node, Set<Triple>>();
        by.types().parallelStream().forEach(type -> {
            var about = by.about(type);
            made.put(type, decided(candidates.among(NeedSets.in(about)), about));
        });
        return made;
    }

    /**
     * The suggestions of the types that a change may matter to. Those of a service stay where it has the candidates that
     * it had, and nothing about it or them is other than before.
     *
     * @param before the suggestions of a type as they are stored
     */
    Map<Node, Set<Triple>> changed(Collection<Triple> changed, Facts facts, Function<Node, Set<Triple>> before) {
        if (changed.isEmpty()) {
            return Map.of();
        }
        var by = SuggestionFacts.of(facts);
        var touched = by.touched(changed);
        var made = new LinkedHashMap<Node, Set<Triple>>();
        for (var type : touched.types()) {
            var about = by.about(type);
            var pairs = candidates.among(NeedSets.in(about));
            var old = bySuggestedFor(before.apply(type));
            var statements = new HashSet<Triple>();
            pairs.entrySet().removeIf(e -> {
                var known = old.getOrDefault(e.getKey(), Map.of());
                boolean stays = !touched.services().contains(e.getKey())
                        && e.getValue().stream().noneMatch(touched.services()::contains)
                        && known.keySet().equals(Set.copyOf(e.getValue()));
                if (stays) {
                    known.values().forEach(statements::addAll);
                }
                return stays;
            });
            statements.addAll(decided(pairs, about));
            made.put(type, statements);
        }
        return made;
    }

    private Set<Triple> decided(Map<Node, List<Node>> pairs, Graph about) {
        return rule.of(pairs, StepInput.of(about, reference), reference);
    }

    /** Suggestions by the service they are for, and then by the service they suggest. */
    private static Map<Node, Map<Node, Set<Triple>>> bySuggestedFor(Set<Triple> stored) {
        var bySuggestion = new HashMap<Node, Set<Triple>>();
        stored.forEach(t -> bySuggestion
                .computeIfAbsent(t.getSubject(), s -> new HashSet<>())
                .add(t));
        var byService = new HashMap<Node, Map<Node, Set<Triple>>>();
        bySuggestion
                .values()
                .forEach(statements -> byService
                        .computeIfAbsent(object(statements, Term.suggestedFor), s -> new HashMap<>())
                        .put(object(statements, Term.suggests), statements));
        return byService;
    }

    private static Node object(Set<Triple> statements, Node property) {
        return statements.stream()
                .filter(t -> t.getPredicate().equals(property))
                .map(Triple::getObject)
                .findFirst()
                .orElseThrow();
    }
}
