package org.digitalcommons.serve.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.digitalcommons.Answer;
import org.digitalcommons.Commons;

/** What several bodies run apart: the list of clusters, and each cluster with its members. */
public final class ClusterPages {

    private static final String NOT_A_SAVING =
            "The sums say what is run apart, not what could be saved: running it apart can be right.";

    private final Commons commons;
    private final Choices choices;

    /** The pages of the clusters of a commons. */
    public ClusterPages(Commons commons) {
        this.commons = commons;
        this.choices = new Choices(commons);
    }

    /** {@code /clusters}: all of them. */
    public Shown list(Map<String, String> parameters) {
        var question = commons.catalog().named("clusters");
        var answer = commons.ask("clusters", parameters);
        var fields = question.header().parameters().stream()
                .map(p -> choices.field(p, parameters.getOrDefault(p.name(), p.fallback())))
                .toList();
        var sections = new ArrayList<SectionView>();
        sections.add(SectionView.of("").asking(fields));
        sections.add(SectionView.of(
                        "Functions",
                        "Bodies that each staff the same corporate function. The unit is one full-time post.")
                .with(TableView.of(
                        only(answer, ClusterPages::isFunction),
                        "Functions",
                        1_000,
                        "basis",
                        "peerGroup",
                        "unitCostMedian")));
        sections.add(SectionView.of(
                        "Service lines",
                        "Councils of one class that each run the same service line. The unit is one dwelling in the area.")
                .with(TableView.of(
                        only(answer, row -> !isFunction(row)), "Service lines", 1_000, "basis", "peerGroup", "posts"))
                .leading("All of it as a question", "/ask/clusters"));
        return new Shown(
                new PageView(
                        question.header().title(), List.of(question.header().question(), NOT_A_SAVING), sections),
                Optional.of(answer));
    }

    /** {@code /clusters/{name}}: one cluster; empty if there is none of that name. */
    public Optional<Shown> cluster(String name) {
        var members = commons.ask("members-of-cluster", Map.of("cluster", name));
        var all = commons.ask("clusters", Map.of("minimum", "1"));
        var own = only(all, row -> row.get(Var.alloc("cluster")).getURI().endsWith("/id/cluster/" + name));
        if (!own.rows().hasNext()) {
            return Optional.empty();
        }
        var row = own.rows().next();
        boolean function = isFunction(row);
        var title = row.get(Var.alloc("clusterName")).getLiteralLexicalForm();
        String[] hidden = function ? new String[] {"availability", "ratio"} : new String[] {"posts"};
        return Optional.of(new Shown(
                new PageView(
                        title,
                        List.of(NOT_A_SAVING),
                        List.of(
                                SectionView.of("")
                                        .with(TableView.of(
                                                own,
                                                "The cluster",
                                                1,
                                                "cluster",
                                                "clusterName",
                                                "basis",
                                                "peerGroup",
                                                function ? "unitCostMedian" : "posts")),
                                SectionView.of(
                                                "Members",
                                                function
                                                        ? "The unit is one full-time post; its cost lies between the ends of pay ranges."
                                                        : "The unit is one dwelling in the area of the body.")
                                        .with(TableView.of(
                                                members,
                                                "%,d bodies"
                                                        .formatted(
                                                                members.rows().size()),
                                                1_000,
                                                hidden))
                                        .leading(
                                                "CSV, JSON and the query",
                                                "/ask/members-of-cluster?cluster=" + Links.encode(name)))),
                Optional.of(members)));
    }

    private static boolean isFunction(Binding row) {
        return row.contains("posts");
    }

    private static Answer only(Answer answer, Predicate<Binding> wanted) {
        return answer.only(wanted);
    }
}
