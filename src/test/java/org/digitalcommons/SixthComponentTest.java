package org.digitalcommons;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.digitalcommons.catalog.Rooms;
import org.digitalcommons.publish.Unreadable;
import org.digitalcommons.serve.page.BodyPages;
import org.digitalcommons.serve.words.Words;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A component that is added to the code lists alone, here one of the posts at the frontline, is in all that follows. */
@Tag("slow")
class SixthComponentTest {

    private static final String CONCEPT = "https://w3id.org/digital-commons/concept/";
    private static final String SIXTH = """

            <CONCEPTindex-component/sixth> a skos:Concept ;
              skos:inScheme <CONCEPTindex-component> ;
              commons:weighedBy commons:sixthWeight ;
              skos:prefLabel "Frontline posts alone"@en .

            <CONCEPTindex-method/2.1> commons:hasComponent <CONCEPTindex-method/2.1/sixth> .

            <CONCEPTindex-method/2.1/sixth> a commons:IndexComponent ;
              skos:prefLabel "Frontline posts alone"@en ;
              commons:measure <CONCEPTindex-component/sixth> ;
              commons:weight 0.10 ;
              commons:goalpostWorst 0.30 ;
              commons:goalpostBest 0.95 ;
              commons:hasPart <CONCEPTindex-method/2.1/sixth/tables> .

            <CONCEPTindex-method/2.1/sixth/tables> a commons:ComponentPart ;
              commons:takes <CONCEPTmeasure/frontline-share-of-fte> ;
              commons:widensByCoverage false .
            """.replace("CONCEPT", CONCEPT);

    @TempDir
    private static Path home;

    private static Councils five;
    private static Councils six;

    @BeforeAll
    static void publish() throws IOException, Unreadable {
        for (var room : List.of("ontology", "queries", "shapes", "data/sample")) {
            IndexMethodTest.copy(Path.of(room), home.resolve(room));
        }
        var method = home.resolve("ontology/scheme/index-method.ttl");
        Files.writeString(
                method, Files.readString(method).replace("commons:weight 0.15", "commons:weight 0.05") + SIXTH);
        // So heavy, and the wrong way round, that by this component alone the body with the fewest posts at the
        // frontline comes first.
        var sets = home.resolve("ontology/scheme/weight-set.ttl");
        Files.writeString(
                sets,
                Files.readString(sets)
                        .replaceAll("(commons:opennessWeight [0-9.]+) \\.", "$1 ; commons:sixthWeight -1000.0 ."));
        five = fewAtTheFrontline(Councils.honest(home.resolve("store")));
        six = fewAtTheFrontline(Councils.honest(Rooms.in(home)));
    }

    private static Councils fewAtTheFrontline(Councils councils) throws Unreadable {
        var parts = Councils.all("tried");
        parts.put(
                "officers",
                Councils.staff(
                        "officers", "operational-delivery", "junior", "20.0", "500000.00", "600000.00", "own:head"));
        councils.changed(parts);
        return councils;
    }

    @AfterAll
    static void close() {
        five.close();
        six.close();
    }

    @Test
    void itIsScoredByItsGoalpostsAndIsInTheScore() {
        assertThat(six.component("sixth", "weight")).isEqualByComparingTo("0.10");
        assertThat(six.component("sixth", "lower"))
                .isPositive()
                .isNotEqualByComparingTo(six.component("frontline", "lower"));
        assertThat(six.score("lower")).isNotEqualByComparingTo(five.score("lower"));
    }

    @Test
    void itDecidesNoPlaceWhileBoundsOverlap() {
        // Fg4: places 3 and 1 of 3 were by lower bounds alone, of bodies that nobody can tell apart.
        assertThat(places(five)).isEqualTo("cannot be told from 2 of 2");
        assertThat(places(six)).isEqualTo("cannot be told from 2 of 2");
    }

    @Test
    void itIsListedWithItsReceiptAndShownOnThePageOfTheBody() {
        var components = six.commons().ask("measures-of-bodies", Map.of("body", "sample-tried")).rows().stream()
                .filter(r -> Select.text(r, "measureName").equals("Frontline posts alone"))
                .toList();
        assertThat(components).hasSize(1);
        assertThat(six
                        .commons()
                        .ask(
                                "where-a-number-comes-from",
                                Map.of("number", Select.text(components.getFirst(), "receipt")))
                        .rows()
                        .stream()
                        .map(r -> Select.text(r, "file")))
                .contains("tried.ttl");
        var page = new BodyPages(six.commons(), Words.english())
                .body("sample-tried")
                .orElseThrow()
                .page();
        assertThat(page.toString()).contains("Frontline posts alone");
    }

    private static String places(Councils councils) {
        var rank = councils.commons().ask("rank-of-body", Map.of("body", "sample-tried")).rows().stream()
                .toList();
        assertThat(rank).hasSize(1);
        return Select.text(rank.getFirst(), "rankReason");
    }
}
