package org.digitalcommons.serve.page;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.digitalcommons.Commons;

/** The Public Value Index of a peer group, and the components it is made of. */
public final class IndexPages {

    private final Commons commons;
    private final Choices choices;

    /** The page of the index of a commons. */
    public IndexPages(Commons commons) {
        this.commons = commons;
        this.choices = new Choices(commons);
    }

    /** {@code /index}: the bounds of every body of a peer group, with peers and coverage. */
    public Shown index(Map<String, String> parameters) {
        var question = commons.catalog().named("public-value-index");
        var answer = commons.ask("public-value-index", parameters);
        var group = parameters.getOrDefault("peerGroup", "department");
        var components = commons.ask("components-in-peer-group", Map.of("peerGroup", group));
        var fields = question.header().parameters().stream()
                .filter(p -> p.name().equals("peerGroup"))
                .map(p -> choices.field(p, group))
                .toList();
        return new Shown(
                new PageView(
                        question.header().title(),
                        List.of(question.header().question()),
                        List.of(
                                SectionView.of(
                                                "",
                                                "How much of the money and people of a body reaches the frontline, how much it takes from the commons,"
                                                        + " what a unit of service costs against peers, how many layers of management it has, and how much it publishes."
                                                        + " What is not published could lie anywhere, so the index is an interval; a point is named only where two thirds of the weight are measured.")
                                        .asking(fields),
                                SectionView.of("", question.header().notes().toArray(String[]::new))
                                        .with(TableView.of(
                                                answer,
                                                "%,d bodies with bounds"
                                                        .formatted(answer.rows().size()),
                                                1_000))
                                        .leading(
                                                "CSV, JSON and the query",
                                                "/ask/public-value-index?peerGroup=" + Links.encode(group))
                                        .leading("Weights, goalposts and rules", "/concept/index-method/2"),
                                SectionView.of(
                                                "Components",
                                                components
                                                        .question()
                                                        .header()
                                                        .notes()
                                                        .toArray(String[]::new))
                                        .with(TableView.of(components, "Measures of the group", 1_000))
                                        .leading(
                                                "CSV, JSON and the query",
                                                "/ask/components-in-peer-group?peerGroup=" + Links.encode(group)))),
                Optional.of(answer));
    }
}
