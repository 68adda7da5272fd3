package org.digitalcommons.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.junit.jupiter.api.Test;

/** Pages are kept under the name of the state they show, so what follows from a publication must change it as well. */
class StateTest {

    private static final String RULES = "0123456789abcdef";

    @Test
    void publishingChangesTheStateAndSoDoesDerivingFromIt() {
        try (var store = Store.inMemory()) {
            var empty = store.state();
            publish(store, "one");
            var published = store.state();
            store.replaceDerived(Collections.emptyIterator(), Map.of(), RULES);
            var derived = store.state();
            publish(store, "two");
            var changed = store.state();
            store.changeDerived(Collections.emptyIterator(), Map.of(), RULES, false);
            var derivedAgain = store.state();

            assertThat(List.of(empty, published, derived, changed, derivedAgain))
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void whatStaysAsItIsKeepsItsName() {
        try (var store = Store.inMemory()) {
            publish(store, "one");
            store.replaceDerived(Collections.emptyIterator(), Map.of(), RULES);
            var before = store.state();
            publish(store, "one");

            assertThat(store.state()).isEqualTo(before);
        }
    }

    private static void publish(Store store, String name) {
        var address = NodeFactory.createURI("http://example.org/graph/" + name);
        var graph = RDFParser.fromString("<http://example.org/a> a <http://example.org/" + name + "> .", Lang.TURTLE)
                .toGraph();
        store.publish(address, Map.of(address, graph));
    }
}
