package org.digitalcommons.serve.page;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.digitalcommons.Commons;
import org.digitalcommons.serve.words.Words;

/** The Public Value Index of a peer group, and the components it is made of. */
public final class IndexPages {

    private final Commons commons;
    private final Choices choices;
    private final Words words;

    /** The page of the index of a commons. */
    public IndexPages(Commons commons, Words words) {
        this.words = words;
        this.commons = commons;
        this.choices = new Choices(commons, words);
    }

    /** {@code /index}: the bounds of every body of a peer group, with peers and coverage. */
    public PageAndData index(Map<String, String> parameters) {
        var question = commons.catalog().named("public-value-index");
        var set = commons.read(question, parameters).parameters();
        var answer = commons.ask("public-value-index", set);
        var group = set.getOrDefault("peerGroup", "department");
        var components = commons.ask("measures-of-bodies", Map.of("peerGroup", group, "only", "measure"));
        var fields = question.header().parameters().stream()
                .filter(p -> p.name().equals("peerGroup"))
                .map(p -> choices.field(p, group))
                .toList();
        return new PageAndData(
                new PageView(
                        question.header().title(),
                        List.of(question.header().question()),
                        List.of(
                                SectionView.of("", words.say("index.lead")).asking(fields),
                                SectionView.of("", question.header().notes().toArray(String[]::new))
                                        .with(TableView.of(
                                                answer,
                                                words.say(
                                                        "index.bodies",
                                                        answer.rows().size()),
                                                1_000))
                                        .leading(
                                                words.say("common.all-forms"),
                                                "/ask/public-value-index?peer-group=" + Links.encode(group))
                                        .leading(words.say("index.rules"), "/concept/index-method"),
                                SectionView.of(
                                                words.say("index.components"),
                                                components
                                                        .question()
                                                        .header()
                                                        .notes()
                                                        .toArray(String[]::new))
                                        .with(TableView.part(components, words.say("index.measures"), 1_000))
                                        .leading(
                                                words.say("common.all-forms"),
                                                Links.question("measures-of-bodies", components.parameters())))),
                Optional.of(answer));
    }
}
