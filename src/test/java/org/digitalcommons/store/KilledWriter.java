package org.digitalcommons.store;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.NodeFactory;
import org.digitalcommons.vocab.Term;

/**
 * A process that changes a store without end, for {@link KilledWriterTest}. It says on standard output what it is about to
 * do and what is done, as in {@code begin publish b 17} and {@code done publish b 17}.
 */
final class KilledWriter {

    static final int GRAPHS = 4;
    static final int STATEMENTS = 1_500;

    private KilledWriter() {}

    /** The store's folder, the task ({@code publish}, {@code withdraw} or {@code derive}), and the first number. */
    public static void main(String[] words) {
        var task = words[1];
        try (var store = Store.open(Path.of(words[0]))) {
            for (int n = Integer.parseInt(words[2]); ; n++) {
                switch (task) {
                    case "publish" -> {
                        publish(store, "a", n);
                        publish(store, "b", n);
                    }
                    case "withdraw" -> {
                        publish(store, "b", n);
                        say("begin withdraw b " + n);
                        store.withdraw(Made.publication("b"));
                        say("done withdraw b " + n);
                    }
                    case "derive" -> derive(store, n);
                    default -> throw new IllegalArgumentException(task);
                }
            }
        }
    }

    private static void publish(Store store, String name, int n) {
        say("begin publish " + name + " " + n);
        store.publish(Made.publication(name), Made.graphs(name, n, GRAPHS, STATEMENTS));
        say("done publish " + name + " " + n);
    }

    private static void derive(Store store, int n) {
        say("begin derive all " + n);
        store.replaceDerived(
                List.of(derived("one", n), derived("two", n)).iterator(),
                Map.of(
                        NodeFactory.createURI(Term.GRAPH + "reference/three"),
                        Made.graph("https://example.org/three/", n, STATEMENTS)),
                "rules " + n);
        say("done derive all " + n);
    }

    private static DerivedGraph derived(String name, int n) {
        return new DerivedGraph(
                NodeFactory.createURI(Term.GRAPH + "derived/" + name),
                NodeFactory.createURI("https://example.org/key/" + name),
                Made.graph("https://example.org/%s/".formatted(name), n, STATEMENTS)
                        .find()
                        .toSet());
    }

    private static void say(String what) {
        System.out.println(what);
        System.out.flush();
    }
}
