package org.digitalcommons.derive;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.graph.GraphFactory;
import org.digitalcommons.vocab.Term;

/** The derived facts that suggestions are made from, by type of service. Used by as many threads as the facts allow. */
final class SuggestionFacts {

    static final String NEEDS = "derived/service-needs";
    static final String MEMBERS = "derived/service";
    static final String REPLIES = "derived/reply";

    private static final List<Node> REPLY_ABOUT = List.of(Term.matchSubject, Term.matchedWith);
    private static final Node TYPE = NodeFactory.createURI("http://data.europa.eu/m8g/isClassifiedBy");

    private final Facts facts;
    private final Set<Node> answered;

    private SuggestionFacts(Facts facts, Set<Node> answered) {
        this.facts = facts;
        this.answered = answered;
    }

    static SuggestionFacts of(Facts facts) {
        // Few services were replied about, so these are found once instead of asking for each.
        var answered = REPLY_ABOUT.stream()
                .flatMap(property -> facts.find(List.of(REPLIES), Triple.create(Node.ANY, property, Node.ANY)))
                .map(Triple::getObject)
                .collect(Collectors.toUnmodifiableSet());
        return new SuggestionFacts(facts, answered);
    }

    /** Every type that some service is of. */
    Set<Node> types() {
        return facts.find(List.of(NEEDS), Triple.create(Node.ANY, TYPE, Node.ANY))
                .map(Triple::getObject)
                .collect(Collectors.toSet());
    }

    /** What is known of the services of a type; of their types this one alone, since each type is looked at by itself. */
    Graph about(Node type) {
        var about = GraphFactory.createDefaultGraph();
        facts.find(List.of(NEEDS), Triple.create(Node.ANY, TYPE, type)).forEach(of -> {
            var service = of.getSubject();
            facts.find(List.of(NEEDS), Triple.create(service, Node.ANY, Node.ANY))
                    .filter(t -> !t.getPredicate().equals(TYPE))
                    .forEach(about::add);
            about.add(of);
            facts.find(List.of(MEMBERS), Triple.create(Node.ANY, Term.member, service))
                    .forEach(member -> {
                        about.add(member);
                        facts.find(List.of(MEMBERS), Triple.create(member.getSubject(), Term.inCluster, Node.ANY))
                                .forEach(about::add);
                    });
            if (answered.contains(service)) {
                addReplies(service, about);
            }
        });
        return about;
    }

    private void addReplies(Node service, Graph about) {
        for (var property : REPLY_ABOUT) {
            facts.find(List.of(REPLIES), Triple.create(Node.ANY, property, service))
                    .forEach(
                            reply -> facts.find(List.of(REPLIES), Triple.create(reply.getSubject(), Node.ANY, Node.ANY))
                                    .forEach(about::add));
        }
    }

    /**
     * What a change may matter to.
     *
     * @param services those about which something may be other than before; other things may be among them
     * @param types the types whose suggestions may be other than before
     */
    record ChangeScope(Set<Node> services, Set<Node> types) {}

    /** What changed facts may matter to. */
    ChangeScope touched(Collection<Triple> changed) {
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
        return new ChangeScope(services, types);
    }
}
