package org.digitalcommons.serve.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.digitalcommons.Commons;
import org.digitalcommons.query.Answer;
import org.digitalcommons.serve.page.SectionView.Link;
import org.digitalcommons.serve.words.Words;

/** The list of bodies, and each body with its shape, its people, its services and what they cost. */
public final class BodyPages {

    /** Ten on each of four sides. */
    private static final int TITLES_SHOWN = 40;

    private static final int ROWS_SHOWN = 40;
    private static final int PUBLISHERS_SHOWN = 3;

    private final Commons commons;
    private final Choices choices;
    private final Words words;

    /** The pages of the bodies of a commons. */
    public BodyPages(Commons commons, Words words) {
        this.words = words;
        this.commons = commons;
        this.choices = new Choices(commons, words);
    }

    /** {@code /bodies}: all of them, or those of a peer group or with a name. */
    public PageAndData list(Map<String, String> parameters) {
        var question = commons.catalog().named("bodies");
        var set = commons.read(question, parameters).parameters();
        var answer = commons.ask("bodies", set);
        var fields = question.header().parameters().stream()
                .filter(p -> !p.name().equals("body"))
                .map(p -> choices.field(p, set.getOrDefault(p.name(), "")))
                .toList();
        var table =
                TableView.of(answer, words.say("common.bodies", answer.rows().size()), Integer.MAX_VALUE);
        return new PageAndData(
                new PageView(
                        question.header().title(),
                        List.of(question.header().question()),
                        List.of(
                                SectionView.of("").asking(fields),
                                SectionView.of("")
                                        .with(table)
                                        .leading(words.say("bodies.as-question"), "/ask/bodies")
                                        .leading(words.say("bodies.match"), "/reconcile"))),
                Optional.of(answer));
    }

    /** {@code /bodies/{code}}: one body; empty if there is none of that code. */
    public Optional<PageAndData> body(String code) {
        var of = Map.of("body", code);
        var profile = commons.ask("bodies", of);
        if (!profile.rows().hasNext()) {
            return Optional.empty();
        }
        var row = profile.rows().next();
        var name = row.get(Var.alloc("bodyName")).getLiteralLexicalForm();
        var lead = new ArrayList<String>();
        Optional.ofNullable(row.get(Var.alloc("peerGroupName")))
                .ifPresent(g -> lead.add(g.getLiteralLexicalForm() + "."));
        var publishers = commons.ask("publishers-of-body", of);
        publishers.rows().stream().limit(PUBLISHERS_SHOWN).forEach(p -> lead.add(published(p)));
        var sections = new ArrayList<SectionView>();
        sections.add(SectionView.of("").with(TableView.part(profile, words.say("body.published"), 1)));
        var shape = commons.ask("posts-of-body", of);
        if (shape.rows().hasNext()) {
            sections.add(SectionView.of(words.say("body.shape"), words.say("body.shape-text"))
                    .with(ShapeChart.of(shape, name, words)));
            sections.add(SectionView.of("")
                    .with(TableView.part(shape, words.say("body.as-table"), ROWS_SHOWN)
                            .fold())
                    .leading(words.say("common.all-rows"), "/ask/posts-of-body?body=" + Links.encode(code)));
        }
        var titles = commons.ask("titles-of-body", of);
        if (titles.rows().hasNext()) {
            sections.add(SectionView.of(words.say("body.titles"), words.say("body.titles-text"))
                    .with(TableView.part(
                            titles, words.say("common.rows", titles.rows().size()), TITLES_SHOWN))
                    .leading(words.say("body.title-words"), "/concept/title-word"));
        }
        add(sections, "measures-of-bodies", of, words.say("body.index"), words.say("body.index-text"));
        add(sections, "beside-the-index", of, words.say("body.context"), words.say("body.context-text"));
        add(sections, "clusters-of-body", of, words.say("body.clusters"), words.say("body.clusters-text"));
        add(sections, "services-of-body", of, words.say("body.services"), words.say("body.services-text"));
        add(
                sections,
                "posts-of-body",
                Map.of("body", code, "by", "role"),
                words.say("body.roles"),
                words.say("body.roles-text"));
        add(sections, "published-of-body", of, words.say("body.single"), words.say("body.single-text"));
        add(sections, "publishers-of-body", of, words.say("body.publishers"), words.say("body.publishers-text"));
        add(sections, "said-about-body", of, words.say("body.said"), words.say("body.said-text"));
        add(sections, "findings-about-body", of, words.say("body.findings"), words.say("body.findings-text"));
        return Optional.of(new PageAndData(
                new PageView(name, List.copyOf(lead), sections),
                Optional.of(shape.rows().size() > 0 ? shape : commons.ask("services-of-body", of))));
    }

    /** Who published figures of the page, and when: beside every headline. */
    private String published(Binding row) {
        Function<String, String> text = column -> Optional.ofNullable(row.get(Var.alloc(column)))
                .map(Node::getLiteralLexicalForm)
                .orElse("");
        var day = text.apply("issued").isEmpty() ? text.apply("period") : text.apply("issued");
        return words.say("body.published-by", text.apply("title"), text.apply("publisher"), day);
    }

    private void add(List<SectionView> sections, String question, Map<String, String> of, String heading, String text) {
        var answer = commons.ask(question, of);
        if (answer.rows().size() > 0) {
            sections.add(part(question, answer, of, heading, text));
        }
    }

    private SectionView part(String question, Answer answer, Map<String, String> of, String heading, String text) {
        var rows = answer.rows().size();
        var caption =
                rows > ROWS_SHOWN ? words.say("common.first-rows", ROWS_SHOWN, rows) : words.say("common.rows", rows);
        var all = new Link(words.say("common.all-rows"), Links.question(question, of));
        return SectionView.of(heading, text)
                .with(TableView.part(answer, caption, ROWS_SHOWN))
                .leading(all.text(), all.href());
    }
}
