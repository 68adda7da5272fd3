package org.digitalcommons.derive;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.graph.GraphFactory;
import org.digitalcommons.catalog.Question;
import org.digitalcommons.catalog.Rooms;
import org.digitalcommons.derive.Overlay.Replacement;

/**
 * Runs the files of {@code queries/derive}. A map step reads one published graph and the code lists; a gather step reads
 * the derived graphs that its header names, and the code lists, for one key. What a file does not name, it does not see:
 * so the same files run in three ways that give the same: everything ({@link #all}), only what a publication changed
 * ({@link #changed}), and shared out by graph and by key ({@link #sharedOut}), here or elsewhere. Suggestions alone
 * need a set join first, because the queries that decide on them do not end on a country.
 *
 * <p>Reads nothing but what it is given and writes nothing: what is derived is returned, in parts that each belong to one
 * published graph or to one key. Immutable, so one instance serves every thread.
 */
public final class Derivation {

    private final Graph reference;
    private final List<Step> maps;
    private final Set<Node> classes;
    private final Predicate<Triple> mapped;
    private final List<List<Gather>> turns;
    private final List<Gather> gathers;
    private final Suggestions suggestions;

    /** The derivation that the rooms describe. */
    public Derivation(Rooms rooms) {
        this(rooms.graph("ontology"), files(rooms, "map"), files(rooms, "gather"), new Suggestions(rooms));
    }

    private Derivation(Graph reference, List<Question> maps, List<Question> gathers, Suggestions suggestions) {
        this.reference = reference;
        this.suggestions = suggestions;
        this.maps = maps.stream().map(Step::of).toList();
        this.classes =
                this.maps.stream().flatMap(step -> step.classes().stream()).collect(Collectors.toUnmodifiableSet());
        this.mapped = mapped(this.maps);
        var writers = new HashMap<String, Step>();
        this.maps.forEach(step -> writers.put(step.writes(), step));
        var ordered = inOrder(gathers, writers.keySet());
        ordered.forEach(turn -> turn.forEach(step -> writers.put(step.writes(), step)));
        this.turns = ordered.stream()
                .map(turn -> turn.stream().map(step -> gather(step, writers)).toList())
                .toList();
        this.gathers = turns.stream().flatMap(List::stream).toList();
    }

    private Gather gather(Step step, Map<String, Step> writers) {
        var read = writers.entrySet().stream()
                .filter(w -> step.reads().contains(w.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        return Gather.of(step, reference, read);
    }

    private static List<Question> files(Rooms rooms, String kind) {
        return rooms.files("queries/derive/" + kind, ".rq").stream()
                .map(file -> Question.of(Rooms.name(file), Rooms.text(file)))
                .toList();
    }

    /** The gather steps in turns: each step in a turn after those that write what it reads. */
    private static List<List<Step>> inOrder(List<Question> files, Set<String> mapped) {
        var written = new ArrayList<>(mapped);
        var waiting = new ArrayList<>(files);
        var ordered = new ArrayList<List<Step>>();
        while (!waiting.isEmpty()) {
            var ready = waiting.stream()
                    .filter(f -> written.containsAll(f.header().reads()))
                    .toList();
            if (ready.isEmpty()) {
                throw new IllegalStateException("These steps wait for each other, or read a graph that none writes: "
                        + waiting.stream().map(Question::name).toList());
            }
            ordered.add(ready.stream().map(Step::of).toList());
            ready.forEach(file -> written.add(file.header().writes().orElseThrow()));
            waiting.removeAll(ready);
        }
        return ordered;
    }

    /** The number of steps {@link #all} runs. */
    public int steps() {
        return maps.size() + gathers.size() + 1;
    }

    /**
     * The classes that the map steps ask for: a published graph without any of them adds nothing, and need not be
     * looked at.
     */
    public Set<Node> classes() {
        return classes;
    }

    /**
     * Whether a map step may look at a statement of a published graph; the others need not be read. A row of payments says
     * more of where it comes from than is ever added up.
     */
    public Predicate<Triple> mapped() {
        return mapped;
    }

    private static Predicate<Triple> mapped(List<Step> maps) {
        var asked = Asked.property(maps.stream()
                .flatMap(step -> Stream.concat(
                        step.patterns().stream().map(p -> p.triple().getPredicate()), step.pathProperties().stream())));
        return statement -> asked.test(statement.getPredicate());
    }

    /** The patterns of gather steps that do not hang together with their key, by step; a change there costs a full turn. */
    public Map<String, List<Triple>> unconnected() {
        var unconnected = new LinkedHashMap<String, List<Triple>>();
        for (var gather : gathers) {
            var apart = gather.reach().toKey().entrySet().stream()
                    .filter(way -> way.getValue().isEmpty())
                    .map(way -> way.getKey().triple())
                    .toList();
            if (!apart.isEmpty()) {
                unconnected.put(gather.step().name(), apart);
            }
        }
        return unconnected;
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
        var working = new Working(made, read());
        names.parallelStream().forEach(name -> map(name, published.apply(name), working));
        maps.forEach(step -> progress.accept(step.name()));
        suggestions.all(working).forEach(working::suggest);
        progress.accept(Suggestions.NAME);
        for (int i = 0; i < turns.size(); i++) {
            working.keepOnly(readFrom(i));
            // Those of one turn do not read each other.
            turns.get(i).parallelStream().forEach(gather -> {
                var step = gather.step();
                var read = step.reads().stream().map(working::graph).toList();
                gather.all(read).forEach((key, statements) -> working.put(step, key, statements));
                synchronized (working) {
                    progress.accept(step.name());
                }
            });
        }
    }

    /** What is read of each graph by some step. */
    private Map<String, Predicate<Triple>> read() {
        var read = new HashMap<>(readFrom(0));
        suggestions.reads().forEach(name -> read.put(name, statement -> true));
        return read;
    }

    /** What is read of each graph by a turn, or one after it. */
    private Map<String, Predicate<Triple>> readFrom(int turn) {
        var readers = turns.subList(turn, turns.size()).stream()
                .flatMap(List::stream)
                .map(Gather::step)
                .toList();
        return readers.stream()
                .flatMap(step -> step.reads().stream())
                .distinct()
                .collect(Collectors.toUnmodifiableMap(
                        name -> name,
                        name -> Asked.by(readers.stream()
                                .filter(step -> step.reads().contains(name))
                                .flatMap(step -> step.patterns().stream())
                                .toList())));
    }

    /**
     * Derives everything in shares, each of which sees nothing but its own published graphs, and then the facts of its own
     * keys: the way to several machines.
     *
     * @param published the published graphs by name
     * @param shares how many
     */
    public List<Part> sharedOut(Map<Node, Graph> published, int shares) {
        var parts = new ArrayList<Part>();
        var working = new Working(parts::add, read());
        // A map step sees one published graph whoever runs it.
        published.forEach((name, graph) -> map(name, graph, working));
        for (var gather : gathers) {
            var made = share(gather.allKeys(working), shares).stream()
                    .map(keys -> gather.of(keys, working))
                    .toList();
            made.forEach(share -> share.forEach((key, statements) -> working.put(gather.step(), key, statements)));
        }
        suggestions.all(working).forEach(working::suggest);
        return parts;
    }

    private static List<List<Node>> share(Collection<Node> nodes, int shares) {
        return IntStream.range(0, shares)
                .mapToObj(i -> nodes.stream()
                        .filter(n -> Math.floorMod(n.hashCode(), shares) == i)
                        .toList())
                .filter(list -> !list.isEmpty())
                .toList();
    }

    private void map(Node name, Graph published, Working working) {
        if (!published.isEmpty()) {
            var seen = Seen.of(published, reference);
            maps.forEach(step -> working.put(step, name, mapped(step, seen)));
        }
    }

    /** What follows from one published graph by one step; nothing from an empty one, whatever the code lists say. */
    private static Set<Triple> mapped(Step step, Graph seen) {
        return !seen.isEmpty() && step.mayAnswer(seen) ? step.of(seen) : Set.of();
    }

    /**
     * Derives only what a change of published graphs makes different; several threads share the work.
     *
     * @param stored what was derived before
     * @param published every published graph that came, went or was replaced, by name, as it is now: empty when it went
     * @param made takes the parts that are new or other than before, and, without statements, those that are to go; called
     *     by several threads
     */
    public void changed(Stored stored, Map<Node, Graph> published, Consumer<Part> made) {
        var overlay = new Overlay(stored);
        var seen = new LinkedHashMap<Node, Graph>();
        published.forEach((name, graph) -> seen.put(name, graph.isEmpty() ? graph : Seen.of(graph, reference)));
        try (var threads = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            var work = new Changes(overlay, made, threads);
            maps.forEach(step -> work.add(step.writes(), List.of(), () -> changedMap(step, seen, overlay)));
            gathers.forEach(
                    gather -> work.add(gather.step().writes(), gather.step().reads(), () -> changed(gather, overlay)));
            work.add(Suggestions.WRITES, suggestions.reads(), () -> changedSuggestions(stored, overlay));
            work.join();
        }
    }

    private static Replacement changedMap(Step step, Map<Node, Graph> seen, Overlay overlay) {
        var parts = new ArrayList<Part>();
        seen.forEach((name, graph) -> parts.add(step.part(name, mapped(step, graph))));
        return overlay.replacement(step.writes(), parts);
    }

    private static Replacement changed(Gather gather, Overlay overlay) {
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

    private Replacement changedSuggestions(Stored stored, Overlay overlay) {
        var made = suggestions.changed(
                overlay.changes(suggestions.reads()), overlay, type -> stored.in(Step.part(Suggestions.WRITES, type)));
        return overlay.replacement(
                Suggestions.WRITES,
                made.entrySet().stream()
                        .map(e -> suggested(e.getKey(), e.getValue()))
                        .toList());
    }

    private static Part suggested(Node type, Set<Triple> statements) {
        return new Part(Step.part(Suggestions.WRITES, type), type, Suggestions.NAME, Suggestions.WRITES, statements);
    }

    /** The facts of a derivation from nothing, as far as they are still to be read. */
    private static final class Working implements Facts {

        private final Map<String, Graph> graphs = new ConcurrentHashMap<>();
        private final Consumer<Part> made;
        private volatile Map<String, Predicate<Triple>> read;

        Working(Consumer<Part> made, Map<String, Predicate<Triple>> read) {
            this.made = made;
            this.read = read;
        }

        Graph graph(String name) {
            return graphs.computeIfAbsent(name, n -> GraphFactory.createDefaultGraph());
        }

        /** Forgets the graphs that nothing reads any more, and keeps of others what is asked for. */
        void keepOnly(Map<String, Predicate<Triple>> stillRead) {
            read = stillRead;
            graphs.keySet().retainAll(stillRead.keySet());
        }

        void put(Step step, Node origin, Set<Triple> statements) {
            put(step.part(origin, statements));
        }

        void suggest(Node type, Set<Triple> statements) {
            put(suggested(type, statements));
        }

        private void put(Part part) {
            if (part.statements().isEmpty()) {
                return;
            }
            var asked = read.get(part.writes());
            if (asked != null) {
                var graph = graph(part.writes());
                synchronized (graph) {
                    part.statements().stream().filter(asked).forEach(graph::add);
                }
            }
            made.accept(part);
        }

        @Override
        public Stream<Triple> find(List<String> names, Triple pattern, Predicate<Node> asked) {
            var found = new LinkedHashSet<Triple>();
            names.forEach(name -> graph(name)
                    .find(pattern)
                    .filterKeep(t -> asked.test(t.getPredicate()))
                    .forEachRemaining(found::add));
            return found.stream();
        }
    }
}
