package org.digitalcommons.serve.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.sparql.core.Var;
import org.digitalcommons.Answer;
import org.digitalcommons.Commons;
import org.digitalcommons.serve.page.SectionView.Link;

/** The list of bodies, and each body with its shape, its people, its services and what they cost. */
public final class BodyPages {

    private static final int ROWS_SHOWN = 40;

    private final Commons commons;
    private final Choices choices;

    /** The pages of the bodies of a commons. */
    public BodyPages(Commons commons) {
        this.commons = commons;
        this.choices = new Choices(commons);
    }

    /** {@code /bodies}: all of them, or those of a peer group or with a name. */
    public Shown list(Map<String, String> parameters) {
        var question = commons.catalog().named("bodies");
        var answer = commons.ask("bodies", parameters);
        var fields = question.header().parameters().stream()
                .filter(p -> !p.name().equals("body"))
                .map(p -> choices.field(p, parameters.getOrDefault(p.name(), "")))
                .toList();
        var table = TableView.of(answer, "%,d bodies".formatted(answer.rows().size()), Integer.MAX_VALUE);
        return new Shown(
                new PageView(
                        question.header().title(),
                        List.of(question.header().question()),
                        List.of(
                                SectionView.of("").asking(fields),
                                SectionView.of("")
                                        .with(table)
                                        .leading("This list as a question", "/ask/bodies")
                                        .leading("Match your own list of bodies to these", "/reconcile"))),
                Optional.of(answer));
    }

    /** {@code /bodies/{code}}: one body; empty if there is none of that code. */
    public Optional<Shown> body(String code) {
        var of = Map.of("body", code);
        var profile = commons.ask("bodies", of);
        if (!profile.rows().hasNext()) {
            return Optional.empty();
        }
        var row = profile.rows().next();
        var name = row.get(Var.alloc("bodyName")).getLiteralLexicalForm();
        var group = Optional.ofNullable(row.get(Var.alloc("peerGroupName")))
                .map(g -> List.of(g.getLiteralLexicalForm() + "."))
                .orElse(List.of());
        var sections = new ArrayList<SectionView>();
        sections.add(SectionView.of("").with(TableView.of(profile, "What it has published", 1, "body", "bodyName")));
        var shape = commons.ask("shape-of-body", of);
        if (shape.rows().hasNext()) {
            sections.add(SectionView.of(
                            "Shape",
                            "Posts by grade: the input side to the left of the line, the outcome side to the right."
                                    + " Mixed and unclassified posts lie across it. The grades are in order of their pay, those without"
                                    + " published pay last, and the sides follow from the profession of each post by our published mapping.")
                    .with(ShapeChart.of(shape, name)));
            sections.add(SectionView.of("")
                    .with(TableView.of(shape, "The same as a table", ROWS_SHOWN).fold())
                    .leading("All rows, CSV and the query", "/ask/shape-of-body?body=" + Links.encode(code)));
        }
        add(
                sections,
                "measures-of-body",
                of,
                "Public Value Index and its measures",
                "What is not published could lie anywhere between the bounds. A point is named only where two thirds of the weight are measured.");
        add(
                sections,
                "beside-the-index",
                of,
                "Beside the index",
                "What a score could hide, or what explains it: justified variations, outcomes, costs borne by others, overridden functions, sudden volumes.");
        add(
                sections,
                "clusters-of-body",
                of,
                "What others run as well",
                "The same thing run by several bodies is not a saving by itself.");
        add(
                sections,
                "services-of-body",
                of,
                "Services",
                "Net expenditure by line of the national return, and the cost per dwelling against the median of its class.");
        add(sections, "roles-in-body", of, "Roles", "Posts by function and profession; nobody is named.");
        add(
                sections,
                "findings-about-body",
                of,
                "Findings",
                "What could not be taken from the rows about it, and why.");
        return Optional.of(new Shown(
                new PageView(name, group, sections),
                Optional.of(shape.rows().size() > 0 ? shape : commons.ask("services-of-body", of))));
    }

    private void add(List<SectionView> sections, String question, Map<String, String> of, String heading, String text) {
        var section = part(question, of, heading, text);
        if (section.table().isPresent() && !section.table().get().rows().isEmpty()) {
            sections.add(section);
        }
    }

    private SectionView part(String question, Map<String, String> of, String heading, String text) {
        var answer = commons.ask(question, of);
        return part(question, answer, of, heading, text);
    }

    private static SectionView part(
            String question, Answer answer, Map<String, String> of, String heading, String text) {
        var rows = answer.rows().size();
        var caption = rows > ROWS_SHOWN
                ? "The first %d of %,d rows".formatted(ROWS_SHOWN, rows)
                : rows == 1 ? "1 row" : "%d rows".formatted(rows);
        var all = new Link(
                "All rows, CSV and the query",
                "/ask/" + question + "?body=" + Links.encode(of.getOrDefault("body", "")));
        return SectionView.of(heading, text)
                .with(TableView.of(answer, caption, ROWS_SHOWN))
                .leading(all.text(), all.href());
    }
}
