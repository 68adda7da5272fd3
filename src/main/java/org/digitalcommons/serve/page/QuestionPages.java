package org.digitalcommons.serve.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.digitalcommons.Commons;
import org.digitalcommons.catalog.Column;
import org.digitalcommons.catalog.QueryHeader.Parameter;
import org.digitalcommons.catalog.QueryHeader.Translation;
import org.digitalcommons.catalog.Question;
import org.digitalcommons.serve.page.SectionView.Card;
import org.digitalcommons.serve.page.SectionView.Cards;
import org.digitalcommons.serve.page.SectionView.Fact;
import org.digitalcommons.serve.page.SectionView.Link;
import org.digitalcommons.serve.page.SectionView.Query;
import org.digitalcommons.serve.words.Words;

/** The catalogue of questions, and each question with its answer, its query and its citable address. */
public final class QuestionPages {

    /** Rows that a page shows; the other forms give all of them. */
    private static final int ROWS_SHOWN = 1_000;

    private final Commons commons;
    private final Choices choices;
    private final Words words;

    /** The pages of the questions of a commons. */
    public QuestionPages(Commons commons, Words words) {
        this.words = words;
        this.commons = commons;
        this.choices = new Choices(commons, words);
    }

    /** {@code /ask}: every question, by topic. */
    public PageView list() {
        var catalog = commons.catalog();
        var sections = new ArrayList<SectionView>();
        sections.add(SectionView.of("")
                .leading(words.say("common.json"), "/ask?format=json")
                .leading(words.say("common.csv"), "/ask?format=csv"));
        for (var topic : catalog.topics()) {
            var cards = catalog.about(topic).stream().map(this::card).toList();
            sections.add(SectionView.of(topic.title(), topic.definition()).with(new Cards(cards)));
        }
        return new PageView(words.say("questions.title"), List.of(words.say("questions.lead")), sections);
    }

    private Card card(Question question) {
        var said = question.header().in(words.language());
        return new Card(said.title(), said.question(), "/ask/" + question.name(), false);
    }

    /**
     * {@code /ask/{question}}: its answer.
     *
     * @throws Question.Unanswerable if there is no such question, or a parameter is wrong
     */
    public PageAndData answer(String name, Map<String, String> given) {
        var question = commons.catalog().named(name);
        var reading = commons.read(question, given);
        var parameters = reading.parameters();
        var header = question.header();
        var said = header.in(words.language());
        var answer = commons.ask(name, parameters);
        var address = Links.question(name, parameters);
        int total = (int) answer.rows().size();
        var table = TableView.of(answer, size(total), ROWS_SHOWN);
        var sections = new ArrayList<SectionView>();
        if (!reading.notes().isEmpty()) {
            sections.add(SectionView.of("", reading.notes().toArray(String[]::new)));
        }
        if (!header.parameters().isEmpty()) {
            sections.add(SectionView.of("")
                    .asking(header.parameters().stream()
                            .map(p -> choices.field(p, shown(p, parameters)))
                            .toList()));
        }
        sections.add((total == 0 ? SectionView.of("", words.say("questions.nothing")) : SectionView.of(""))
                .with(table)
                .leading(words.say("common.csv"), format(address, "csv"))
                .leading(words.say("common.tsv"), format(address, "tsv"))
                .leading(words.say("common.json"), format(address, "json")));
        if (!header.notes().isEmpty()) {
            sections.add(
                    SectionView.of(words.say("questions.notes"), header.notes().toArray(String[]::new)));
        }
        sections.add(SectionView.of(words.say("questions.columns"))
                .stating(header.columns().stream()
                        .map(c -> new Fact("", new Link(c.heading(), ""), new Link(meaning(c, said), "")))
                        .toList()));
        sections.add(SectionView.of(
                        words.say("questions.how"),
                        words.say("questions.command", String.join(", ", header.reads()), command(name, parameters)))
                .with(new Query(question.with(parameters)))
                .leading(words.say("questions.change"), Links.query(question.with(parameters)))
                .leading(words.say("layout.sources"), "/ask/publications")
                .leading(words.say("questions.address"), address));
        return new PageAndData(new PageView(said.title(), List.of(said.question()), sections), Optional.of(answer));
    }

    private static String meaning(Column column, Translation said) {
        var meaning = said.meanings().getOrDefault(column.name(), column.meaning());
        return column.unit()
                .filter(unit -> !unit.startsWith("?"))
                .map(unit -> "%s (%s)".formatted(meaning, unit))
                .orElse(meaning);
    }

    private String size(int total) {
        return total > ROWS_SHOWN
                ? words.say("common.first-rows-of-data", ROWS_SHOWN, total)
                : words.say("common.rows", total);
    }

    /** The value in the form: what was set, in its short form, or the default. */
    private static String shown(Parameter parameter, Map<String, String> parameters) {
        var set = parameters.get(parameter.name());
        if (set == null) {
            set = parameter.isOptional() ? "" : parameter.fallback().replaceAll("[<>\"]", "");
        }
        return parameter.shortForm(set);
    }

    private static String format(String address, String format) {
        return address + (address.contains("?") ? "&" : "?") + "format=" + format;
    }

    private static String command(String name, Map<String, String> parameters) {
        var words = new StringBuilder("commons ask " + name);
        parameters.forEach((n, value) -> words.append(" --")
                .append(Parameter.option(n))
                .append(' ')
                .append(value.matches("[\\w./:#-]+") ? value : "'" + value + "'"));
        return words.toString();
    }
}
