package org.digitalcommons.derive.similarity;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.graph.NodeConst;
import org.digitalcommons.vocab.Term;

/**
 * Suggests, to each service, the few services of other bodies and of its own type that need most nearly the same
 * capabilities. What counts is said by {@code queries/suggest/similar-services.rq}, and the threshold and the number
 * kept are data; this finds the same on a country in seconds. Immutable, so one instance serves every thread.
 */
public final class SimilarServices {

    private static final Node RULE = NodeFactory.createURI(Term.CONCEPT + "comparison-rule/suggestion");

    private final Threshold threshold;
    private final int most;

    /**
     * A rule of its own.
     *
     * @param threshold the least similarity, above 0 and at most 1
     * @param most the most suggestions kept for one service
     */
    public SimilarServices(BigDecimal threshold, int most) {
        this.threshold = Threshold.of(threshold);
        this.most = most;
    }

    /** The rule as the code lists state it. */
    public static SimilarServices by(Graph reference) {
        return new SimilarServices(
                new BigDecimal(stated(reference, Term.similarityThreshold)),
                Integer.parseInt(stated(reference, Term.mostSuggestions)));
    }

    private static String stated(Graph reference, Node property) {
        return reference.stream(RULE, property, Node.ANY)
                .map(t -> t.getObject().getLiteralLexicalForm())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(RULE + " does not state " + property));
    }

    /**
     * The suggestions, as the facts that questions ask for.
     *
     * @param services the services, none of them twice
     * @param replies the facts of {@code derived/reply}: what was rejected is not suggested
     */
    public Graph among(List<NeedyService> services, Graph replies) {
        var result = GraphFactory.createDefaultGraph();
        best(services, Refusals.in(replies))
                .forEach((service, matches) -> matches.forEach(match -> {
                    var suggestion =
                            suggestion(service.address(), match.service().address());
                    result.add(suggestion, NodeConst.nodeRDFType, Term.Suggestion);
                    result.add(suggestion, Term.suggestedFor, service.address());
                    result.add(suggestion, Term.suggests, match.service().address());
                    result.add(suggestion, Term.sharedCount, number(match.shared(), XSDDatatype.XSDinteger));
                    result.add(suggestion, Term.similarity, number(match.similarity(), XSDDatatype.XSDdecimal));
                }));
        return result;
    }

    /** The best matches of each service that has any. */
    Map<NeedyService, List<Match>> best(List<NeedyService> services, Refusals refused) {
        var byType = new HashMap<Node, List<NeedyService>>();
        services.forEach(s -> s.types()
                .forEach(type ->
                        byType.computeIfAbsent(type, t -> new ArrayList<>()).add(s)));
        var best = new ConcurrentHashMap<NeedyService, List<Match>>();
        byType.values().parallelStream()
                .forEach(block -> new Block(block, threshold).best(most, refused, (service, matches) -> {
                    if (!matches.isEmpty()) {
                        best.merge(service, matches, this::bestOf);
                    }
                }));
        return best;
    }

    private List<Match> bestOf(List<Match> one, List<Match> other) {
        var together = new ArrayList<>(one);
        together.addAll(other);
        return together.stream().distinct().sorted(Match.ORDER).limit(most).toList();
    }

    private static Node number(Object value, XSDDatatype type) {
        return NodeFactory.createLiteralDT(value.toString(), type);
    }

    private static Node suggestion(Node service, Node other) {
        Function<Node, String> key = node -> md5(node.getURI()).substring(0, 16);
        return NodeFactory.createURI(Term.ID + "suggestion/" + key.apply(service) + "/" + key.apply(other));
    }

    private static String md5(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
