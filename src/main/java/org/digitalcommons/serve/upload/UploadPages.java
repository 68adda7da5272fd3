package org.digitalcommons.serve.upload;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.digitalcommons.Commons;
import org.digitalcommons.intake.ApprovalQueue;
import org.digitalcommons.publish.RowNote;
import org.digitalcommons.publish.RowNoteGroup;
import org.digitalcommons.publish.Unreadable.MissingDetail;
import org.digitalcommons.rights.Role;
import org.digitalcommons.serve.page.Cell;
import org.digitalcommons.serve.page.DeskView;
import org.digitalcommons.serve.page.Links;
import org.digitalcommons.serve.page.SectionView;
import org.digitalcommons.serve.page.SectionView.Fact;
import org.digitalcommons.serve.page.SectionView.Link;
import org.digitalcommons.serve.page.TableView;
import org.digitalcommons.serve.words.Words;
import org.digitalcommons.validate.Finding;
import org.digitalcommons.vocab.Term;
import org.jspecify.annotations.Nullable;

/** The pages of an upload session. Safe for any thread. */
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
        return before(
                say("upload.title"),
                List.of(say("upload.intro"), say("upload.programs")),
                true,
                problems,
                SectionView.of(say("upload.not-yet"))
                        .leading(say("upload.trial"), "/publish/try")
                        .leading(say("upload.publishers"), "/publishers")
                        .leading(say("upload.shapes"), "/shape"));
    }

    /** The page for those who have no token, with what was wrong with what they sent. */
    DeskView trial(List<String> problems) {
        return before(
                say("upload.title-trial"),
                List.of(say("upload.intro-trial")),
                false,
                problems,
                SectionView.of(say("upload.with-token"))
                        .leading(say("upload.to-publish"), "/publish")
                        .leading(say("upload.shapes"), "/shape"));
    }

    private static DeskView before(
            String title, List<String> lead, boolean asksForToken, List<String> problems, SectionView more) {
        return new DeskView(
                "",
                title,
                lead,
                asksForToken,
                problems,
                List.of(),
                List.of(),
                Optional.empty(),
                List.of(more),
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
        dryRun.ifPresent(c -> copies(session, c).ifPresent(results::addFirst));
        return new DeskView(
                session.id(),
                session.isGuest() ? say("upload.title-try") : say("upload.title-as", session.publisher()),
                session.isGuest() ? List.of(say("upload.guest")) : List.of(),
                false,
                dryRun.map(UploadPages::problems).orElse(List.of()),
                session.news().stream().map(UploadPages::link).toList(),
                dryRun.map(c -> c.missing().stream()
                                .map(m -> new DeskView.Choice(m.file(), m.column(), m.headers()))
                                .toList())
                        .orElse(List.of()),
                dryRun.flatMap(DryRun::unsaid).map(UploadPages::field),
                results,
                !session.isGuest() && dryRun.filter(DryRun::isAccepted).isPresent(),
                switch (role) {
                    case PUBLISHER -> say("upload.publish");
                    case DEPUTY -> say("upload.hand-over");
                    case SIGNATORY, OPERATOR -> say("upload.sign");
                },
                role.mayTry(),
                formats(),
                role.mayApprove() || role == Role.PUBLISHER ? waiting(session) : List.of(),
                role.mayWrite() ? published(session) : List.of());
    }

    private static Link link(String sentence) {
        return sentence.startsWith(Term.GRAPH)
                ? new Link(say("upload.what-was-published"), Links.to(sentence))
                : new Link(sentence, "");
    }

    private static DeskView.Field field(MissingDetail unsaid) {
        return new DeskView.Field(
                unsaid.about().option(),
                switch (unsaid.about()) {
                    case ABOUT -> say("upload.body");
                    case PERIOD -> say("upload.period");
                },
                say("upload.example", unsaid.example()),
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
        return dryRun.isAccepted() ? List.of() : List.of(say("upload.rejected"));
    }

    private Optional<SectionView> copies(UploadSession session, DryRun dryRun) {
        var copies = dryRun.copies().get().keySet();
        if (copies.isEmpty()) {
            return Optional.empty();
        }
        var section = SectionView.of(say("upload.copies"), say("upload.copies-hint"));
        for (var name : copies) {
            section = section.leading(
                    name,
                    "/publish/%s/%s?file=%s"
                            .formatted(
                                    session.id(), UploadServlet.COPY, URLEncoder.encode(name, StandardCharsets.UTF_8)));
        }
        return Optional.of(section);
    }

    private List<SectionView> results(DryRun dryRun) {
        var sections = new ArrayList<SectionView>();
        dryRun.verdict().filter(v -> !v.findings().isEmpty()).ifPresent(verdict -> {
            var publication = dryRun.candidate().orElseThrow().publication();
            sections.add(SectionView.of(
                            say("upload.findings"), findings(verdict.findings().size()))
                    .stating(findings(verdict.findings(), publication)));
        });
        dryRun.candidate()
                .map(commons.files()::rowNotes)
                .filter(n -> !n.isEmpty())
                .ifPresent(notes -> {
                    sections.add(SectionView.of(say("upload.rows"), rows(notes.size()))
                            .stating(rows(notes)));
                });
        dryRun.candidate().ifPresent(candidate -> {
            var read = SectionView.of(say("upload.read"), upper(candidate.rows() + "."));
            var told = candidate.columns().stream()
                    .map(line -> List.of(Cell.text(line)))
                    .toList();
            sections.add(
                    told.isEmpty()
                            ? read
                            : read.with(new TableView(
                                    say("upload.notes"), List.of(Cell.text(say("upload.note"))), told, false)));
        });
        if (dryRun.isTooLongToPreview()) {
            sections.add(SectionView.of(say("upload.changes"), say("upload.too-long")));
        }
        dryRun.preview().ifPresent(preview -> sections.addAll(PreviewSections.of(preview)));
        return sections;
    }

    private static String findings(int number) {
        return number > MOST_FINDINGS
                ? say("upload.first-findings", MOST_FINDINGS, number)
                : say("upload.count-findings", number);
    }

    private static String rows(int number) {
        return number > MOST_FINDINGS
                ? say("upload.first-rows", MOST_FINDINGS, number)
                : say("upload.count-rows", number);
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
        return RowNoteGroup.of(notes).stream()
                .limit(MOST_FINDINGS)
                .map(n -> new Fact(
                        "",
                        new Link(
                                "%s, %s: %s"
                                        .formatted(
                                                n.sample().leftOut()
                                                        ? say("upload.row-unused")
                                                        : say("upload.row-used"),
                                                n.place(),
                                                n.found()),
                                ""),
                        new Link(n.sample().advice(), "")))
                .toList();
    }

    private static String place(Finding finding, Node publication) {
        return finding.focus().equals(publication)
                ? say("upload.of-publication")
                : finding.source().isEmpty() ? Links.name(finding.focus().toString()) : finding.source();
    }

    private static String upper(String sentence) {
        return sentence.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + sentence.substring(1);
    }

    private List<Link> formats() {
        var formats = new ArrayList<Link>();
        formats.add(new Link(say("upload.any-format"), ""));
        commons.files().formats().forEach(f -> formats.add(new Link(f, f)));
        return formats;
    }

    private List<Link> waiting(UploadSession session) {
        return queue.of(session.publisher()).stream()
                .map(one -> new Link(String.join(", ", one.files()), one.name()))
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

    private static String say(String key, Object... values) {
        return Words.english().say(key, values);
    }

    private static String text(@Nullable Node node) {
        return Optional.ofNullable(node)
                .map(n -> n.isLiteral() ? n.getLiteralLexicalForm() : n.toString())
                .orElse("");
    }
}
