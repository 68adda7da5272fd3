package org.digitalcommons.cli;

import java.io.PrintWriter;
import org.apache.jena.graph.Node;
import org.digitalcommons.preview.Preview;
import org.digitalcommons.query.Answer;

/** Shows on a terminal what a publication would change. */
final class PreviewText {

    private final PrintWriter out;

    PreviewText(PrintWriter out) {
        this.out = out;
    }

    void print(Preview preview) {
        var changes = preview.changes();
        out.println(
                changes.first()
                        ? "This would be the first publication of its name: %,d statements.".formatted(changes.added())
                        : "Against your last publication: %,d statements would be new, %,d would be gone, %,d would stay."
                                .formatted(changes.added(), changes.removed(), changes.same()));
        for (var value : changes.values()) {
            out.println("  %s, %s: %s would be %s"
                    .formatted(
                            last(value.thing()), last(value.property()), words(value.before()), words(value.after())));
        }
        preview.sinceLastPeriod().ifPresent(this::print);
        if (preview.bodies().isEmpty() && preview.about() > 0) {
            out.println("It is about %,d bodies; up to %d are shown one by one."
                    .formatted(preview.about(), Preview.MOST_BODIES));
        }
        for (var body : preview.bodies()) {
            out.println();
            out.println(body.name() + ", as it would be shown:");
            part("Shape", body.shape(), "no posts are published of it");
            part("Public Value Index", body.index(), "nothing that it measures is published of it");
            part("Nearest peers", body.peers(), "no body of its peer group publishes the same");
            part("Clusters", body.clusters(), "none among its peers");
        }
        out.flush();
    }

    private void print(Preview.PeriodChanges since) {
        var figures = since.figures();
        out.println(
                "Against the last period, %s: %,d statements of figures are new or other, %,d are gone or other, %,d are as they were."
                        .formatted(since.period(), figures.added(), figures.removed(), figures.same()));
        for (var value : figures.values()) {
            out.println("  %s, %s: %s then, %s now"
                    .formatted(
                            last(value.thing()), last(value.property()), words(value.before()), words(value.after())));
        }
        if (since.paymentsBefore() + since.paymentsNow() > 0) {
            out.println("  Payments: %,d of %s in all then, %,d of %s now."
                    .formatted(since.paymentsBefore(), since.sumBefore(), since.paymentsNow(), since.sumNow()));
        }
    }

    private void part(String heading, Answer answer, String none) {
        answer.rows().reset();
        if (!answer.rows().hasNext()) {
            out.println("%s: %s.".formatted(heading, none));
            return;
        }
        answer.rows().reset();
        out.println(heading);
        new AnswerTable(answer).print(out);
    }

    private static String last(Node node) {
        return node.toString().replaceAll("^.*/id/body/", "").replaceAll("^.*[/#](?=[^/#]+$)", "");
    }

    private static String words(Node node) {
        return node.isLiteral() ? node.getLiteralLexicalForm() : last(node);
    }
}
