package org.digitalcommons.derive;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.Syntax;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Substitute;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.graph.NodeConst;
import org.digitalcommons.catalog.Question;
import org.digitalcommons.name.GraphNames;
import org.digitalcommons.vocab.Term;

/**
 * One file of {@code queries/derive}: what it reads and writes, and its query, of which every answer belongs to one
 * published graph or to one key. Immutable, so one instance serves every thread.
 */
final class Step {

    private final Question file;
    private final Query query;
    private final Optional<Var> key;
    private final List<Pattern> patterns;
    private final AnswerCondition need;

    private Step(Question file, Query query, Optional<Var> key, List<Pattern> patterns) {
        this.file = file;
        this.query = query;
        this.key = key;
        this.patterns = patterns;
        this.need = AnswerCondition.of(query);
    }

    static Step of(Question file) {
        var query = QueryFactory.create(file.text(), Syntax.syntaxSPARQL_11);
        var key = file.header().key().map(Var::alloc);
        return new Step(file, query, key, Pattern.of(query));
    }

    String name() {
        return file.name();
    }

    /** The graph it writes, such as {@code derived/body}; what it writes for one key is a part of it. */
    String writes() {
        return file.header().writes().orElseThrow();
    }

    List<String> reads() {
        return file.header().reads();
    }

    boolean isMap() {
        return file.header().step().orElse("").equals("map");
    }

    /** What it gathers by; empty for a map step. */
    Optional<Var> key() {
        return key;
    }

    List<Pattern> patterns() {
        return patterns;
    }

    /** The classes that its query asks for. */
    Set<Node> classes() {
        return patterns.stream()
                .map(Pattern::triple)
                .filter(t -> NodeConst.nodeRDFType.equals(t.getPredicate())
                        && t.getObject().isURI())
                .map(Triple::getObject)
                .collect(Collectors.toSet());
    }

    /** What it may write, by property; and for the types of things, by class. */
    boolean mayWrite(Triple pattern) {
        return query.getConstructTemplate().getTriples().stream()
                .anyMatch(t -> fits(t.getPredicate(), pattern.getPredicate())
                        && (!NodeConst.nodeRDFType.equals(t.getPredicate())
                                || fits(t.getObject(), pattern.getObject())));
    }

    /** Whether it may write a property. */
    boolean mayWriteProperty(Node property) {
        return query.getConstructTemplate().getTriples().stream()
                .anyMatch(t -> Node.ANY.equals(property) || fits(t.getPredicate(), property));
    }

    private static boolean fits(Node written, Node asked) {
        return Var.isVar(written) || !asked.isConcrete() || written.equals(asked);
    }

    /** The properties that its property paths follow. */
    List<Node> pathProperties() {
        return Pattern.pathProperties(query);
    }

    /** Whether it may have an answer; when not, which is so for most steps on most published graphs, it need not be asked. */
    boolean mayAnswer(Graph seen) {
        return need.isMetBy(seen);
    }

    /** The part that it writes for a published graph or a key. */
    Part part(Node origin, Set<Triple> statements) {
        return new Part(part(writes(), origin), origin, name(), writes(), statements);
    }

    /** The name of the part of a graph that belongs to a published graph or a key. */
    static Node part(String writes, Node origin) {
        var name = origin.isURI() ? origin.getURI() : origin.toString();
        var local = name.startsWith(Term.ROOT + "/")
                ? name.substring(Term.ROOT.length() + 1)
                : java.net.URLEncoder.encode(name, java.nio.charset.StandardCharsets.UTF_8);
        return NodeFactory.createURI(Term.GRAPH + writes + "/" + local);
    }

    /** The graph of the step that a graph is a part of, such as {@code derived/body}; empty for a graph of another kind. */
    static Optional<String> writerOf(Node part) {
        var name = part.getURI();
        if (!name.startsWith(GraphNames.DERIVED)) {
            return Optional.empty();
        }
        int end = name.indexOf('/', GraphNames.DERIVED.length());
        return end < 0 ? Optional.empty() : Optional.of(name.substring(Term.GRAPH.length(), end));
    }

    /** What follows from a graph, all of it. */
    Set<Triple> of(Graph seen) {
        var statements = new HashSet<Triple>();
        run(query, List.of(), seen, (none, triple) -> statements.add(triple));
        return statements;
    }

    /** What follows from one published graph; nothing from an empty one, whatever the code lists say. */
    Set<Triple> mapped(Graph seen) {
        return !seen.isEmpty() && mayAnswer(seen) ? of(seen) : Set.of();
    }

    /** What follows from a graph, by key. */
    Map<Node, Set<Triple>> byKey(Graph seen) {
        return byKey(query, seen);
    }

    /** What follows from a graph for some keys, by key. */
    Map<Node, Set<Triple>> byKey(Graph seen, Collection<Node> keys) {
        return byKey(QueryFactory.create(file.gathering(keys), Syntax.syntaxSPARQL_11), seen);
    }

    private Map<Node, Set<Triple>> byKey(Query asked, Graph seen) {
        var parts = new HashMap<Node, Set<Triple>>();
        run(
                asked,
                List.of(key.orElseThrow()),
                seen,
                (origin, triple) ->
                        parts.computeIfAbsent(origin, k -> new HashSet<>()).add(triple));
        return parts;
    }

    private interface Receiver {
        void take(Node origin, Triple triple);
    }

    /** Asks for the solutions and fills the template itself, so that each statement is known with its key. */
    private void run(Query asked, List<Var> keys, Graph seen, Receiver receiver) {
        var template = asked.getConstructTemplate().getTriples();
        var select = asked.cloneQuery();
        select.setQuerySelectType();
        select.setQueryResultStar(false);
        variables(template, keys).forEach(select::addResultVar);
        select.resetResultVars();
        try (var execution =
                QueryExec.dataset(DatasetGraphFactory.wrap(seen)).query(select).build()) {
            execution.select().forEachRemaining(row -> {
                var origin = keys.isEmpty() ? NodeConst.nodeNil : row.get(keys.getFirst());
                if (origin == null) {
                    throw new IllegalStateException("%s has an answer without its key ?%s"
                            .formatted(name(), keys.getFirst().getVarName()));
                }
                for (var each : template) {
                    var triple = Substitute.substitute(each, row);
                    if (triple.isConcrete() && !triple.getSubject().isLiteral()) {
                        receiver.take(origin, CanonicalNumbers.of(triple));
                    }
                }
            });
        }
    }

    private static List<Var> variables(List<Triple> template, List<Var> keys) {
        var variables = new LinkedHashMap<Var, Var>();
        keys.forEach(k -> variables.put(k, k));
        template.stream()
                .flatMap(t -> Stream.of(t.getSubject(), t.getPredicate(), t.getObject()))
                .filter(Var::isVar)
                .map(Var::alloc)
                .forEach(v -> variables.put(v, v));
        return new ArrayList<>(variables.keySet());
    }
}
