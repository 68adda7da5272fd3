package org.digitalcommons.serve.page;

import java.util.ArrayList;
import java.util.LinkedHashSet;
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
        sections.addAll(copies(parameters));
        sections.add(SectionView.of(
                        "Functions",
                        "Bodies that each staff the same corporate function. The unit is one full-time post.")
                .with(table(only(answer, ClusterPages::isFunction), "basis", "peerGroup", "unitCostMedian")));
        sections.add(SectionView.of(
                        "Service lines",
                        "Councils of one class that each run the same service line. The unit is one dwelling in the area.")
                .with(table(only(answer, row -> !isFunction(row)), "basis", "peerGroup", "posts"))
                .leading("All of it as a question", "/ask/clusters"));
        return new Shown(
                new PageView(
                        question.header().title(), List.of(question.header().question(), NOT_A_SAVING), sections),
                Optional.of(answer));
    }

    private List<SectionView> copies(Map<String, String> parameters) {
        var sections = new ArrayList<SectionView>();
        var all = commons.ask("run-apart", parameters);
        var kinds = new LinkedHashSet<String>();
        all.rows().reset();
        all.rows().forEachRemaining(row -> kinds.add(text(row, "kindName")));
        for (var kind : kinds) {
            sections.add(SectionView.of(kind)
                    .with(table(only(all, row -> text(row, "kindName").equals(kind)), "kindName", "from", "until")));
        }
        if (!kinds.isEmpty()) {
            sections.add(SectionView.of("")
                    .leading("What bodies run apart, as a question", "/ask/run-apart")
                    .leading("How good the clusters are", "/ask/cluster-quality"));
        }
        var suggested = commons.ask("suggested-copies", Map.of());
        if (suggested.rows().size() > 0) {
            sections.add(SectionView.of(
                            "Suggestions",
                            "Services of one type that need nearly the same capabilities, for bodies to confirm or reject."
                                    + " No cluster, and in no sum.")
                    .with(TableView.of(suggested, "Suggested copies", 100, "decidedBy", "decidedOn", "contact"))
                    .leading("All suggestions", "/ask/suggested-copies")
                    .leading("What was confirmed and rejected", "/ask/match-decisions"));
        }
        return sections;
    }

    /** {@code /clusters/{name}}: one cluster; empty if there is none of that name. */
    public Optional<Shown> cluster(String name) {
        return ofCopies(name).or(() -> figures(name));
    }

    /** A cluster of things that bodies run: its members, why they are in it, and the market beside it. */
    private Optional<Shown> ofCopies(String name) {
        var own = only(commons.ask("run-apart", Map.of("minimum", "1")), row -> is(name, row));
        if (!own.rows().hasNext()) {
            return Optional.empty();
        }
        var row = own.rows().next();
        var of = Map.of("cluster", name);
        var members = commons.ask("run-apart-by", of);
        var sections = new ArrayList<SectionView>();
        sections.add(SectionView.of("").with(TableView.of(own, "The cluster", 1, "clusterName", "kindName")));
        sections.add(part(
                "Members",
                "Whom to talk to, what each runs, and what it costs. Costs are those of the latest period that each published.",
                members,
                name,
                "availability",
                "cheapest"));
        sections.add(part(
                "Why they are here",
                "Each facet speaks for the members being copies, or against, with a weight that is data.",
                commons.ask("facets-of-cluster", of),
                name));
        sections.add(SectionView.of("")
                .with(TableView.of(commons.ask("why-in-cluster", of), "Member by member", 500)
                        .fold())
                .leading("CSV, JSON and the query", "/ask/why-in-cluster?cluster=" + Links.encode(name)));
        var market = commons.ask("market-of-cluster", of);
        if (market.rows().size() > 0) {
            sections.add(part(
                    "On offer",
                    "What suppliers ask of anybody. Not to be subtracted from what members pay.",
                    market,
                    name));
            sections.add(part(
                    "What could be saved",
                    "Only where a body publishes a cost, a volume and the cost of the change, and a price for the same unit is on offer;"
                            + " between the first year at the highest price and later years at the lowest.",
                    commons.ask("saving-of-cluster", of),
                    name,
                    "costReceipt",
                    "volumeReceipt",
                    "priceLowestReceipt",
                    "priceHighestReceipt",
                    "transitionReceipt"));
        }
        return Optional.of(new Shown(
                new PageView(text(row, "clusterName"), List.of(text(row, "kindName") + ". " + NOT_A_SAVING), sections),
                Optional.of(members)));
    }

    private static SectionView part(String heading, String words, Answer answer, String name, String... without) {
        var question = answer.question().name();
        return SectionView.of(heading, words)
                .with(TableView.of(answer, "%,d rows".formatted(answer.rows().size()), 1_000, without))
                .leading("All columns, CSV, JSON and the query", "/ask/" + question + "?cluster=" + Links.encode(name));
    }

    private Optional<Shown> figures(String name) {
        var members = commons.ask("members-of-cluster", Map.of("cluster", name));
        var all = commons.ask("clusters", Map.of("minimum", "1"));
        var own = only(all, row -> is(name, row));
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

    private static boolean is(String name, Binding row) {
        return row.get(Var.alloc("cluster")).getURI().endsWith("/id/cluster/" + name);
    }

    private static String text(Binding row, String column) {
        return row.get(Var.alloc(column)).getLiteralLexicalForm();
    }

    private static boolean isFunction(Binding row) {
        return row.contains("posts");
    }

    /** A table of clusters, under a heading that says what they are. */
    private static TableView table(Answer clusters, String... without) {
        long size = clusters.rows().size();
        return TableView.of(clusters, size == 1 ? "1 cluster" : "%,d clusters".formatted(size), 1_000, without);
    }

    private static Answer only(Answer answer, Predicate<Binding> wanted) {
        return answer.only(wanted);
    }
}
