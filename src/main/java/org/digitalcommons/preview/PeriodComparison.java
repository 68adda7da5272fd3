package org.digitalcommons.preview;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.graph.NodeConst;
import org.apache.jena.vocabulary.DCTerms;
import org.digitalcommons.intake.StoredFindings;
import org.digitalcommons.name.GraphNames;
import org.digitalcommons.name.Period;
import org.digitalcommons.name.PublicationName;
import org.digitalcommons.store.Store;
import org.digitalcommons.vocab.Prov;
import org.digitalcommons.vocab.Term;

/**
 * Compares a publication with that of the last period before it, of the same series: figures by what they are of, whatever
 * their period; payments, which no two periods share, by their number and their sum.
 */
final class PeriodComparison {

    /** Stands for the period in the addresses of both. */
    private static final String ANY = "*";

    private PeriodComparison() {}

    /** What differs from the last period before; empty where none is published. */
    static Optional<Preview.PeriodChanges> of(Node publication, Map<Node, Graph> content, Store store) {
        return before(publication, store).map(last -> {
            var then = contentOf(last, store.graphs(last));
            var now = contentOf(publication, content);
            return new Preview.PeriodChanges(
                    PublicationName.of(last).period(),
                    Difference.between(figures(last, then), figures(publication, now)),
                    payments(then).size(),
                    payments(now).size(),
                    sum(payments(then)),
                    sum(payments(now)));
        });
    }

    private static Optional<Node> before(Node publication, Store store) {
        var series = GraphNames.series(publication);
        var own = start(publication);
        return store.publications().stream()
                .filter(other -> GraphNames.series(other).equals(series))
                .filter(other -> start(other).compareTo(own) < 0)
                .max(Comparator.comparing(PeriodComparison::start).thenComparing(Node::getURI));
    }

    private static String start(Node publication) {
        var name = PublicationName.of(publication).period();
        return Period.in(name).map(period -> period.start().toString()).orElse(name);
    }

    /** All but the description of the publication, what it says of others, and the findings. */
    private static List<Graph> contentOf(Node publication, Map<Node, Graph> graphs) {
        var content = new ArrayList<Graph>();
        graphs.forEach((name, graph) -> {
            if (!name.equals(publication)
                    && !GraphNames.isSaid(name)
                    && !name.equals(StoredFindings.graph(publication))) {
                content.add(graph);
            }
        });
        return content;
    }

    private static List<Graph> figures(Node publication, Collection<Graph> graphs) {
        var period = PublicationName.of(publication).period();
        return graphs.stream()
                .map(graph -> {
                    var figures = GraphFactory.createDefaultGraph();
                    graph.stream()
                            .filter(t -> !graph.contains(t.getSubject(), NodeConst.nodeRDFType, Term.SpendLine))
                            .filter(t -> !t.getSubject().toString().startsWith(Term.ID + "period/"))
                            .filter(t -> !t.getPredicate().equals(Prov.wasDerivedFrom))
                            .filter(t -> !t.getPredicate().equals(DCTerms.isPartOf.asNode()))
                            .filter(t -> !t.getPredicate().getURI().endsWith("#dataSet"))
                            .map(t -> Triple.create(
                                    timeless(t.getSubject(), period),
                                    t.getPredicate(),
                                    timeless(t.getObject(), period)))
                            .forEach(figures::add);
                    return figures;
                })
                .toList();
    }

    private static Node timeless(Node node, String period) {
        return node.isURI() && node.getURI().startsWith(Term.ID)
                ? NodeFactory.createURI((node.getURI() + "/")
                        .replace("/" + period + "/", "/" + ANY + "/")
                        .replaceFirst("/$", ""))
                : node;
    }

    private static List<BigDecimal> payments(Collection<Graph> graphs) {
        return graphs.stream()
                .flatMap(graph -> graph.stream(Node.ANY, NodeConst.nodeRDFType, Term.SpendLine)
                        .flatMap(line -> graph.stream(line.getSubject(), Term.amount, Node.ANY)))
                .map(t -> new BigDecimal(t.getObject().getLiteralLexicalForm()))
                .toList();
    }

    private static BigDecimal sum(List<BigDecimal> amounts) {
        return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
