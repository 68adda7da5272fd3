package org.digitalcommons.sceptic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.digitalcommons.Commons;
import org.digitalcommons.Fixture;
import org.digitalcommons.catalog.Question;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every figure of every public question and of the pages, doubted by what headers state of their columns. */
@Tag("slow")
@Order(2)
class ScepticTest {

    /** Bodies of both stores that have much to say; those of the other store give empty answers. */
    private static final List<String> BODIES =
            List.of("department-co", "department-hmt", "ecode-E0101", "sample-greyfield", "sample-ashford-vale");

    /** Fg1 to Fg16: of the pioneer group in each way that can be asked, and of the shipped data once. */
    @Test
    void nothingThatIsSaidMisleads() {
        var pioneers = doubted("the pioneer group", Fixture.PIONEER_PEERS.commons(), true);
        var shipped = doubted("the default store", Fixture.DEFAULT_STORE.commons(), false);
        assertThat(pioneers.findings()).isEmpty();
        assertThat(shipped.findings()).isEmpty();
        assertThat(shipped.idle()).as("rules that found nothing to look at").isEmpty();
    }

    private static Sceptic doubted(String store, Commons commons, boolean isAskedInEveryWay) {
        var sceptic = new Sceptic(Known.of(commons));
        var asked = 0;
        for (var question : commons.catalog().questions()) {
            for (var parameters : isAskedInEveryWay ? settings(question) : List.of(Map.<String, String>of())) {
                var name = question.name() + (parameters.isEmpty() ? "" : " " + parameters);
                sceptic.doubt(AnsweredQuestion.of(name, commons.ask(question.name(), parameters)));
                asked++;
            }
        }
        var tables = SeenPages.of(commons);
        tables.forEach(sceptic::doubt);
        System.out.printf(
                "The sceptic asked of %s %,d times and looked at %,d tables of its pages:%n",
                store, asked, tables.size());
        sceptic.all().forEach(doubt -> System.out.println("  " + doubt));
        return sceptic;
    }

    /** The defaults, each word of a choice, and a few bodies. */
    static List<Map<String, String>> settings(Question question) {
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
}
