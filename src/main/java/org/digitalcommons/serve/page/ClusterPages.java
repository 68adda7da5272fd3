package org.digitalcommons.serve.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.digitalcommons.Commons;
import org.digitalcommons.query.Answer;

/** What several bodies each run for themselves: the list of clusters, and each cluster with its members. */
public final class ClusterPages {

    private static final String NOT_A_SAVING =
            "The sums are spending, not what could be saved: running a thing separately can be right.";
    private static final String MEMBERS = "Whom to talk to, what each runs, and what it costs. Costs are those of the"
            + " period of the cluster, or of the latest one that each body published.";

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
        var kinds = new LinkedHashSet<String>();
        answer.rows().reset();
        answer.rows().forEachRemaining(row -> kinds.add(text(row, "kindName")));
        for (var kind : kinds) {
            var own = only(answer, row -> text(row, "kindName").equals(kind));
            sections.add(SectionView.of(kind).with(table(own, hidden(own))));
        }
        sections.add(SectionView.of("")
                .leading("All of it as a question", "/ask/clusters")
                .leading("How good the clusters are", "/ask/labelled-pairs?by=method"));
        sections.addAll(suggestions());
        return new Shown(
                new PageView(
                        question.header().title(), List.of(question.header().question(), NOT_A_SAVING), sections),
                Optional.of(answer));
    }

    private List<SectionView> suggestions() {
        var sections = new ArrayList<SectionView>();
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
        var own = commons.ask("clusters", Map.of("cluster", name, "minimum", "1"));
        if (!own.rows().hasNext()) {
            return Optional.empty();
        }
        var row = own.rows().next();
        own.rows().reset();
        var members = commons.ask("members-of-cluster", Map.of("cluster", name));
        var sections = new ArrayList<SectionView>();
        sections.add(SectionView.of("")
                .with(TableView.of(own, "The cluster", 1, with(hidden(own), "cluster", "clusterName"))));
        sections.add(part("Members", MEMBERS, members, name, empty(members)));
        if (!row.contains("period")) {
            sections.addAll(reasons(name));
        }
        return Optional.of(new Shown(
                new PageView(text(row, "clusterName"), List.of(text(row, "kindName") + ". " + NOT_A_SAVING), sections),
                Optional.of(members)));
    }

    /** Why things are in a cluster, and the market beside it. */
    private List<SectionView> reasons(String name) {
        var of = Map.of("cluster", name);
        var sections = new ArrayList<SectionView>();
        sections.add(part(
                "Why they are here",
                "Each facet speaks for the members being copies, or against, with a weight that is data.",
                commons.ask("why-in-cluster", Map.of("cluster", name, "by", "facet")),
                name,
                "body",
                "member",
                "evidence",
                "others",
                "receipt"));
        sections.add(SectionView.of("")
                .with(TableView.of(commons.ask("why-in-cluster", of), "Member by member", 500, "things", "bodies")
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
        return sections;
    }

    private static SectionView part(String heading, String words, Answer answer, String name, String... without) {
        var question = answer.question().name();
        return SectionView.of(heading, words)
                .with(TableView.of(answer, "%,d rows".formatted(answer.rows().size()), 1_000, without))
                .leading("All columns, CSV, JSON and the query", "/ask/" + question + "?cluster=" + Links.encode(name));
    }

    /** The columns of clusters that say nothing in a list of one kind. */
    private static String[] hidden(Answer clusters) {
        return with(empty(clusters), "kindName", "peerGroup", "from", "until");
    }

    /** The columns in which no row has a value. */
    private static String[] empty(Answer answer) {
        var columns = answer.question().header().columns().stream()
                .map(c -> c.name())
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        answer.rows().reset();
        answer.rows().forEachRemaining(row -> columns.removeIf(row::contains));
        answer.rows().reset();
        return columns.toArray(String[]::new);
    }

    private static String[] with(String[] some, String... more) {
        return Stream.concat(Arrays.stream(some), Arrays.stream(more)).toArray(String[]::new);
    }

    private static String text(Binding row, String column) {
        return row.get(Var.alloc(column)).getLiteralLexicalForm();
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
