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
public final class Services {

    private static final Node TYPE = NodeFactory.createURI("http://data.europa.eu/m8g/isClassifiedBy");

    private Services() {}

    /**
     * The services with a body, a type and a need, in order of their addresses.
     *
     * @param needs the facts of {@code derived/service-needs}
     * @param candidates the facts of {@code derived/service}
     */
    public static List<NeedyService> in(Graph needs, Graph candidates) {
        var needed = objects(needs, Term.needsCapability);
        var bodies = objects(needs, Term.body);
        var types = objects(needs, TYPE);
        var clusters = clusters(candidates);
        var services = new ArrayList<NeedyService>();
        needed.forEach((service, capabilities) -> {
            var of = bodies.getOrDefault(service, Set.of());
            var kinds = types.getOrDefault(service, Set.of());
            if (!of.isEmpty() && !kinds.isEmpty()) {
                services.add(
                        new NeedyService(service, of, kinds, capabilities, clusters.getOrDefault(service, Set.of())));
            }
        });
        services.sort(Comparator.comparing(s -> s.address().toString()));
        return services;
    }

    private static Map<Node, Set<Node>> clusters(Graph candidates) {
        var clusters = new HashMap<Node, Set<Node>>();
        candidates
                .find(Node.ANY, Term.member, Node.ANY)
                .forEachRemaining(member -> candidates
                        .find(member.getSubject(), Term.inCluster, Node.ANY)
                        .forEachRemaining(in -> clusters.computeIfAbsent(member.getObject(), s -> new HashSet<>())
                                .add(in.getObject())));
        return clusters;
    }

    private static Map<Node, Set<Node>> objects(Graph graph, Node property) {
        var objects = new HashMap<Node, Set<Node>>();
        graph.find(Node.ANY, property, Node.ANY)
                .forEachRemaining(t -> objects.computeIfAbsent(t.getSubject(), s -> new HashSet<>())
                        .add(t.getObject()));
        return objects;
    }
}
