package org.digitalcommons.derive;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.digitalcommons.catalog.Question;
import org.digitalcommons.catalog.Rooms;

/** The steps of {@code queries/derive} in their order, and what each reads of what others write. Immutable. */
final class Plan {

    private final Graph reference;
    private final List<Step> maps;
    private final Set<Node> classes;
    private final Predicate<Triple> mapped;
    private final List<List<Gather>> turns;
    private final Suggestions suggestions;

    private Plan(Graph reference, List<Question> maps, List<Question> gathers, Suggestions suggestions) {
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
    }

    /** The plan that the rooms describe. */
    static Plan of(Rooms rooms) {
        return new Plan(rooms.graph("ontology"), files(rooms, "map"), files(rooms, "gather"), new Suggestions(rooms));
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

    /** The code lists. */
    Graph reference() {
        return reference;
    }

    /** The steps that each read one published graph. */
    List<Step> maps() {
        return maps;
    }

    /** The gather steps in turns: each step in a turn after those that write what it reads. */
    List<List<Gather>> turns() {
        return turns;
    }

    /** The gather steps in order. */
    List<Gather> gathers() {
        return turns.stream().flatMap(List::stream).toList();
    }

    /** The one step that is not a query. */
    Suggestions suggestions() {
        return suggestions;
    }

    /** The classes that the map steps ask for. */
    Set<Node> classes() {
        return classes;
    }

    /** Whether a map step may look at a statement of a published graph. */
    Predicate<Triple> mapped() {
        return mapped;
    }

    private static Predicate<Triple> mapped(List<Step> maps) {
        var asked = WantedProperties.property(maps.stream()
                .flatMap(step -> Stream.concat(
                        step.patterns().stream().map(p -> p.triple().getPredicate()), step.pathProperties().stream())));
        return statement -> asked.test(statement.getPredicate());
    }

    /** What is read of each graph by some step. */
    Map<String, Predicate<Triple>> read() {
        var read = new HashMap<>(readFrom(0));
        suggestions.reads().forEach(name -> read.put(name, statement -> true));
        return read;
    }

    /** What is read of each graph by a turn, or one after it. */
    Map<String, Predicate<Triple>> readFrom(int turn) {
        var readers = turns.subList(turn, turns.size()).stream()
                .flatMap(List::stream)
                .map(Gather::step)
                .toList();
        return readers.stream()
                .flatMap(step -> step.reads().stream())
                .distinct()
                .collect(Collectors.toUnmodifiableMap(
                        name -> name,
                        name -> WantedProperties.by(readers.stream()
                                .filter(step -> step.reads().contains(name))
                                .flatMap(step -> step.patterns().stream())
                                .toList())));
    }
}
