package org.digitalcommons;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.graph.NodeConst;
import org.apache.jena.vocabulary.ORG;
import org.apache.jena.vocabulary.SKOS;
import org.digitalcommons.catalog.Rooms;
import org.digitalcommons.derive.Derivation;
import org.digitalcommons.name.GraphNames;
import org.digitalcommons.name.Iris;
import org.digitalcommons.publish.Candidate;
import org.digitalcommons.store.Store;
import org.digitalcommons.vocab.Term;

/**
 * Makes previews: derives, in memory, from what is published about the bodies of a candidate and their
 * peers, with the candidate in the place of what it would replace. Bodies outside the peer group are not
 * looked at, so a cluster is shown with its members among the peers.
 */
final class Previews {

    private static final Node ORGANISATION = NodeFactory.createURI("http://data.europa.eu/m8g/PublicOrganisation");
    private static final int MOST_VALUES = 20;
    private static final int MOST_PEERS = 3;

    private final Rooms rooms;
    private final Store store;
    private final Derivation derivation;
    private final Asking asking;

    Previews(Rooms rooms, Store store, Derivation derivation, Asking asking) {
        this.rooms = rooms;
        this.store = store;
        this.derivation = derivation;
        this.asking = asking;
    }

    /** Asks a public question of some data. */
    interface Asking {
        Answer ask(String question, Map<String, String> parameters, DatasetGraph data);
    }

    Preview of(Candidate candidate) {
        var bodies = bodies(candidate.graphs().values());
        var changes = store.read(() -> changes(candidate));
        if (bodies.isEmpty() || bodies.size() > Preview.MOST_BODIES) {
            return new Preview(changes, List.of(), bodies.size());
        }
        var graphs = new HashMap<>(candidate.graphs());
        graphs.putAll(store.read(() -> around(bodies, candidate)));
        var data = DatasetGraphFactory.create();
        var all = GraphFactory.createDefaultGraph();
        derivation.all(graphs, step -> {}).forEach(part -> part.statements().forEach(all::add));
        candidate.graphs().values().forEach(g -> GraphUtil.addInto(all, g));
        GraphUtil.addInto(all, rooms.graph("ontology"));
        all.stream().forEach(data.getDefaultGraph()::add);
        return new Preview(
                changes,
                bodies.stream().map(b -> shown(b, graphs.values(), data)).toList(),
                bodies.size());
    }

    private Preview.Body shown(Node body, Collection<Graph> published, DatasetGraph data) {
        var code = Map.of("body", body.getURI().replaceAll("^.*/id/body/", ""));
        var group = group(published, body);
        var index = asking.ask(
                "public-value-index",
                group.map(g -> Map.of("peerGroup", Iris.lastSegment(g))).orElse(Map.of()),
                data);
        return new Preview.Body(
                body,
                name(published, body),
                asking.ask("shape-of-body", code, data),
                index.only(row -> body.equals(row.get(Var.alloc("body")))),
                first(asking.ask("nearest-peers", code, data), MOST_PEERS),
                asking.ask("clusters-of-body", code, data));
    }

    /** What a body is called by whoever publishes anything of it; its code where nobody names it. */
    private static String name(Collection<Graph> graphs, Node body) {
        return graphs.stream()
                .flatMap(g -> g.stream(body, SKOS.prefLabel.asNode(), Node.ANY))
                .map(t -> t.getObject().getLiteralLexicalForm())
                .min(Comparator.naturalOrder())
                .orElseGet(() -> Iris.lastSegment(body));
    }

    private static Answer first(Answer answer, int most) {
        var seen = new int[1];
        return answer.only(row -> ++seen[0] <= most);
    }

    private static Optional<Node> group(Collection<Graph> graphs, Node body) {
        return graphs.stream()
                .flatMap(g -> g.stream(body, ORG.classification.asNode(), Node.ANY))
                .map(Triple::getObject)
                .filter(g -> g.isURI() && g.getURI().startsWith(Term.CONCEPT + "peer-group/"))
                .min(Comparator.comparing(Node::getURI));
    }

    /** The bodies that graphs speak of as such. */
    private static Set<Node> bodies(Collection<Graph> graphs) {
        var bodies = new TreeSet<Node>((a, b) -> a.toString().compareTo(b.toString()));
        for (var graph : graphs) {
            graph.find(Node.ANY, NodeConst.nodeRDFType, ORGANISATION).forEachRemaining(t -> bodies.add(t.getSubject()));
            graph.find(Node.ANY, Term.about, Node.ANY)
                    .filterKeep(t -> !t.getSubject().toString().contains(";"))
                    .forEachRemaining(t -> bodies.add(t.getObject()));
            graph.find(Node.ANY, Term.subject, Node.ANY)
                    .filterKeep(t -> t.getObject().isURI()
                            && t.getObject().getURI().startsWith(Term.ID + "body/")
                            && t.getObject().getURI().indexOf('/', (Term.ID + "body/").length()) < 0)
                    .forEachRemaining(t -> bodies.add(t.getObject()));
        }
        return bodies;
    }

    /**
     * What is published about bodies and their peers, without what the candidate would replace; and what is published for
     * all: descriptions of publications, components on offer and peer references.
     */
    private Map<Node, Graph> around(Set<Node> bodies, Candidate candidate) {
        var dataset = store.dataset();
        var wanted = new HashSet<>(bodies);
        for (var body : bodies) {
            var groups = new HashSet<Node>();
            group(candidate.graphs().values(), body).ifPresent(groups::add);
            dataset.find(Node.ANY, body, ORG.classification.asNode(), Node.ANY)
                    .forEachRemaining(q -> groups.add(q.getObject()));
            for (var group : groups) {
                dataset.find(Node.ANY, Node.ANY, ORG.classification.asNode(), group)
                        .forEachRemaining(q -> wanted.add(q.getSubject()));
            }
        }
        var replaced = new HashSet<Node>(candidate.graphs().keySet());
        replaced.addAll(store.graphs(candidate.publication()).keySet());
        var names = new LinkedHashSet<Node>();
        for (var body : wanted) {
            dataset.find(Node.ANY, body, NodeConst.nodeRDFType, ORGANISATION)
                    .forEachRemaining(q -> names.add(q.getGraph()));
        }
        for (var ofAll : List.of(Term.PeerReference, Term.Component, Term.Publication)) {
            dataset.find(Node.ANY, Node.ANY, NodeConst.nodeRDFType, ofAll)
                    .forEachRemaining(q -> names.add(q.getGraph()));
        }
        return store.graphs(names.stream()
                .filter(n -> GraphNames.in(GraphNames.PUBLISHED, n) && !replaced.contains(n))
                .toList());
    }

    private Preview.Changes changes(Candidate candidate) {
        var before = store.graphs(candidate.publication());
        var old = new HashMap<Triple, Triple>();
        before.forEach((name, graph) -> {
            if (!name.getURI().endsWith("/findings")) {
                graph.stream().forEach(t -> old.put(plain(t), t));
            }
        });
        var fresh = new HashMap<Triple, Triple>();
        candidate.graphs().values().forEach(g -> g.stream().forEach(t -> fresh.put(plain(t), t)));
        long same = fresh.keySet().stream().filter(old::containsKey).count();
        var added = fresh.keySet().stream().filter(t -> !old.containsKey(t)).toList();
        var removed = new HashMap<Quad, Node>();
        old.keySet().stream().filter(t -> !fresh.containsKey(t)).forEach(t -> removed.put(key(t), t.getObject()));
        var values = added.stream()
                .filter(t -> removed.containsKey(key(t)) && !before.isEmpty())
                .sorted((a, b) -> a.toString().compareTo(b.toString()))
                .limit(MOST_VALUES)
                .map(t -> new Preview.Value(
                        t.getSubject(), t.getPredicate(), removed.getOrDefault(key(t), Node.ANY), t.getObject()))
                .toList();
        return new Preview.Changes(before.isEmpty(), added.size(), old.size() - same, same, values);
    }

    private static Quad key(Triple t) {
        return Quad.create(NodeConst.nodeNil, t.getSubject(), t.getPredicate(), NodeConst.nodeNil);
    }

    /** The statement with its number in one form: the database writes numbers in its own. */
    private static Triple plain(Triple t) {
        var object = t.getObject();
        if (object.isLiteral() && object.getLiteralValue() instanceof Number) {
            var value = new java.math.BigDecimal(object.getLiteralValue().toString());
            return Triple.create(
                    t.getSubject(),
                    t.getPredicate(),
                    NodeFactory.createLiteralString(value.stripTrailingZeros().toPlainString()));
        }
        return t;
    }
}
