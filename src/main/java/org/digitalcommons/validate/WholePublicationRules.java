package org.digitalcommons.validate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.Syntax;
import org.apache.jena.shacl.lib.ShLib;
import org.apache.jena.shacl.vocabulary.SHACL;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.graph.NodeConst;
import org.digitalcommons.vocab.Term;

/**
 * Rules whose query is evaluated once for the whole publication. SHACL would evaluate it again for every focus node,
 * and find the same; evaluating it once makes the cost grow with the size of the publication and not with its square.
 * A shape states {@code commons:askedOnce true} where its query holds without a focus node being set. Where no node is
 * in the target of the shape, its query is not evaluated at all.
 *
 * <p>Immutable, so one instance serves every thread.
 */
final class WholePublicationRules {

    private static final Var THIS = Var.alloc("this");
    private static final Var VALUE = Var.alloc("value");

    private record PreparedRule(Rule rule, Optional<Query> target, Query query) {}

    private final List<PreparedRule> rules;

    WholePublicationRules(Graph shapes) {
        var prefixes = shapes.stream(Node.ANY, SHACL.prefix, Node.ANY)
                .map(t -> "PREFIX %s: <%s>"
                        .formatted(
                                t.getObject().getLiteralLexicalForm(), text(shapes, t.getSubject(), SHACL.namespace)))
                .sorted()
                .collect(Collectors.joining("\n"));
        var marked = marked(shapes);
        this.rules = Rule.all(shapes).stream()
                .filter(rule -> marked.stream().anyMatch(m -> m.toString().equals(rule.shape())))
                .map(rule -> new PreparedRule(
                        rule,
                        select(shapes, rule, SHACL.target).map(text -> query(prefixes, text)),
                        select(shapes, rule, SHACL.sparql)
                                .map(text -> query(prefixes, text))
                                .orElseThrow()))
                .toList();
    }

    private static Query query(String prefixes, String text) {
        return QueryFactory.create(prefixes + text, Syntax.syntaxSPARQL_11);
    }

    private static Set<Node> marked(Graph shapes) {
        return shapes.stream(Node.ANY, Term.askedOnce, NodeConst.nodeTrue)
                .map(t -> t.getSubject())
                .collect(Collectors.toSet());
    }

    /** The shapes without those that are asked here. */
    static Graph others(Graph shapes) {
        var others = GraphFactory.createDefaultGraph();
        GraphUtil.addInto(others, shapes);
        marked(shapes)
                .forEach(
                        shape -> others.find(shape, Node.ANY, Node.ANY).toList().forEach(others::delete));
        return others;
    }

    private static Optional<String> select(Graph shapes, Rule rule, Node property) {
        return shapes.stream(NodeFactory.createURI(rule.shape()), property, Node.ANY)
                .map(t -> text(shapes, t.getObject(), SHACL.select))
                .findFirst();
    }

    private static String text(Graph graph, Node subject, Node property) {
        return graph.stream(subject, property, Node.ANY)
                .map(t -> t.getObject().getLiteralLexicalForm())
                .findFirst()
                .orElseThrow();
    }

    /** What the rules find in a publication and the vocabulary. */
    List<Finding> findings(Graph data, Origins origins) {
        var findings = new ArrayList<Finding>();
        var dataset = DatasetGraphFactory.wrap(data);
        for (var asked : rules) {
            if (asked.target().isEmpty() || !rows(dataset, asked.target().get()).isEmpty()) {
                rows(dataset, asked.query()).forEach(row -> findings.add(finding(asked.rule(), row, origins)));
            }
        }
        return findings;
    }

    private static List<Binding> rows(DatasetGraph dataset, Query query) {
        try (var execution = QueryExec.dataset(dataset).query(query).build()) {
            return Iter.toList(execution.select());
        }
    }

    private static Finding finding(Rule rule, Binding row, Origins origins) {
        var value = Optional.ofNullable(row.get(VALUE));
        return new Finding(
                rule.severity(),
                rule.code(),
                row.get(THIS),
                "",
                value,
                origins.of(row.get(THIS), value),
                filled(rule.message(), row),
                rule.shape(),
                SHACL.SPARQLConstraintComponent);
    }

    private static String filled(String message, Binding row) {
        var text = new String[] {message};
        row.forEach((name, value) ->
                text[0] = text[0].replace("{?%s}".formatted(name.getVarName()), ShLib.displayStr(value)));
        return text[0];
    }
}
