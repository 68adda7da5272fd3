package org.digitalcommons.sceptic;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.Syntax;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.exec.QueryExec;
import org.digitalcommons.catalog.Column;
import org.digitalcommons.catalog.Engine;
import org.digitalcommons.catalog.Question;

/**
 * Whether an answer is made of real and invented bodies at once. Where both worlds are in one store, every row is one
 * that a world alone would give, and every number in it is the number of one of the two alone. For one thread.
 */
final class WorldDoubts {

    final Doubt numbers = new Doubt("every number is of real bodies alone, or of invented ones alone");
    final Doubt statements = new Doubt("everything derived is of real bodies alone, or of invented ones alone");

    private final TwoWorlds worlds;

    WorldDoubts(TwoWorlds worlds) {
        this.worlds = worlds;
    }

    /** Asks a question of both worlds together, and of each alone. */
    void doubt(Question question, Map<String, String> parameters) {
        var columns = question.header().columns();
        var text = question.with(parameters);
        var alone = Stream.of(worlds.invented(), worlds.real())
                .flatMap(world -> rows(text, columns, world).stream())
                .toList();
        doubt(question.name() + " " + parameters, columns, alone, rows(text, columns, worlds.both()));
    }

    /** Looks at the rows of both worlds together, beside those of each alone. */
    void doubt(
            String asked, List<Column> columns, List<Map<String, String>> alone, List<Map<String, String>> together) {
        var byKey = alone.stream().collect(Collectors.groupingBy(row -> key(columns, row)));
        var byThing = alone.stream().collect(Collectors.groupingBy(row -> thing(columns, row)));
        var missed = new HashSet<>(byKey.keySet());
        for (var row : together) {
            var key = key(columns, row);
            missed.remove(key);
            var likes = byKey.getOrDefault(key, List.of());
            numbers.look(!likes.isEmpty(), "%s has a row of neither world: %s", asked, key);
            columns.stream()
                    .filter(c -> !likes.isEmpty() && AnsweredQuestion.isFigure(c))
                    .forEach(c -> {
                        var known = values(likes, c);
                        // A thing that both share, such as a component, has none of the other world when that is away.
                        var allowed = known.contains("0") ? values(byThing.get(thing(columns, row)), c) : known;
                        numbers.look(
                                allowed.contains(row.getOrDefault(c.name(), "")),
                                "%s ?%s is %s of both worlds, and %s of one: %s",
                                asked,
                                c.name(),
                                row.get(c.name()),
                                allowed,
                                key);
                    });
        }
        missed.forEach(key -> numbers.look(false, "%s loses a row: %s", asked, key));
    }

    /** Derives from both worlds together, and from each alone. */
    void doubt(String name, String step) {
        var alone = new HashSet<>(derived(step, worlds.invented()));
        alone.addAll(derived(step, worlds.real()));
        var together = Set.copyOf(derived(step, worlds.both()));
        together.forEach(made -> statements.look(alone.contains(made), "%s makes of both: %s", name, made));
        alone.forEach(made -> statements.look(together.contains(made), "%s loses: %s", name, made));
    }

    private static List<String> derived(String step, DatasetGraph world) {
        return Engine.words(Engine.construct(step, world.getDefaultGraph()));
    }

    /** What a row is of: the first thing in it. */
    private static String thing(List<Column> columns, Map<String, String> row) {
        return columns.stream()
                .filter(c -> c.type().equals("IRI"))
                .findFirst()
                .map(c -> row.getOrDefault(c.name(), ""))
                .orElse("");
    }

    private static Set<String> values(List<Map<String, String>> rows, Column column) {
        return rows.stream().map(row -> row.getOrDefault(column.name(), "")).collect(Collectors.toSet());
    }

    /** What a row is about: all that is no figure and no receipt. */
    private static String key(List<Column> columns, Map<String, String> row) {
        return columns.stream()
                .filter(c -> !AnsweredQuestion.isFigure(c) && !c.type().equals("receipt"))
                .map(c -> row.getOrDefault(c.name(), ""))
                .collect(Collectors.joining(" | "));
    }

    private static List<Map<String, String>> rows(String query, List<Column> columns, DatasetGraph world) {
        try (var execution = QueryExec.dataset(world)
                .query(QueryFactory.create(query, Syntax.syntaxSPARQL_11))
                .build()) {
            return execution.select().stream()
                    .map(row -> columns.stream()
                            .filter(c -> row.contains(Var.alloc(c.name())))
                            .collect(Collectors.toMap(Column::name, c -> text(row.get(Var.alloc(c.name()))))))
                    .toList();
        }
    }

    private static String text(Node node) {
        return node.isLiteral() && node.getLiteralValue() instanceof Number
                ? new BigDecimal(node.getLiteralLexicalForm())
                        .stripTrailingZeros()
                        .toPlainString()
                : node.isLiteral() ? node.getLiteralLexicalForm() : node.toString();
    }
}
