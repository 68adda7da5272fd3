package org.digitalcommons.preview;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.graph.NodeConst;
import org.apache.jena.vocabulary.DCTerms;
import org.digitalcommons.name.Digest;
import org.digitalcommons.vocab.Prov;
import org.digitalcommons.vocab.Term;

/**
 * Payments by body, day, payee, amount and reference. Of equal ones each has a number, so that two alike stay two whatever
 * their rows are. For one publication and one thread.
 */
final class PaymentIdentity {

    private static final String PAYMENT = "http://reference.data.gov.uk/def/payment#";

    private final Map<Node, Node> identities = new HashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();

    /** Gives every payment of a graph its identity. */
    void number(Graph graph) {
        var inOrder = new TreeMap<String, Node>();
        graph.stream(Node.ANY, NodeConst.nodeRDFType, Term.SpendLine)
                .map(Triple::getSubject)
                .forEach(line -> inOrder.put(whole(graph, line), line));
        inOrder.values().forEach(line -> {
            var key = key(graph, line);
            int number = numbers.merge(key, 1, Integer::sum);
            identities.put(line, NodeFactory.createURI("%spayment/%s/%d".formatted(Term.ID, Digest.hex(key), number)));
        });
    }

    /** All that is said of a payment, so that equal ones are numbered in one order; its row only tells equal ones apart. */
    private static String whole(Graph graph, Node line) {
        return graph.stream(line, Node.ANY, Node.ANY)
                        .filter(t -> !t.getPredicate().equals(Prov.wasDerivedFrom))
                        .map(t -> t.getPredicate() + " " + t.getObject())
                        .sorted()
                        .collect(Collectors.joining("\n"))
                + "\n"
                + line;
    }

    private static String key(Graph graph, Node line) {
        return String.join(
                "|",
                value(graph, line, Term.subject),
                value(graph, line, NodeFactory.createURI(PAYMENT + "date")),
                value(graph, line, NodeFactory.createURI(PAYMENT + "payee")),
                value(graph, line, Term.amount),
                value(graph, line, DCTerms.identifier.asNode()));
    }

    private static String value(Graph graph, Node line, Node property) {
        return graph.stream(line, property, Node.ANY)
                .map(t -> t.getObject().isLiteral() && t.getObject().getLiteralValue() instanceof Number number
                        ? new BigDecimal(number.toString()).stripTrailingZeros().toPlainString()
                        : t.getObject().toString())
                .sorted()
                .findFirst()
                .orElse("");
    }

    /** A statement with a payment under its identity; none that only says in which row it stood. */
    Optional<Triple> identified(Triple triple) {
        var identity = identities.get(triple.getSubject());
        if (identity == null) {
            return Optional.of(triple);
        }
        return triple.getPredicate().equals(Prov.wasDerivedFrom)
                ? Optional.empty()
                : Optional.of(Triple.create(identity, triple.getPredicate(), triple.getObject()));
    }
}
