package org.digitalcommons.sceptic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.query.ARQ;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.tdb2.TDB2;
import org.digitalcommons.Commons;
import org.digitalcommons.Fixture;
import org.digitalcommons.catalog.Question;
import org.digitalcommons.sceptic.Known.Span;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every figure of every public question, doubted by what the header of the question states of its columns. */
@Tag("slow")
class ScepticTest {

    /** Bodies of both stores that have much to say; those of the other store give empty answers. */
    private static final List<String> BODIES =
            List.of("department-co", "department-hmt", "ecode-E0101", "sample-greyfield", "sample-ashford-vale");

    @Test
    void noQuestionAnswersThePioneerGroupWithAMisleadingFigure() {
        assertSound(Fixture.PIONEER_PEERS, true);
    }

    static void assertSound(Fixture fixture, boolean isSample) {
        var commons = fixture.commons();
        var sceptic = new Sceptic(known(commons));
        var asked = 0;
        for (var question : commons.catalog().questions()) {
            for (var parameters : settings(question)) {
                var name = question.name() + (parameters.isEmpty() ? "" : " " + parameters);
                sceptic.doubt(AnsweredQuestion.of(
                        name, question.header(), commons.ask(question.name(), parameters).rows().stream()));
                asked++;
            }
        }
        var findings = new ArrayList<String>();
        System.out.printf("The sceptic asked %,d times (%s):%n", asked, isSample ? "pioneer group" : "default store");
        for (var doubt : sceptic.all()) {
            System.out.println("  " + doubt);
            doubt.findings().forEach(f -> findings.add(doubt + ": " + f));
            if (doubt.lookedAt() == 0) {
                findings.add(doubt + ": nothing to look at");
            }
        }
        assertThat(findings).isEmpty();
    }

    /** The defaults, each word of a choice, and a few bodies. */
    private static List<Map<String, String>> settings(Question question) {
        var settings = new ArrayList<Map<String, String>>();
        settings.add(Map.of());
        for (var parameter : question.header().parameters()) {
            parameter.choices().forEach(choice -> settings.add(Map.of(parameter.name(), choice)));
            if (parameter.type().equals("id/body")) {
                BODIES.forEach(body -> settings.add(Map.of(parameter.name(), body)));
            }
        }
        return settings;
    }

    private static Known known(Commons commons) {
        var periods = new HashMap<String, Span>();
        rows(commons, Known.QUERIES.get(0)).forEach(r -> periods.put(text(r, "name"), span(r)));
        var lifetimes = new HashMap<String, Span>();
        rows(commons, Known.QUERIES.get(1)).forEach(r -> lifetimes.put(text(r, "body"), span(r)));
        var mixtures = new HashMap<String, String>();
        var sums = rows(commons, Known.QUERIES.get(2));
        for (var sum : sums) {
            for (var of : List.of("periods", "units", "currencies")) {
                if (Long.parseLong(text(sum, of)) > 1) {
                    mixtures.put(text(sum, "sum"), text(sum, of) + " " + of);
                }
            }
        }
        return new Known(periods, lifetimes, mixtures, sums.size());
    }

    private static Span span(Binding row) {
        return new Span(text(row, "first"), row.contains(Var.alloc("last")) ? text(row, "last") : "");
    }

    private static String text(Binding row, String name) {
        var node = row.get(Var.alloc(name));
        return node.isURI() ? node.getURI() : node.getLiteralLexicalForm();
    }

    private static List<Binding> rows(Commons commons, String query) {
        var store = commons.contents();
        var context = ARQ.getContext().copy();
        context.set(TDB2.symUnionDefaultGraph, true);
        return store.read(() -> {
            try (var execution = QueryExec.dataset(store.dataset())
                    .context(context)
                    .query(query)
                    .build()) {
                return execution.select().stream().map(Binding::detach).toList();
            }
        });
    }
}
