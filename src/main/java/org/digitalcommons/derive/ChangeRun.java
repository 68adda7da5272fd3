package org.digitalcommons.derive;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.digitalcommons.derive.ChangedFacts.Replacement;

/** Derives again only what a change of published graphs affects. */
final class ChangeRun {

    private final Plan plan;
    private final StoredGraphs stored;
    private final ChangedFacts overlay;

    ChangeRun(Plan plan, StoredGraphs stored) {
        this.plan = plan;
        this.stored = stored;
        this.overlay = new ChangedFacts(stored);
    }

    /**
     * Runs every step as far as it is touched.
     *
     * @param published every published graph that came, went or was replaced, by name: empty when it went
     * @param made takes the parts that are other than before; called by the threads that do the work
     * @param threads do the work
     */
    void run(Map<Node, Graph> published, Consumer<Part> made, Executor threads) {
        var seen = new LinkedHashMap<Node, Graph>();
        published.forEach(
                (name, graph) -> seen.put(name, graph.isEmpty() ? graph : StepInput.of(graph, plan.reference())));
        var work = new StepScheduler(overlay, made, threads);
        plan.maps().forEach(step -> work.add(step.writes(), List.of(), () -> mapped(step, seen)));
        plan.gathers()
                .forEach(
                        gather -> work.add(gather.step().writes(), gather.step().reads(), () -> gathered(gather)));
        work.add(Suggestions.WRITES, plan.suggestions().reads(), this::suggested);
        work.join();
    }

    private Replacement mapped(Step step, Map<Node, Graph> seen) {
        var parts = new ArrayList<Part>();
        seen.forEach((name, graph) -> parts.add(step.part(name, step.mapped(graph))));
        return overlay.replacement(step.writes(), parts);
    }

    private Replacement gathered(Gather gather) {
        var step = gather.step();
        var changed = overlay.changes(step.reads());
        var keys = changed.isEmpty() ? Set.<Node>of() : gather.keys(changed, overlay);
        var made = gather.of(keys, overlay);
        return overlay.replacement(
                step.writes(),
                keys.stream()
                        .map(key -> step.part(key, made.getOrDefault(key, Set.of())))
                        .toList());
    }

    private Replacement suggested() {
        var suggestions = plan.suggestions();
        var made = suggestions.changed(
                overlay.changes(suggestions.reads()), overlay, type -> stored.in(Step.part(Suggestions.WRITES, type)));
        return overlay.replacement(
                Suggestions.WRITES,
                made.entrySet().stream()
                        .map(e -> Suggestions.part(e.getKey(), e.getValue()))
                        .toList());
    }
}
