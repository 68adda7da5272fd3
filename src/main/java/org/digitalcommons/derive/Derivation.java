package org.digitalcommons.derive;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.digitalcommons.catalog.Rooms;

/**
 * Runs the files of {@code queries/derive}. A map step reads one published graph and the code lists; a gather step reads
 * the derived graphs that its header names, and the code lists, for one key. What a file does not name, it does not see:
 * so the same files run in three ways that give the same: everything ({@link #all}), only what a publication changed
 * ({@link #changed}), and shared out by graph and by key, here or elsewhere. Suggestions alone
 * need a set join first, because the queries that decide on them do not end on a country.
 *
 * <p>Reads nothing but what it is given and writes nothing: what is derived is returned, in parts that each belong to one
 * published graph or to one key. Immutable, so one instance serves every thread.
 */
public final class Derivation {

    private final Plan plan;

    /** The derivation that the rooms describe. */
    public Derivation(Rooms rooms) {
        this.plan = Plan.of(rooms);
    }

    /** The steps in their order. */
    Plan plan() {
        return plan;
    }

    /** The number of steps {@link #all} runs. */
    public int steps() {
        return plan.maps().size() + plan.gathers().size() + 1;
    }

    /**
     * The classes that the map steps ask for: a published graph without any of them adds nothing, and need not be
     * looked at.
     */
    public Set<Node> classes() {
        return plan.classes();
    }

    /**
     * Whether a map step may look at a statement of a published graph; the others need not be read. A row of payments says
     * more of where it comes from than is ever added up.
     */
    public Predicate<Triple> mapped() {
        return plan.mapped();
    }

    /**
     * Derives everything from nothing.
     *
     * @param published the published graphs by name
     * @param progress told the name of each step when it is done
     */
    public List<Part> all(Map<Node, Graph> published, Consumer<String> progress) {
        var parts = new ConcurrentLinkedQueue<Part>();
        all(published.keySet(), name -> published.getOrDefault(name, Graph.emptyGraph), progress, parts::add);
        return List.copyOf(parts);
    }

    /**
     * Derives everything from nothing, and holds no more of it than what later steps read.
     *
     * @param names the names of the published graphs
     * @param published gives each of them, once; asked by several threads
     * @param progress told the name of each step when it is done, by one thread at a time
     * @param made takes each part, in no order; called by several threads
     */
    public void all(
            Collection<Node> names, Function<Node, Graph> published, Consumer<String> progress, Consumer<Part> made) {
        new FullRun(plan, made).run(names, published, progress);
    }

    /**
     * Derives only what a change of published graphs makes different; several threads share the work.
     *
     * @param stored what was derived before
     * @param published every published graph that came, went or was replaced, by name, as it is now: empty when it went
     * @param made takes the parts that are new or other than before, and, without statements, those that are to go; called
     *     by several threads
     */
    public void changed(StoredGraphs stored, Map<Node, Graph> published, Consumer<Part> made) {
        try (var threads = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            changed(stored, published, made, threads);
        }
    }

    /**
     * Derives only what a change of published graphs makes different, on threads of the caller.
     *
     * @param threads do the work; {@code Runnable::run} to do it here, in the transaction that this thread is in
     */
    public void changed(StoredGraphs stored, Map<Node, Graph> published, Consumer<Part> made, Executor threads) {
        new ChangeRun(plan, stored).run(published, made, threads);
    }
}
