package org.digitalcommons;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.digitalcommons.publish.Sample;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What belongs to the rules is written once for a store, and a few publications are derived without all the others. */
@Tag("slow")
class FirstPublicationTest {

    @Test
    void aFewPublicationsIntoAnEmptyStoreAreDerivedByWhatChanged() throws Exception {
        try (var commons = Commons.inMemory(DefaultStore.ROOMS)) {
            var steps = new ArrayList<String>();
            for (var delivery : Sample.deliveries(DefaultStore.ROOMS)) {
                commons.publish(delivery);
                commons.upkeep().derive(steps::add);
            }
            assertThat(steps).as("steps that were run for all graphs").isEmpty();
            assertThat(commons.upkeep().isDerived()).isTrue();
            var kept = derived(commons);
            var anew = derivedAnew(commons);
            assertThat(kept).isNotEmpty();
            assertThat(without(kept, anew))
                    .as("derived before, and not anew; anew, and not before: %s", without(anew, kept))
                    .isEmpty();
            assertThat(without(anew, kept)).as("derived anew, and not before").isEmpty();
        }
    }

    @Test
    void anEmptyStoreHasWhatBelongsToTheRules() {
        try (var commons = Commons.inMemory(DefaultStore.ROOMS)) {
            commons.upkeep().derive(step -> {});
            assertThat(commons.upkeep().isDerived()).isTrue();
            assertThat(graphs(commons, "reference/"))
                    .anyMatch(quad -> quad.contains("reference/ontology"))
                    .anyMatch(quad -> quad.contains("reference/questions"))
                    .anyMatch(quad -> quad.contains("reference/statistics"));
        }
    }

    private static List<String> without(List<String> some, List<String> others) {
        var left = new ArrayList<>(some);
        left.removeAll(new HashSet<>(others));
        return left;
    }

    private static List<String> derivedAnew(Commons commons) {
        commons.upkeep().deriveAll(step -> {});
        return derived(commons);
    }

    private static List<String> derived(Commons commons) {
        return graphs(commons, "derived/");
    }

    private static List<String> graphs(Commons commons, String kind) {
        var store = commons.contents();
        return store.read(() -> store.dataset().stream()
                .filter(quad -> quad.getGraph().getURI().contains("/graph/" + kind))
                .map(Object::toString)
                .sorted()
                .toList());
    }
}
