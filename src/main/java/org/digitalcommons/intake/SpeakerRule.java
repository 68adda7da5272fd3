package org.digitalcommons.intake;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.compose.MultiUnion;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.graph.NodeConst;
import org.digitalcommons.catalog.Question;
import org.digitalcommons.catalog.Rooms;
import org.digitalcommons.name.Digest;
import org.digitalcommons.name.GraphNames;
import org.digitalcommons.name.PublicationName;
import org.digitalcommons.publish.Candidate;
import org.digitalcommons.query.Queries;
import org.digitalcommons.store.Store;
import org.digitalcommons.vocab.Term;

/**
 * Who may speak about whom, as {@code queries/grant} says: what a publisher has no grant for is kept as said, and not
 * stated. Safe for any thread.
 */
final class SpeakerRule {

    /** So many things are looked up in the store at once. */
    private static final int AT_ONCE = 500;

    private static final Queries QUERIES = Queries.unlimited();

    private final Store store;
    private final Supplier<Graph> grants;
    private final Question owner;
    private final Question known;
    private final Question ungranted;
    private final Question saying;

    /**
     * @param grants the grants that hold now
     */
    SpeakerRule(Rooms rooms, Store store, Supplier<Graph> grants) {
        this.store = store;
        this.grants = grants;
        this.owner = named(rooms, "owner");
        this.known = named(rooms, "known");
        this.ungranted = named(rooms, "ungranted");
        this.saying = named(rooms, "saying");
    }

    private static Question named(Rooms rooms, String name) {
        return Question.of(name, rooms.text("queries/grant/%s.rq".formatted(name)));
    }

    /**
     * A candidate as it may be stored: what its publisher may not state lies beside each graph, as sayings. What was divided
     * before stays as it is.
     */
    Candidate divided(Candidate candidate, Basis basis) {
        var count = new HearsayCount();
        var book = book(basis);
        var graphs = new LinkedHashMap<Node, Graph>();
        candidate.graphs().forEach((name, graph) -> {
            if (GraphNames.isSaid(name)) {
                graphs.merge(name, graph, SpeakerRule::together);
                return;
            }
            var division = divided(name, graph, count, book, basis);
            if (!division.stated().isEmpty() || graph.isEmpty()) {
                graphs.put(name, division.stated());
            }
            if (!division.said().isEmpty()) {
                graphs.merge(GraphNames.said(name), division.said(), SpeakerRule::together);
            }
        });
        var counted = count.of(candidate.publication());
        if (counted.isEmpty()) {
            return candidate;
        }
        graphs.merge(GraphNames.said(candidate.publication()), counted, SpeakerRule::together);
        return candidate.with(graphs);
    }

    /** The grants that hold now. */
    Set<Triple> book(Basis basis) {
        return basis.ask(() -> grants.get().find().toSet());
    }

    /**
     * A graph of a publication, divided.
     *
     * @param name the name of the graph, which says whose it is
     * @param count is told of the things that may not be stated
     * @param book the grants
     */
    Division divided(Node name, Graph graph, HearsayCount count, Set<Triple> book, Basis basis) {
        var publisher = NodeFactory.createURI(
                Term.ID + "publisher/" + PublicationName.of(name).publisher());
        var things = asked(graph);
        var stored = things.isEmpty() ? Set.<Triple>of() : basis.ask(() -> store.read(() -> known(things)));
        var owners = owners(graph, stored);
        if (owners.isEmpty()) {
            return Division.none(graph);
        }
        // Of the graph itself only the types are read here: no publication grants anything.
        graph.find(Node.ANY, NodeConst.nodeRDFType, Node.ANY).forEachRemaining(owners::add);
        book.forEach(owners::add);
        var foreign = new HashMap<Node, Node>();
        var found = construct(ungranted.gathering(publisher), owners);
        found.find(Node.ANY, Term.saidOf, Node.ANY)
                .forEachRemaining(t -> foreign.merge(t.getSubject(), t.getObject(), SpeakerRule::first));
        foreign.forEach((thing, whose) -> count.add(
                whose,
                found.stream(thing, Term.saidClass, Node.ANY)
                        .map(Triple::getObject)
                        .reduce(SpeakerRule::first)
                        .orElseThrow()));
        return foreign.isEmpty() ? Division.none(graph) : divided(name, graph, foreign);
    }

    /** In order, so that one file is always told of in one way. */
    private static Node first(Node one, Node other) {
        return one.toString().compareTo(other.toString()) <= 0 ? one : other;
    }

    private Graph owners(Graph graph, Set<Triple> stored) {
        var facts = GraphFactory.createDefaultGraph();
        stored.forEach(facts::add);
        var read = graph;
        for (var ofTheStore : List.of(Term.spokenForBy, Term.nameOnRecord)) {
            if (read.contains(Node.ANY, ofTheStore, Node.ANY)) {
                read = together(read, Graph.emptyGraph);
                read.remove(Node.ANY, ofTheStore, Node.ANY);
            }
        }
        return construct(owner.text(), new MultiUnion(new Graph[] {read, facts}));
    }

    private Division divided(Node name, Graph graph, Map<Node, Node> foreign) {
        var stated = GraphFactory.createDefaultGraph();
        var told = GraphFactory.createDefaultGraph();
        graph.find().forEachRemaining(triple -> {
            var whose = foreign.get(triple.getSubject());
            if (whose == null) {
                stated.add(triple);
            } else {
                var subject = addressed(triple.getSubject());
                told.add(subject, triple.getPredicate(), addressed(triple.getObject()));
                told.add(subject, Term.saidOf, whose);
            }
        });
        return new Division(stated, construct(saying.gathering(name), told));
    }

    /** A query cannot name a blank node, and a saying is named after what it says. */
    private static Node addressed(Node node) {
        return node.isBlank()
                ? NodeFactory.createURI(Term.ID + "saying/node-"
                        + Digest.hex(node.getBlankNodeLabel()).substring(0, 16))
                : node;
    }

    /** The things whose owners the store may know: not those whose address says it, nor what is nobody's. */
    private static List<Node> asked(Graph graph) {
        var things = new HashSet<Node>();
        graph.find().forEachRemaining(triple -> {
            if (isAsked(triple.getSubject())) {
                things.add(triple.getSubject());
            }
            if (isAsked(triple.getObject())) {
                things.add(triple.getObject());
            }
        });
        return List.copyOf(things);
    }

    private static boolean isAsked(Node node) {
        if (!node.isURI()) {
            return false;
        }
        var uri = node.getURI();
        if (!uri.startsWith(Term.ROOT)) {
            return true;
        }
        return uri.startsWith(Term.ID)
                && !uri.startsWith(Term.ID + "body/")
                && !uri.startsWith(Term.ID + "file/")
                && !uri.startsWith(Term.ID + "period/")
                && !uri.startsWith(Term.ID + "publisher/")
                && !uri.startsWith(Term.ID + "supplier/name-");
    }

    private Set<Triple> known(List<Node> things) {
        var found = new HashSet<Triple>();
        if (store.publications().isEmpty()) {
            return found;
        }
        for (int from = 0; from < things.size(); from += AT_ONCE) {
            var some = things.subList(from, Math.min(things.size(), from + AT_ONCE));
            QUERIES.construct(known.gathering(some), store.dataset()).find().forEachRemaining(found::add);
        }
        return found;
    }

    private static Graph together(Graph one, Graph other) {
        var both = GraphFactory.createDefaultGraph();
        GraphUtil.addInto(both, one);
        GraphUtil.addInto(both, other);
        return both;
    }

    private static Graph construct(String text, Graph data) {
        return QUERIES.construct(text, DatasetGraphFactory.wrap(data));
    }
}
