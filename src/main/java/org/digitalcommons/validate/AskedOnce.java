package org.digitalcommons.validate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.Syntax;
import org.apache.jena.shacl.lib.ShLib;
import org.apache.jena.shacl.vocabulary.SHACL;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.graph.NodeConst;
import org.digitalcommons.vocab.Term;

/**
 * Rules whose query is asked once for the whole publication. To SHACL they are like any other: it asks the query again
 * for every thing in its place, and finds the same; asking once makes the cost grow with what is published and not with
 * its square. A shape says {@code commons:askedOnce true} where its query holds without a thing being set beforehand.
 *
 * <p>Immutable, so one instance serves every thread.
 */
final class AskedOnce {

    private static final Var THIS = Var.alloc("this");
    private static final Var VALUE = Var.alloc("value");
    private static final Node PREFIX = SHACL.prefix;

    private record Asked(Rule rule, Query query) {}

    private final List<Asked> rules;

    AskedOnce(Graph shapes) {
        var prefixes = shapes.stream(Node.ANY, PREFIX, Node.ANY)
                .map(t -> "PREFIX %s: <%s>"
                        .formatted(
                                t.getObject().getLiteralLexicalForm(), text(shapes, t.getSubject(), SHACL.namespace)))
                .sorted()
                .collect(Collectors.joining("\n"));
        var marked = marked(shapes);
        this.rules = Rule.all(shapes).stream()
                .filter(rule -> marked.stream().anyMatch(m -> m.toString().equals(rule.shape())))
                .map(rule -> new Asked(rule, QueryFactory.create(prefixes + select(shapes, rule), Syntax.syntaxARQ)))
                .toList();
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

    private static String select(Graph shapes, Rule rule) {
        return shapes.stream()
                .filter(t -> t.getSubject().toString().equals(rule.shape())
                        && t.getPredicate().equals(SHACL.sparql))
                .map(t -> text(shapes, t.getObject(), SHACL.select))
                .findFirst()
                .orElseThrow();
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
            try (var execution = QueryExec.dataset(dataset).query(asked.query()).build()) {
                execution.select().forEachRemaining(row -> findings.add(finding(asked.rule(), row, origins)));
            }
        }
        return findings;
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
