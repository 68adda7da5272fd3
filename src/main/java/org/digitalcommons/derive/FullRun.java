package org.digitalcommons.derive;

import java.util.Collection;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;

/** Derives everything from nothing, and holds only what later steps read. */
final class FullRun {

    private final Plan plan;
    private final WorkingFacts working;

    /**
     * @param made takes each part, in no order; called by several threads
     */
    FullRun(Plan plan, Consumer<Part> made) {
        this.plan = plan;
        this.working = new WorkingFacts(made, plan.read());
    }

    /**
     * Runs every step.
     *
     * @param names the names of the published graphs
     * @param published gives each of them, once; asked by several threads
     * @param progress told the name of each step when it is done, by one thread at a time
     */
    void run(Collection<Node> names, Function<Node, Graph> published, Consumer<String> progress) {
        names.parallelStream().forEach(name -> map(name, published.apply(name)));
        plan.maps().forEach(step -> progress.accept(step.name()));
        plan.suggestions().all(working).forEach(working::suggest);
        progress.accept(Suggestions.NAME);
        for (int i = 0; i < plan.turns().size(); i++) {
            working.keepOnly(plan.readFrom(i));
            // Those of one turn do not read each other.
            plan.turns().get(i).parallelStream().forEach(gather -> {
                var step = gather.step();
                var read = step.reads().stream().map(working::graph).toList();
                gather.all(read).forEach((key, statements) -> working.put(step, key, statements));
                synchronized (working) {
                    progress.accept(step.name());
                }
            });
        }
    }

    /** Runs every map step on one published graph. */
    void map(Node name, Graph published) {
        if (!published.isEmpty()) {
            var seen = StepInput.of(published, plan.reference());
            plan.maps().forEach(step -> working.put(step, name, step.mapped(seen)));
        }
    }

    /** What is derived so far, as far as it is still to be read. */
    WorkingFacts working() {
        return working;
    }
}
