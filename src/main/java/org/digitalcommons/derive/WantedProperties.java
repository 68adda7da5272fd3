package org.digitalcommons.derive;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.graph.NodeConst;

/**
 * The properties and classes that some patterns ask for. Of everything that a step states about a member of a cluster,
 * its readers ask for half.
 *
 * @param properties the properties asked for, without the type
 * @param classes the classes asked for
 */
record WantedProperties(Set<Node> properties, Set<Node> classes) implements Predicate<Triple> {

    /** What some patterns ask for. */
    static Predicate<Triple> by(Collection<Pattern> patterns) {
        var properties = new HashSet<Node>();
        var classes = new HashSet<Node>();
        for (var pattern : patterns) {
            var triple = pattern.open();
            if (triple.getPredicate().equals(NodeConst.nodeRDFType)
                    && triple.getObject().isConcrete()) {
                classes.add(triple.getObject());
            } else if (triple.getPredicate().isConcrete()) {
                properties.add(triple.getPredicate());
            } else {
                return statement -> true;
            }
        }
        return new WantedProperties(Set.copyOf(properties), Set.copyOf(classes));
    }

    /** Whether a property is one of those asked for; a variable asks for every one. */
    static Predicate<Node> property(Stream<Node> asked) {
        var properties = asked.collect(Collectors.toUnmodifiableSet());
        return properties.stream().allMatch(Node::isConcrete) ? properties::contains : property -> true;
    }

    @Override
    public boolean test(Triple statement) {
        var property = statement.getPredicate();
        return properties.contains(property)
                || property.equals(NodeConst.nodeRDFType) && classes.contains(statement.getObject());
    }
}
