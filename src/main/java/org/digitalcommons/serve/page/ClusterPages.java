package org.digitalcommons.serve.page;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.digitalcommons.Commons;
import org.digitalcommons.query.Answer;
import org.digitalcommons.serve.words.Words;

/** What several bodies each run for themselves and could share: the list of clusters, and each with its members. */
public final class ClusterPages {

    private final Commons commons;
    private final Choices choices;
    private final Words words;

    /** The pages of the clusters of a commons. */
    public ClusterPages(Commons commons, Words words) {
        this.words = words;
        this.commons = commons;
        this.choices = new Choices(commons, words);
    }

    /** {@code /clusters}: all of them. */
    public PageAndData list(Map<String, String> parameters) {
        var question = commons.catalog().named("clusters");
        var set = commons.read(question, parameters).parameters();
        var answer = commons.ask("clusters", set);
        var fields = question.header().parameters().stream()
                .filter(p -> !p.name().equals("cluster"))
                .map(p -> choices.field(p, set.getOrDefault(p.name(), p.fallback())))
                .toList();
        var sections = new ArrayList<SectionView>();
        sections.add(SectionView.of("").asking(fields));
        var kinds = new LinkedHashSet<String>();
        answer.rows().reset();
        answer.rows().forEachRemaining(row -> kinds.add(text(row, "kindName")));
        for (var kind : kinds) {
            var own = only(answer, row -> text(row, "kindName").equals(kind));
            sections.add(SectionView.of(kind).with(table(own)));
        }
        sections.add(SectionView.of("")
                .leading(words.say("clusters.as-question"), "/ask/clusters")
                .leading(words.say("clusters.quality"), "/ask/labelled-pairs?by=method")
                .leading(words.say("clusters.comparisons"), "/comparisons"));
        sections.addAll(suggestions());
        return new PageAndData(
                new PageView(
                        question.header().title(),
                        List.of(question.header().question(), words.say("clusters.no-saving")),
                        sections),
                Optional.of(answer));
    }

    private List<SectionView> suggestions() {
        var sections = new ArrayList<SectionView>();
        var suggested = commons.ask("suggested-copies", Map.of());
        if (suggested.rows().size() > 0) {
            sections.add(SectionView.of(words.say("clusters.suggestions"), words.say("clusters.suggestions-text"))
                    .with(TableView.part(suggested, words.say("clusters.suggested"), 100))
                    .leading(words.say("clusters.all-suggestions"), "/ask/suggested-copies")
                    .leading(words.say("clusters.decisions"), "/ask/match-decisions"));
        }
        return sections;
    }

    /** {@code /clusters/{name}}: one cluster; empty if there is none of that name. */
    public Optional<PageAndData> cluster(String name) {
        var own = commons.ask("clusters", Map.of("cluster", name, "minimum", "0"));
        if (!own.rows().hasNext()) {
            return Optional.empty();
        }
        var row = own.rows().next();
        own.rows().reset();
        var members = commons.ask("members-of-cluster", Map.of("cluster", name));
        var sections = new ArrayList<SectionView>();
        sections.add(SectionView.of("").with(TableView.part(own, words.say("cluster.itself"), 1)));
        sections.add(part(words.say("cluster.members"), words.say("cluster.members-text"), members, name));
        sections.addAll(reasons(name));
        return Optional.of(new PageAndData(
                new PageView(
                        text(row, "clusterName"),
                        List.of(text(row, "kindName") + ". " + words.say("clusters.no-saving")),
                        sections),
                Optional.of(members)));
    }

    /** Why things are in a cluster, and the market beside it. */
    private List<SectionView> reasons(String name) {
        var of = Map.of("cluster", name);
        var sections = new ArrayList<SectionView>();
        var facets = commons.ask("why-in-cluster", Map.of("cluster", name, "by", "facet"));
        if (facets.rows().size() == 0) {
            return List.of();
        }
        sections.add(part(words.say("cluster.reasons"), words.say("cluster.reasons-text"), facets, name));
        sections.add(SectionView.of("")
                .with(TableView.part(commons.ask("why-in-cluster", of), words.say("cluster.by-member"), 500)
                        .fold())
                .leading(words.say("common.all-forms"), "/ask/why-in-cluster?cluster=" + Links.encode(name)));
        var market = commons.ask("market-of-cluster", of);
        if (market.rows().size() > 0) {
            sections.add(part(words.say("cluster.market"), words.say("cluster.market-text"), market, name));
            sections.add(part(
                    words.say("cluster.saving"),
                    words.say("cluster.saving-text"),
                    commons.ask("saving-of-cluster", of),
                    name));
        }
        return sections;
    }

    private SectionView part(String heading, String text, Answer answer, String name) {
        var question = answer.question().name();
        return SectionView.of(heading, text)
                .with(TableView.part(
                        answer, words.say("common.rows", answer.rows().size()), 1_000))
                .leading(words.say("cluster.all-columns"), "/ask/" + question + "?cluster=" + Links.encode(name));
    }

    private static String text(Binding row, String column) {
        return row.get(Var.alloc(column)).getLiteralLexicalForm();
    }

    /** A table of clusters, under a heading that says what they are. */
    private TableView table(Answer clusters) {
        long size = clusters.rows().size();
        return TableView.part(clusters, words.say("clusters.count", size), 1_000);
    }

    private static Answer only(Answer answer, Predicate<Binding> wanted) {
        return answer.only(wanted);
    }
}
