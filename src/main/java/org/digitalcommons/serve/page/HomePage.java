package org.digitalcommons.serve.page;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.sparql.core.Var;
import org.digitalcommons.Answer;
import org.digitalcommons.Commons;
import org.digitalcommons.serve.page.SectionView.Card;
import org.digitalcommons.serve.page.SectionView.Field;

/** The first page: what is here, in figures, and where to start. */
public final class HomePage {

    private static final List<String> FIRST = List.of(
            "same-function",
            "service-cost-per-dwelling",
            "roles-in-body",
            "components-in-peer-group",
            "where-a-number-comes-from");

    private final Commons commons;

    /** The first page of a commons. */
    public HomePage(Commons commons) {
        this.commons = commons;
    }

    /** {@code /}. */
    public Shown home() {
        var groups = commons.ask("peer-groups", Map.of());
        var clusters = commons.ask("clusters", Map.of()).rows().size()
                + commons.ask("run-apart", Map.of()).rows().size();
        var publications = commons.ask("publications", Map.of()).rows().size();
        var figures = List.of(
                figure(sum(groups, "withPosts"), "bodies with their posts, by profession and grade", "/bodies"),
                figure(sum(groups, "withSpending"), "authorities with their spending, by service", "/bodies"),
                figure(clusters, "things that several bodies each run for themselves", "/clusters"),
                figure(publications, "publications, each row accounted for", "/ask/publications"));
        var questions = FIRST.stream()
                .map(name -> commons.catalog().named(name))
                .map(q -> new Card(q.header().title(), q.header().question(), "/ask/" + q.name(), false))
                .toList();
        return new Shown(
                new PageView(
                        "Digital Commons",
                        List.of(
                                "What public bodies are, what they do, what it costs, and what several of them run apart."
                                        + " Every figure leads to the rows of the published files it comes from."),
                        List.of(
                                SectionView.of("Find a body")
                                        .asking(
                                                "/bodies",
                                                List.of(new Field("name", "A part of its name", "", List.of()))),
                                SectionView.of("What is here")
                                        .with(figures)
                                        .with(TableView.of(
                                                groups,
                                                "Groups of like bodies, within which figures are compared",
                                                100)),
                                SectionView.of("Start with a question")
                                        .with(questions)
                                        .leading("All questions", "/ask")
                                        .leading("Ask your own in SPARQL", "/sparql"))),
                Optional.empty());
    }

    private static long sum(Answer answer, String column) {
        answer.rows().reset();
        return answer.rows().stream()
                .mapToLong(row -> Long.parseLong(row.get(Var.alloc(column)).getLiteralLexicalForm()))
                .sum();
    }

    private static Card figure(long number, String text, String href) {
        return new Card("%,d".formatted(number), text, href, true);
    }
}
