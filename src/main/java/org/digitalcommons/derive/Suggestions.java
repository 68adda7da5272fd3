package org.digitalcommons.derive;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.graph.GraphFactory;
import org.digitalcommons.derive.similarity.NeedyService;
import org.digitalcommons.derive.similarity.Services;
import org.digitalcommons.derive.similarity.SimilarServices;
import org.digitalcommons.vocab.Term;

/**
 * The one step that is not a query: which services may be copies of each other, by type of service. What it gives is said
 * by {@code queries/suggest/similar-services.rq}, of which each service keeps the few best of a type.
 */
final class Suggestions {

    static final String WRITES = "derived/suggestion";
    static final String NAME = "suggestion";

    private static final String NEEDS = "derived/service-needs";
    private static final String MEMBERS = "derived/service";
    private static final String REPLIES = "derived/reply";
    private static final List<String> READS = List.of(NEEDS, MEMBERS, REPLIES);
    private static final List<Node> REPLY_ABOUT = List.of(Term.matchSubject, Term.matchedWith);
    private static final Node TYPE = NodeFactory.createURI("http://data.europa.eu/m8g/isClassifiedBy");

    private final SimilarServices similar;

    Suggestions(Graph reference) {
        this.similar = SimilarServices.by(reference);
    }

    List<String> reads() {
        return READS;
    }

    /** The suggestions of every type. */
    Map<Node, Set<Triple>> all(Facts facts) {
        var types = new LinkedHashSet<Node>();
        facts.find(List.of(NEEDS), Triple.create(Node.ANY, TYPE, Node.ANY)).forEach(t -> types.add(t.getObject()));
        return of(types, facts);
    }

    /** The suggestions of some types. */
    Map<Node, Set<Triple>> of(Collection<Node> types, Facts facts) {
        var made = new HashMap<Node, Set<Triple>>();
        // Few services were replied about, so these are found once instead of asking for each.
        var answered = types.isEmpty() ? Set.<Node>of() : answered(facts);
        for (var type : types) {
            var needs = GraphFactory.createDefaultGraph();
            var members = GraphFactory.createDefaultGraph();
            var replies = GraphFactory.createDefaultGraph();
            facts.find(List.of(NEEDS), Triple.create(Node.ANY, TYPE, type))
                    .map(Triple::getSubject)
                    .forEach(service -> {
                        collect(service, facts, needs, members);
                        if (answered.contains(service)) {
                            collectReplies(service, facts, replies);
                        }
                    });
            var services = Services.in(needs, members).stream()
                    .map(s -> new NeedyService(s.address(), s.bodies(), Set.of(type), s.needs(), s.clusters()))
                    .toList();
            var statements = new HashSet<Triple>();
            similar.among(services, replies).find().forEachRemaining(t -> statements.add(Plain.of(t)));
            made.put(type, statements);
        }
        return made;
    }

    private static void collect(Node service, Facts facts, Graph needs, Graph members) {
        facts.find(List.of(NEEDS), Triple.create(service, Node.ANY, Node.ANY)).forEach(needs::add);
        facts.find(List.of(MEMBERS), Triple.create(Node.ANY, Term.member, service))
                .forEach(member -> {
                    members.add(member);
                    facts.find(List.of(MEMBERS), Triple.create(member.getSubject(), Term.inCluster, Node.ANY))
                            .forEach(members::add);
                });
    }

    /** The services that somebody replied about. */
    private static Set<Node> answered(Facts facts) {
        return REPLY_ABOUT.stream()
                .flatMap(property -> facts.find(List.of(REPLIES), Triple.create(Node.ANY, property, Node.ANY)))
                .map(Triple::getObject)
                .collect(Collectors.toSet());
    }

    private static void collectReplies(Node service, Facts facts, Graph replies) {
        for (var property : REPLY_ABOUT) {
            facts.find(List.of(REPLIES), Triple.create(Node.ANY, property, service))
                    .forEach(
                            reply -> facts.find(List.of(REPLIES), Triple.create(reply.getSubject(), Node.ANY, Node.ANY))
                                    .forEach(replies::add));
        }
    }

    /** The types of service that changed facts may matter to. */
    Set<Node> types(Collection<Triple> changed, Facts facts) {
        var services = new LinkedHashSet<Node>();
        var types = new LinkedHashSet<Node>();
        for (var fact : changed) {
            services.add(fact.getSubject());
            services.add(fact.getObject());
            if (fact.getPredicate().equals(TYPE)) {
                types.add(fact.getObject());
            }
            facts.find(List.of(MEMBERS), Triple.create(fact.getSubject(), Term.member, Node.ANY))
                    .forEach(t -> services.add(t.getObject()));
            for (var property : REPLY_ABOUT) {
                facts.find(List.of(REPLIES), Triple.create(fact.getSubject(), property, Node.ANY))
                        .forEach(t -> services.add(t.getObject()));
            }
        }
        services.stream()
                .filter(s -> !s.isLiteral())
                .forEach(service -> facts.find(List.of(NEEDS), Triple.create(service, TYPE, Node.ANY))
                        .forEach(t -> types.add(t.getObject())));
        return types;
    }
}
