package org.digitalcommons.derive;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.compose.MultiUnion;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.Syntax;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.graph.NodeConst;
import org.apache.jena.sparql.syntax.ElementPathBlock;
import org.apache.jena.sparql.syntax.ElementVisitorBase;
import org.apache.jena.sparql.syntax.ElementWalker;
import org.digitalcommons.catalog.Question;
import org.digitalcommons.catalog.Rooms;
import org.digitalcommons.derive.similarity.Services;
import org.digitalcommons.derive.similarity.SimilarServices;
import org.digitalcommons.vocab.Term;

/**
 * Runs the files of {@code queries/derive}. A map step reads one published graph and the code lists; a
 * gather step reads the derived graphs that its header names, and the code lists. What a file does not
 * name, it does not see: so each step can be run for one graph or one key alone, here or elsewhere. Suggestions alone
 * come from a set join, because the query that says what they are does not end on a country.
 *
 * <p>Reads nothing but what it is given and writes nothing: the derived graphs are returned.
 * Immutable, so one instance serves every thread.
 */
public final class Derivation {

    private static final String SUGGESTIONS = "derived/suggestion";

    private final Graph reference;
    private final List<Step> maps;
    private final List<Step> gathers;
    private final SimilarServices similar;

    /** One file: what it reads and writes, and the query as it lies. */
    private record Step(Question file, Query query) {

        static Step of(Question file) {
            return new Step(file, QueryFactory.create(file.text(), Syntax.syntaxSPARQL_11));
        }

        String writes() {
            return file.header().writes().orElseThrow();
        }

        List<String> reads() {
            return file.header().reads();
        }
    }

    /** The derivation that the rooms describe. */
    public Derivation(Rooms rooms) {
        this(rooms.graph("ontology"), files(rooms, "map"), files(rooms, "gather"));
    }

    private Derivation(Graph reference, List<Question> maps, List<Question> gathers) {
        this.reference = reference;
        this.similar = SimilarServices.by(reference);
        this.maps = maps.stream().map(Step::of).toList();
        this.gathers =
                inOrder(gathers, maps.stream().map(m -> m.header().writes().orElseThrow()));
    }

    private static List<Question> files(Rooms rooms, String kind) {
        return rooms.files("queries/derive/" + kind, ".rq").stream()
                .map(file -> Question.of(Rooms.name(file), Rooms.text(file)))
                .toList();
    }

    /** Each gather step after those whose graphs it reads. */
    private static List<Step> inOrder(List<Question> files, java.util.stream.Stream<String> mapped) {
        var written = new ArrayList<>(mapped.toList());
        var waiting = new ArrayList<>(files);
        var ordered = new ArrayList<Step>();
        while (!waiting.isEmpty()) {
            var ready = waiting.stream()
                    .filter(f -> written.containsAll(f.header().reads()))
                    .toList();
            if (ready.isEmpty()) {
                throw new IllegalStateException("These steps wait for each other, or read a graph that none writes: "
                        + waiting.stream().map(Question::name).toList());
            }
            for (var file : ready) {
                ordered.add(Step.of(file));
                written.add(file.header().writes().orElseThrow());
            }
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
        var classes = new HashSet<Node>();
        for (var step : maps) {
            ElementWalker.walk(step.query().getQueryPattern(), new ElementVisitorBase() {
                @Override
                public void visit(ElementPathBlock block) {
                    block.patternElts().forEachRemaining(t -> {
                        if (NodeConst.nodeRDFType.equals(t.getPredicate())
                                && t.getObject().isURI()) {
                            classes.add(t.getObject());
                        }
                    });
                }
            });
        }
        return Set.copyOf(classes);
    }

    /**
     * Derives everything from nothing.
     *
     * @param published the published graphs
     * @param progress told the name of each step when it is done
     * @return the derived graphs by name
     */
    public Map<Node, Graph> all(Collection<Graph> published, Consumer<String> progress) {
        var derived = new LinkedHashMap<String, Graph>();
        for (var step : maps) {
            var facts = new ConcurrentLinkedQueue<Graph>();
            published.parallelStream().forEach(graph -> facts.add(construct(step.query(), List.of(graph))));
            var all = GraphFactory.createDefaultGraph();
            facts.forEach(part -> GraphUtil.addInto(all, part));
            derived.put(step.writes(), all);
            progress.accept(step.file().name());
        }
        for (var step : gathers) {
            derived.put(
                    step.writes(),
                    construct(
                            step.query(),
                            step.reads().stream().map(derived::get).toList()));
            progress.accept(step.file().name());
        }
        derived.put(
                SUGGESTIONS,
                similar.among(
                        Services.in(facts(derived, "derived/service-needs"), facts(derived, "derived/service")),
                        facts(derived, "derived/reply")));
        progress.accept("suggestion");
        var named = new LinkedHashMap<Node, Graph>();
        derived.forEach((name, graph) -> named.put(NodeFactory.createURI(Term.GRAPH + name), graph));
        return named;
    }

    private static Graph facts(Map<String, Graph> derived, String name) {
        return Optional.ofNullable(derived.get(name)).orElse(Graph.emptyGraph);
    }

    private Graph construct(Query query, List<Graph> graphs) {
        var seen = new MultiUnion(graphs.toArray(Graph[]::new));
        seen.addGraph(reference);
        var result = GraphFactory.createDefaultGraph();
        try (var execution =
                QueryExec.dataset(DatasetGraphFactory.wrap(seen)).query(query).build()) {
            execution.construct(result);
        }
        return result;
    }
}
