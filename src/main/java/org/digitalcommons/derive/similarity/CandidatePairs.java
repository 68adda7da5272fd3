package org.digitalcommons.derive.similarity;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.digitalcommons.vocab.Term;

/**
 * Finds the pairs of services of one type that {@code queries/suggest} has to look at: to each service the few others
 * that need most nearly the same, as far as anything but their needs can be seen to keep them apart. Every pair that the queries
 * would suggest is among them; what is suggested, they decide. Immutable, so one instance serves every thread.
 */
public final class CandidatePairs {

    private static final Node RULE = NodeFactory.createURI(Term.CONCEPT + "comparison-rule/suggestion");

    private final Threshold threshold;
    private final int most;

    private CandidatePairs(Threshold threshold, int most) {
        this.threshold = threshold;
        this.most = most;
    }

    /** By the threshold and the number kept that the code lists state. */
    public static CandidatePairs by(Graph reference) {
        return new CandidatePairs(
                Threshold.of(new BigDecimal(stated(reference, Term.similarityThreshold))),
                Integer.parseInt(stated(reference, Term.mostSuggestions)));
    }

    private static String stated(Graph reference, Node property) {
        return reference.stream(RULE, property, Node.ANY)
                .map(t -> t.getObject().getLiteralLexicalForm())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(RULE + " does not state " + property));
    }

    /**
     * The candidates of each service that has any.
     *
     * @param services those of one type, none of them twice
     */
    public Map<Node, List<Node>> among(List<NeedSet> services) {
        var found = new LinkedHashMap<Node, List<Node>>();
        new Block(services, threshold).best(most, (service, matches) -> {
            if (!matches.isEmpty()) {
                found.put(
                        service.service(),
                        matches.stream().map(m -> m.other().service()).toList());
            }
        });
        return found;
    }
}
