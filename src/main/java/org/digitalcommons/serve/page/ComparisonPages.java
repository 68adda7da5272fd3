package org.digitalcommons.serve.page;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.digitalcommons.Commons;
import org.digitalcommons.serve.words.Words;

/** What bodies of one class each have to run, held against each other: the list of comparisons, and each with its bodies. */
public final class ComparisonPages {

    private final Commons commons;
    private final Choices choices;
    private final Words words;

    /** The pages of the comparisons of a commons. */
    public ComparisonPages(Commons commons, Words words) {
        this.commons = commons;
        this.words = words;
        this.choices = new Choices(commons, words);
    }

    /** {@code /comparisons}: all of them, or those of one class of bodies. */
    public PageAndData list(Map<String, String> parameters) {
        var question = commons.catalog().named("comparisons");
        var answer = commons.ask("comparisons", parameters);
        var fields = question.header().parameters().stream()
                .filter(p -> !p.name().equals("comparison"))
                .map(p -> choices.field(p, parameters.getOrDefault(p.name(), "")))
                .toList();
        var caption = words.say("comparisons.count", answer.rows().size());
        return new PageAndData(
                new PageView(
                        question.header().title(),
                        List.of(question.header().question(), words.say("comparisons.no-duplication")),
                        List.of(
                                SectionView.of("").asking(fields),
                                SectionView.of("")
                                        .with(TableView.part(answer, caption, Integer.MAX_VALUE))
                                        .leading(words.say("clusters.as-question"), "/ask/comparisons"))),
                Optional.of(answer));
    }

    /** {@code /comparisons/{name}}: one comparison with its bodies; empty if there is none of that name. */
    public Optional<PageAndData> comparison(String name) {
        var own = commons.ask("comparisons", Map.of("comparison", name));
        if (!own.rows().hasNext()) {
            return Optional.empty();
        }
        var row = own.rows().next();
        own.rows().reset();
        var line = row.get(Var.alloc("serviceLine"));
        var bodies = commons.ask("service-cost-per-dwelling", Map.of("comparison", name, "serviceLine", line.getURI()));
        var caption = words.say("common.rows", bodies.rows().size());
        return Optional.of(new PageAndData(
                new PageView(
                        text(row.get(Var.alloc("comparisonName"))),
                        List.of(words.say("comparisons.no-duplication")),
                        List.of(
                                SectionView.of("").with(TableView.part(own, words.say("comparison.itself"), 1)),
                                SectionView.of(words.say("comparison.bodies"), words.say("comparison.bodies-text"))
                                        .with(TableView.part(bodies, caption, Integer.MAX_VALUE))
                                        .leading(
                                                words.say("cluster.all-columns"),
                                                Links.question("service-cost-per-dwelling", bodies.parameters())))),
                Optional.of(bodies)));
    }

    private static String text(Node node) {
        return node.getLiteralLexicalForm();
    }
}
