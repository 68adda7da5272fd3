package org.digitalcommons.store;

import org.apache.jena.sparql.engine.optimizer.reorder.PatternElements;
import org.apache.jena.sparql.engine.optimizer.reorder.PatternTriple;
import org.apache.jena.sparql.engine.optimizer.reorder.ReorderTransformationSubstitution;
import org.apache.jena.sparql.graph.NodeConst;
import org.apache.jena.sparql.sse.Item;

/**
 * Puts the patterns of a query in the order that reads the fewest statements, by {@link Statistics}. The default of
 * the database assumes that a class has more members than a value has statements; here thousands of statements are
 * about a body, and each score of the index has one.
 *
 * <p>Any number of threads may ask while one changes the statistics.
 */
final class SelectivityReorder extends ReorderTransformationSubstitution {

    // For a word that was not there when the statistics were taken: more than for a value that is known, less than for
    // a
    // word that half the store uses.
    private static final double UNKNOWN = 100;

    private volatile Statistics statistics = Statistics.NONE;

    void use(Statistics counted) {
        statistics = counted;
    }

    /** About how many statements match a pattern, when the things that are known, or will be by then, stand for any one. */
    @Override
    protected double weight(PatternTriple pattern) {
        boolean isSubject = isKnown(pattern.subject);
        boolean isObject = isKnown(pattern.object);
        if (isSubject && isObject) {
            return 0.5;
        }
        var counted = statistics;
        if (!pattern.predicate.isNode()) {
            return isSubject ? 10 : isObject ? UNKNOWN : Math.max(UNKNOWN * UNKNOWN, counted.triples());
        }
        var property = pattern.predicate.getNode();
        if (isObject && NodeConst.nodeRDFType.equals(property) && pattern.object.isNode()) {
            return counted.classes().getOrDefault(pattern.object.getNode(), (long) UNKNOWN);
        }
        var use = counted.properties().get(property);
        if (use == null) {
            return isSubject ? 2 : isObject ? UNKNOWN : UNKNOWN * UNKNOWN;
        }
        double all = use.triples();
        return isSubject ? all / use.subjects() : isObject ? all / use.objects() : all;
    }

    private static boolean isKnown(Item place) {
        return !PatternElements.isAnyVar(place) && !PatternElements.isVar(place) && !PatternElements.isAny(place);
    }
}
