package org.digitalcommons.serve.upload;

import java.util.ArrayList;
import java.util.List;
import org.apache.jena.graph.Node;
import org.digitalcommons.preview.Preview;
import org.digitalcommons.query.Answer;
import org.digitalcommons.serve.page.Cell;
import org.digitalcommons.serve.page.Links;
import org.digitalcommons.serve.page.SectionView;
import org.digitalcommons.serve.page.ShapeChart;
import org.digitalcommons.serve.page.TableView;
import org.digitalcommons.serve.words.Words;

/** The part of a page that shows what a publication would change, and what its bodies would look like. */
final class PreviewSections {

    private PreviewSections() {}

    static List<SectionView> of(Preview preview) {
        var sections = new ArrayList<SectionView>();
        var changes = preview.changes();
        var section = SectionView.of(
                say("upload.changes"),
                changes.first()
                        ? say("upload.changes-first", changes.added())
                        : say("upload.changes-since", changes.added(), changes.removed(), changes.same()));
        sections.add(withValues(section, changes));
        preview.sinceLastPeriod().ifPresent(since -> sections.add(period(since)));
        if (preview.bodies().isEmpty() && preview.about() > 0) {
            sections.add(SectionView.of("", say("upload.bodies", preview.about(), Preview.MOST_BODIES)));
        }
        for (var body : preview.bodies()) {
            sections.addAll(body(body));
        }
        return sections;
    }

    private static SectionView period(Preview.PeriodChanges since) {
        var section = SectionView.of(
                say("upload.since-period", since.period()),
                say(
                        "upload.period-figures",
                        since.figures().added(),
                        since.figures().removed(),
                        since.figures().same()));
        if (since.paymentsBefore() + since.paymentsNow() > 0) {
            section = section.stating(List.of(new SectionView.Fact(
                    "",
                    new SectionView.Link(say("upload.period-payments"), ""),
                    new SectionView.Link(
                            say(
                                    "upload.period-sums",
                                    since.paymentsBefore(),
                                    since.sumBefore(),
                                    since.paymentsNow(),
                                    since.sumNow()),
                            ""))));
        }
        return withValues(section, since.figures());
    }

    private static SectionView withValues(SectionView section, Preview.Changes changes) {
        if (changes.values().isEmpty()) {
            return section;
        }
        return section.with(new TableView(
                say("upload.values"),
                List.of(
                        Cell.text(say("upload.value-of")),
                        Cell.text(say("upload.value-what")),
                        Cell.text(say("upload.value-now")),
                        Cell.text(say("upload.value-then"))),
                changes.values().stream()
                        .map(v -> List.of(
                                Cell.text(Links.name(v.thing().toString())),
                                Cell.text(Links.name(v.property().toString())),
                                Cell.text(words(v.before())),
                                Cell.text(words(v.after()))))
                        .toList(),
                false));
    }

    private static List<SectionView> body(Preview.Body body) {
        var code = Links.name(body.body().toString());
        var sections = new ArrayList<SectionView>();
        var shape = SectionView.of(say("upload.body-shown", body.name()));
        if (isEmpty(body.shape())) {
            sections.add(SectionView.of(say("upload.body-shown", body.name()), say("upload.no-posts")));
        } else {
            sections.add(shape.with(ShapeChart.of(body.shape(), code, Words.english())));
        }
        sections.add(table(say("upload.index"), body.index(), say("upload.no-index")));
        sections.add(table(say("upload.peers"), body.peers(), say("upload.no-peers")));
        sections.add(table(say("upload.clusters"), body.clusters(), say("upload.no-clusters")));
        return sections;
    }

    private static SectionView table(String heading, Answer answer, String none) {
        return isEmpty(answer)
                ? SectionView.of(heading, none)
                : SectionView.of(heading).with(TableView.of(answer, heading, 100, c -> !c.isReceipt()));
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

    private static String say(String key, Object... values) {
        return Words.english().say(key, values);
    }
}
