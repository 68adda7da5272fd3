package org.digitalcommons.serve.upload;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.digitalcommons.query.Answer;
import org.digitalcommons.Commons;
import org.digitalcommons.preview.Preview;
import org.digitalcommons.publish.RowNote;
import org.digitalcommons.publish.Unreadable.Unsaid;
import org.digitalcommons.rights.Role;
import org.digitalcommons.serve.page.Cell;
import org.digitalcommons.serve.page.DeskView;
import org.digitalcommons.serve.page.Links;
import org.digitalcommons.serve.page.SectionView;
import org.digitalcommons.serve.page.SectionView.Fact;
import org.digitalcommons.serve.page.SectionView.Link;
import org.digitalcommons.serve.page.ShapeChart;
import org.digitalcommons.serve.page.TableView;
import org.digitalcommons.serve.words.Words;
import org.digitalcommons.validate.Finding;
import org.jspecify.annotations.Nullable;

/** What a publisher sees of a session. Safe for any thread. */
final class UploadPages {

    private static final int MOST_FINDINGS = 500;
    private static final int MOST_PUBLICATIONS = 50;

    private final Commons commons;
    private final ApprovalQueue queue;

    UploadPages(Commons commons, ApprovalQueue queue) {
        this.commons = commons;
        this.queue = queue;
    }

    /** The page before a token was shown, with what was wrong with the one that was. */
    DeskView entrance(List<String> problems) {
        return new DeskView(
                "",
                "Publish",
                List.of(
                        "Send the files you publish already. You see everything that is found in them, and what your body would look like, before anything is stored.",
                        "Programs do the same with the command publish, at this address, and by the Graph Store Protocol at /data."),
                problems,
                List.of(),
                List.of(),
                Optional.empty(),
                List.of(SectionView.of("Not a publisher yet?")
                        .leading("What is published, and by whom", "/publishers")
                        .leading("What every publication is judged by", "/shape")),
                false,
                "",
                false,
                List.of(),
                List.of(),
                List.of());
    }

    DeskView session(UploadSession session) {
        var dryRun = session.dryRun();
        var role = session.token().role();
        var results = new ArrayList<SectionView>();
        dryRun.ifPresent(c -> results.addAll(results(c)));
        return new DeskView(
                session.id(),
                "Publish as " + session.publisher(),
                List.of(),
                dryRun.map(UploadPages::problems).orElse(List.of()),
                session.news().stream().map(UploadPages::link).toList(),
                dryRun.map(c -> c.missing().stream()
                                .map(m -> new DeskView.Choice(m.file(), m.column(), m.headers()))
                                .toList())
                        .orElse(List.of()),
                dryRun.flatMap(DryRun::unsaid).map(UploadPages::field),
                results,
                dryRun.filter(DryRun::isAccepted).isPresent(),
                switch (role) {
                    case PUBLISHER -> "Publish";
                    case DEPUTY -> "Hand over for signature";
                    case SIGNATORY -> "Sign and publish";
                },
                role.mayTry(),
                formats(),
                role.mayApprove() || role == Role.PUBLISHER ? waiting(session) : List.of(),
                role.mayWrite() ? published(session) : List.of());
    }

    private static Link link(String sentence) {
        return sentence.startsWith(org.digitalcommons.vocab.Term.GRAPH)
                ? new Link("What was published", Links.to(sentence))
                : new Link(sentence, "");
    }

    private static DeskView.Field field(Unsaid unsaid) {
        return new DeskView.Field(
                unsaid.about().option(),
                switch (unsaid.about()) {
                    case ABOUT -> "Body that the rows are about";
                    case PERIOD -> "Period";
                },
                "Such as %s.".formatted(unsaid.example()),
                unsaid.proposals().stream()
                        .map(p -> new Link("%s (%s)".formatted(p.name(), p.value()), p.value()))
                        .toList());
    }

    private static List<String> problems(DryRun dryRun) {
        if (dryRun.unsaid().isPresent()) {
            return List.of(dryRun.unsaid().get().sentence() + ".");
        }
        if (!dryRun.problems().isEmpty()) {
            return dryRun.problems();
        }
        return dryRun.isAccepted()
                ? List.of()
                : List.of("The publication breaks rules that block it. Each is below, with its place and what to do;"
                        + " nothing was stored.");
    }

    private List<SectionView> results(DryRun dryRun) {
        var sections = new ArrayList<SectionView>();
        dryRun.verdict().filter(v -> !v.findings().isEmpty()).ifPresent(verdict -> {
            var publication = dryRun.candidate().orElseThrow().publication();
            sections.add(SectionView.of("Findings", count(verdict.findings().size(), "finding", "findings"))
                    .stating(findings(verdict.findings(), publication)));
        });
        dryRun.candidate().map(commons::rowNotes).filter(n -> !n.isEmpty()).ifPresent(notes -> {
            sections.add(SectionView.of("Rows", count(notes.size(), "row to look at", "rows to look at"))
                    .stating(rows(notes)));
        });
        dryRun.candidate().ifPresent(candidate -> {
            var read = SectionView.of("What was read", upper(candidate.rows() + "."));
            var told = candidate.columns().stream()
                    .map(line -> List.of(Cell.text(line)))
                    .toList();
            sections.add(
                    told.isEmpty()
                            ? read
                            : read.with(new TableView(
                                    "Notes on files and columns", List.of(Cell.text("Note")), told, false)));
        });
        if (dryRun.isTooLongToPreview()) {
            sections.add(SectionView.of(
                    "What would change",
                    "It is too long to be previewed; everything else was checked."));
        }
        dryRun.preview().ifPresent(preview -> sections.addAll(preview(preview)));
        return sections;
    }

    /** Every finding with its place first, and what to do below it, which is read on a phone as on a desk. */
    private static List<Fact> findings(List<Finding> findings, Node publication) {
        return findings.stream()
                .limit(MOST_FINDINGS)
                .map(f -> new Fact(
                        "",
                        new Link(
                                "%s, %s: %s".formatted(f.severity().word(), place(f, publication), f.code()),
                                Links.to(f.shape())),
                        new Link(f.message(), "")))
                .toList();
    }

    /** Rows that were not used come first. */
    private static List<Fact> rows(List<RowNote> notes) {
        return notes.stream()
                .limit(MOST_FINDINGS)
                .map(n -> new Fact(
                        "",
                        new Link("%s, %s: %s".formatted(n.leftOut() ? "not used" : "used", n.place(), n.found()), ""),
                        new Link(n.advice(), "")))
                .toList();
    }

    private static String place(Finding finding, Node publication) {
        return finding.focus().equals(publication)
                ? "the publication"
                : finding.source().isEmpty() ? Links.name(finding.focus().toString()) : finding.source();
    }

    private static String count(int number, String one, String several) {
        return number > MOST_FINDINGS
                ? "The first %,d of %,d %s.".formatted(MOST_FINDINGS, number, several)
                : "%,d %s.".formatted(number, number == 1 ? one : several);
    }

    private static List<SectionView> preview(Preview preview) {
        var sections = new ArrayList<SectionView>();
        var changes = preview.changes();
        var section = SectionView.of(
                "What would change",
                changes.first()
                        ? "This would be the first publication of its name, with %,d statements."
                                .formatted(changes.added())
                        : "Against your last publication, %,d statements would be new, %,d would be gone and %,d would stay."
                                .formatted(changes.added(), changes.removed(), changes.same()));
        if (!changes.values().isEmpty()) {
            section = section.with(new TableView(
                    "Values that would be others",
                    List.of(Cell.text("Of"), Cell.text("What"), Cell.text("Now"), Cell.text("Would be")),
                    changes.values().stream()
                            .map(v -> List.of(
                                    Cell.text(Links.name(v.thing().toString())),
                                    Cell.text(Links.name(v.property().toString())),
                                    Cell.text(words(v.before())),
                                    Cell.text(words(v.after()))))
                            .toList(),
                    false));
        }
        sections.add(section);
        if (preview.bodies().isEmpty() && preview.about() > 0) {
            sections.add(SectionView.of(
                    "",
                    "It is about %,d bodies; up to %d are shown one by one."
                            .formatted(preview.about(), Preview.MOST_BODIES)));
        }
        for (var body : preview.bodies()) {
            sections.addAll(body(body));
        }
        return sections;
    }

    private static List<SectionView> body(Preview.Body body) {
        var code = Links.name(body.body().toString());
        var sections = new ArrayList<SectionView>();
        var shape = SectionView.of("%s, as it would be shown".formatted(body.name()));
        if (isEmpty(body.shape())) {
            sections.add(SectionView.of(
                    "%s, as it would be shown".formatted(body.name()),
                    "No posts are published of it, so there is no shape."));
        } else {
            sections.add(shape.with(ShapeChart.of(body.shape(), code, Words.english())));
        }
        sections.add(table(
                "Its index, between bounds", body.index(), "Nothing that the index measures is published of it."));
        sections.add(table("Its nearest peers", body.peers(), "No body of its peer group publishes the same."));
        sections.add(table("Clusters it would join", body.clusters(), "None among its peers."));
        return sections;
    }

    private static SectionView table(String heading, Answer answer, String none) {
        return isEmpty(answer)
                ? SectionView.of(heading, none)
                : SectionView.of(heading).with(TableView.of(answer, heading, 100, "receipt"));
    }

    private static boolean isEmpty(Answer answer) {
        answer.rows().reset();
        boolean empty = !answer.rows().hasNext();
        answer.rows().reset();
        return empty;
    }

    private static String words(Node node) {
        return node.isLiteral() ? node.getLiteralLexicalForm() : Links.name(node.toString());
    }

    private static String upper(String sentence) {
        return sentence.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + sentence.substring(1);
    }

    private List<Link> formats() {
        var formats = new ArrayList<Link>();
        formats.add(new Link("Whatever the content shows", ""));
        commons.formats().forEach(f -> formats.add(new Link(f, f)));
        return formats;
    }

    private List<Link> waiting(UploadSession session) {
        return queue.of(session.publisher()).stream()
                .map(one -> new Link(
                        String.join(", ", one.files()),
                        one.name()))
                .toList();
    }

    private List<Link> published(UploadSession session) {
        var answer = commons.ask("publications", Map.of("publisher", session.publisher()));
        var links = new ArrayList<Link>();
        answer.rows().reset();
        while (answer.rows().hasNext() && links.size() < MOST_PUBLICATIONS) {
            var row = answer.rows().next();
            links.add(new Link(
                    "%s, %s".formatted(text(row.get(Var.alloc("title"))), text(row.get(Var.alloc("period")))),
                    text(row.get(Var.alloc("publication")))));
        }
        return links;
    }

    private static String text(@Nullable Node node) {
        return Optional.ofNullable(node)
                .map(n -> n.isLiteral() ? n.getLiteralLexicalForm() : n.toString())
                .orElse("");
    }
}
