package org.digitalcommons.serve.page;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.digitalcommons.Commons;
import org.digitalcommons.serve.page.SectionView.Card;
import org.digitalcommons.serve.page.SectionView.Cards;
import org.digitalcommons.serve.page.SectionView.Form;
import org.digitalcommons.serve.page.SectionView.FormField;
import org.digitalcommons.serve.words.Words;

/** The first page: what is here, in figures, and where to start. */
public final class HomePage {

    private static final List<String> FIRST = List.of(
            "members-of-cluster",
            "service-cost-per-dwelling",
            "posts-of-body",
            "measures-of-bodies",
            "where-a-number-comes-from");

    private final Commons commons;
    private final Words words;

    /** The first page of a commons. */
    public HomePage(Commons commons, Words words) {
        this.commons = commons;
        this.words = words;
    }

    /** {@code /}. */
    public PageAndData home() {
        var groups = commons.ask("peer-groups", Map.of());
        var counts = commons.look("counts", Map.of()).rows();
        var figures = Stream.concat(cards(counts.next()).stream(), invented(counts.next()).stream())
                .toList();
        var questions = FIRST.stream()
                .map(name -> commons.catalog().named(name))
                .map(q -> new Card(q.header().title(), q.header().question(), "/ask/" + q.name(), false))
                .toList();
        var find = new Form("/bodies", List.of(new FormField("name", words.say("home.name"), "", List.of())));
        var page = new PageView(
                words.say("home.title"),
                List.of(words.say("home.lead")),
                List.of(
                        SectionView.of(words.say("home.find")).with(find),
                        SectionView.of(words.say("home.here"))
                                .with(new Cards(figures))
                                .with(TableView.of(groups, words.say("home.groups"), 100)),
                        SectionView.of(words.say("home.start"))
                                .with(new Cards(questions))
                                .leading(words.say("home.all-questions"), "/ask")
                                .leading(words.say("home.try"), "/publish/try")
                                .leading(words.say("home.sparql"), "/sparql")));
        return new PageAndData(page, Optional.empty());
    }

    /** What invented bodies published is counted by itself, and only where there is some. */
    private List<Card> invented(Binding counts) {
        return cards(counts).stream()
                .filter(card -> !card.title().equals("0"))
                .map(card -> new Card(card.title(), words.say("home.invented", card.text()), card.href(), true))
                .toList();
    }

    private List<Card> cards(Binding counts) {
        return List.of(
                figure(counts, "withPosts", words.say("home.withPosts"), "/bodies"),
                figure(counts, "withSpending", words.say("home.withSpending"), "/bodies"),
                figure(counts, "clusters", words.say("home.clusters"), "/clusters"),
                figure(counts, "publications", words.say("home.publications"), "/ask/publications"));
    }

    private static Card figure(Binding counts, String column, String text, String href) {
        var number = Long.parseLong(counts.get(Var.alloc(column)).getLiteralLexicalForm());
        return new Card("%,d".formatted(number), text, href, true);
    }
}
