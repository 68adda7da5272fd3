package org.digitalcommons.sceptic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.digitalcommons.DefaultStore;
import org.digitalcommons.Fixture;
import org.digitalcommons.catalog.Catalog;
import org.digitalcommons.catalog.Rooms;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Fg9: where real and invented bodies are in one store, no number of an answer is made of both. */
@Tag("slow")
class MixedWorldsTest {

    private static TwoWorlds worlds = TwoWorlds.empty();

    @BeforeAll
    static void putARealTwinBesideThePioneerGroup() {
        var commons = Fixture.PIONEER_GROUP.commons();
        var store = commons.contents();
        worlds = store.read(() ->
                TwoWorlds.of(store.dataset().stream().toList(), commons.rooms().graph("ontology")));
    }

    @Test
    void noAnswerAddsWhatIsInventedToWhatIsReal() {
        var doubts = new WorldDoubts(worlds);
        for (var room : List.of("queries/ask", "queries/page")) {
            for (var question : Catalog.of(DefaultStore.ROOMS, room).questions()) {
                ScepticTest.settings(question).forEach(parameters -> doubts.doubt(question, parameters));
            }
        }
        System.out.println("The sceptic asked of two worlds in one store:\n  " + doubts.numbers);
        assertThat(doubts.numbers.findings()).isEmpty();
        assertThat(doubts.numbers.lookedAt()).isGreaterThan(10_000);
    }

    @Test
    void noStepMakesOfBothWhatItMakesOfNeither() {
        var doubts = new WorldDoubts(worlds);
        for (var room : List.of("queries/derive", "queries/suggest")) {
            DefaultStore.ROOMS.files(room, ".rq").forEach(step -> doubts.doubt(Rooms.name(step), Rooms.text(step)));
        }
        System.out.println("The sceptic derived from two worlds in one store:\n  " + doubts.statements);
        assertThat(doubts.statements.findings()).isEmpty();
        assertThat(doubts.statements.lookedAt()).isGreaterThan(10_000);
    }
}
