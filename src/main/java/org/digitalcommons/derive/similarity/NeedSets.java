package org.digitalcommons.derive.similarity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.digitalcommons.vocab.Term;

/** Reads services out of the facts that the map steps write of them. */
public final class NeedSets {

    private static final Node REJECTED = NodeFactory.createURI(Term.CONCEPT + "match-verdict/rejected");

    private NeedSets() {}

    /**
     * The services that need something, in order of their addresses.
     *
     * @param facts of {@code derived/service-needs}, {@code derived/service} and {@code derived/reply}
     */
    public static List<NeedSet> in(Graph facts) {
        var clusters = new HashMap<Node, Set<Node>>();
        facts.find(Node.ANY, Term.member, Node.ANY)
                .forEachRemaining(member -> facts.find(member.getSubject(), Term.inCluster, Node.ANY)
                        .forEachRemaining(in -> add(clusters, member.getObject(), in.getObject())));
        var apart = objects(facts, Term.body);
        facts.find(Node.ANY, Term.matchVerdict, REJECTED).forEachRemaining(rejection -> {
            for (var property : List.of(Term.matchSubject, Term.matchedWith)) {
                facts.find(rejection.getSubject(), property, Node.ANY)
                        .forEachRemaining(t -> add(apart, t.getObject(), rejection.getSubject()));
            }
        });
        var services = new ArrayList<NeedSet>();
        objects(facts, Term.needsCapability)
                .forEach((service, needs) -> services.add(new NeedSet(
                        service,
                        needs,
                        clusters.getOrDefault(service, Set.of()),
                        apart.getOrDefault(service, Set.of()))));
        services.sort(Comparator.comparing(s -> s.service().toString()));
        return services;
    }

    private static Map<Node, Set<Node>> objects(Graph graph, Node property) {
        var objects = new HashMap<Node, Set<Node>>();
        graph.find(Node.ANY, property, Node.ANY).forEachRemaining(t -> add(objects, t.getSubject(), t.getObject()));
        return objects;
    }

    private static void add(Map<Node, Set<Node>> sets, Node key, Node value) {
        sets.computeIfAbsent(key, s -> new HashSet<>()).add(value);
    }
}
