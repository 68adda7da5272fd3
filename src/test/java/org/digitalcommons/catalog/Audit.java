package org.digitalcommons.catalog;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.graph.NodeConst;
import org.apache.jena.sparql.syntax.ElementPathBlock;
import org.apache.jena.sparql.syntax.ElementSubQuery;
import org.apache.jena.sparql.syntax.ElementVisitorBase;
import org.apache.jena.sparql.syntax.ElementWalker;
import org.digitalcommons.DefaultStore;
import org.digitalcommons.vocab.Term;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Statement;
import org.eclipse.rdf4j.model.impl.SimpleValueFactory;
import org.eclipse.rdf4j.query.impl.SimpleDataset;
import org.eclipse.rdf4j.repository.RepositoryConnection;
import org.eclipse.rdf4j.repository.sail.SailRepository;
import org.eclipse.rdf4j.rio.RDFFormat;
import org.eclipse.rdf4j.sail.memory.MemoryStore;

/**
 * Recomputes the index from what is published, on RDF4J, with the files of {@code queries/derive} as they lie and no code
 * of ours between them but the order that their headers state; and compares every statement with what a store derived.
 */
public final class Audit {

    private static final IRI ONTOLOGY = iri(Term.GRAPH + "reference/ontology");

    private Audit() {}

    /**
     * What came of it.
     *
     * @param published how many published graphs were read
     * @param statements how many statements were recomputed, by derived graph
     * @param differences the statements that are in one of the two only
     */
    public record Result(int published, Map<String, Integer> statements, List<String> differences) {

        @Override
        public String toString() {
            return "Recomputed %,d statements of %d derived graphs from %,d published graphs with RDF4J: %d differences."
                    .formatted(
                            statements.values().stream().mapToInt(n -> n).sum(),
                            statements.size(),
                            published,
                            differences.size());
        }
    }

    /** The steps that a score comes of, by what each reads, in an order in which they can be run. */
    public static List<Question> steps() {
        var byGraph = new HashMap<String, Question>();
        for (var file : DefaultStore.ROOMS.files("queries/derive", ".rq")) {
            var question = Question.of(Rooms.name(file), Rooms.text(file));
            byGraph.put(question.header().writes().orElseThrow(), question);
        }
        var found = new TreeMap<String, Question>();
        var open = new ArrayDeque<>(List.of("derived/index-score", "derived/index-confidence"));
        while (!open.isEmpty()) {
            var question = byGraph.get(open.pop());
            if (question != null && found.putIfAbsent(question.name(), question) == null) {
                open.addAll(question.header().reads());
            }
        }
        var ordered = new LinkedHashMap<String, Question>();
        while (ordered.size() < found.size()) {
            found.values().stream()
                    .filter(q ->
                            isMap(q) || ordered.keySet().containsAll(q.header().reads()))
                    .forEach(q -> ordered.putIfAbsent(q.header().writes().orElseThrow(), q));
        }
        return List.copyOf(ordered.values());
    }

    /** Recomputes what a dataset derived from what it published. */
    public static Result of(DatasetGraph dataset) throws IOException {
        var repository = new SailRepository(new MemoryStore());
        try (var connection = repository.getConnection()) {
            add(connection, DefaultStore.ROOMS.graph("ontology"), ONTOLOGY);
            var published = new ArrayList<IRI>();
            for (var names = dataset.listGraphNodes(); names.hasNext(); ) {
                var name = names.next();
                if (name.getURI().startsWith(Term.GRAPH + "published/")) {
                    published.add(iri(name.getURI()));
                    add(connection, dataset.getGraph(name), iri(name.getURI()));
                }
            }
            var statements = new TreeMap<String, Integer>();
            var differences = new ArrayList<String>();
            for (var step : steps()) {
                var graph = step.header().writes().orElseThrow();
                var made = new ArrayList<Statement>();
                if (isMap(step)) {
                    published.stream()
                            .filter(p -> speaksOf(step, dataset.getGraph(node(p.stringValue()))))
                            .forEach(p -> made.addAll(construct(connection, step, List.of(p))));
                } else {
                    made.addAll(construct(
                            connection,
                            step,
                            step.header().reads().stream()
                                    .map(r -> iri(Term.GRAPH + r))
                                    .toList()));
                }
                connection.add(made, iri(Term.GRAPH + graph));
                compare(dataset, graph, made, differences);
                statements.put(graph, made.size());
            }
            return new Result(published.size(), statements, differences);
        } finally {
            repository.shutDown();
        }
    }

    private static boolean isMap(Question step) {
        return step.header().step().orElseThrow().equals("map");
    }

    /** Whether a graph holds a thing of a class that the step asks for; without one it adds nothing. */
    private static boolean speaksOf(Question step, Graph graph) {
        var classes = new ArrayList<Node>();
        ElementWalker.walk(QueryFactory.create(step.text()).getQueryPattern(), new ElementVisitorBase() {
            @Override
            public void visit(ElementPathBlock block) {
                block.patternElts().forEachRemaining(t -> {
                    if (NodeConst.nodeRDFType.equals(t.getPredicate())
                            && t.getObject().isURI()) {
                        classes.add(t.getObject());
                    }
                });
            }

            @Override
            public void visit(ElementSubQuery inner) {
                ElementWalker.walk(inner.getQuery().getQueryPattern(), this);
            }
        });
        return classes.stream().anyMatch(c -> graph.contains(Node.ANY, NodeConst.nodeRDFType, c));
    }

    private static List<Statement> construct(RepositoryConnection connection, Question step, List<IRI> graphs) {
        var seen = new SimpleDataset();
        graphs.forEach(seen::addDefaultGraph);
        seen.addDefaultGraph(ONTOLOGY);
        var query = connection.prepareGraphQuery(step.text());
        query.setDataset(seen);
        try (var answer = query.evaluate()) {
            return answer.stream().toList();
        }
    }

    private static void compare(DatasetGraph dataset, String graph, List<Statement> made, List<String> differences) {
        var here = new TreeSet<String>();
        made.forEach(s -> here.add(Engine.words(s)));
        var there = new TreeSet<>(Engine.words(parts(dataset, graph)));
        there.stream().filter(s -> !here.contains(s)).forEach(s -> differences.add(graph + " only in the store: " + s));
        here.stream().filter(s -> !there.contains(s)).forEach(s -> differences.add(graph + " only recomputed: " + s));
    }

    /** What a step derived: each published graph or key that it was derived of has a graph of its own. */
    public static Graph parts(DatasetGraph dataset, String name) {
        var all = GraphFactory.createDefaultGraph();
        dataset.stream()
                .filter(quad -> quad.getGraph().getURI().startsWith(Term.GRAPH + name + "/"))
                .forEach(quad -> all.add(quad.asTriple()));
        return all;
    }

    private static void add(RepositoryConnection connection, Graph graph, IRI name) throws IOException {
        var text = new StringWriter();
        RDFDataMgr.write(text, graph, Lang.NTRIPLES);
        connection.add(new StringReader(text.toString()), RDFFormat.TURTLE, name);
    }

    private static Node node(String address) {
        return org.apache.jena.graph.NodeFactory.createURI(address);
    }

    private static IRI iri(String address) {
        return SimpleValueFactory.getInstance().createIRI(address);
    }
}
