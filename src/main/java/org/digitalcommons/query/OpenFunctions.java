package org.digitalcommons.query;

import java.util.List;
import java.util.Set;
import org.apache.jena.sparql.ARQConstants;
import org.apache.jena.sparql.function.FunctionFactory;
import org.apache.jena.sparql.function.FunctionRegistry;
import org.apache.jena.vocabulary.XSD;
import org.jspecify.annotations.Nullable;

/**
 * The functions with an IRI that a stranger may call: the casts of XML Schema and the functions of XPath. A registry of
 * Jena loads any Java class that is named by a {@code java:} IRI or by one of its own namespaces; this one holds what
 * it holds, and calls each with arguments of limited length ({@link BoundedFunction}). Left out are {@code fn:apply}, which calls a function chosen while the query runs, and those that SPARQL
 * 1.1 has under a name of its own, where time and size are watched.
 */
final class OpenFunctions extends FunctionRegistry {

    private static final List<String> NAMESPACES = List.of(XSD.NS, ARQConstants.fnPrefix, ARQConstants.mathPrefix);
    private static final Set<String> CLOSED = Set.of(
            ARQConstants.fnPrefix + "apply",
            ARQConstants.fnPrefix + "concat",
            ARQConstants.fnPrefix + "error",
            ARQConstants.fnPrefix + "matches",
            ARQConstants.fnPrefix + "replace");
    private static final OpenFunctions ALL = new OpenFunctions();

    private OpenFunctions() {
        var all = FunctionRegistry.standardRegistry();
        all.keys().forEachRemaining(iri -> {
            if (NAMESPACES.stream().anyMatch(iri::startsWith) && !CLOSED.contains(iri)) {
                var factory = all.getFunctionFactory(iri);
                put(iri, name -> new BoundedFunction(factory.create(name)));
            }
        });
    }

    static OpenFunctions all() {
        return ALL;
    }

    @Override
    public @Nullable FunctionFactory getFunctionFactory(String iri) {
        return isRegistered(iri) ? super.getFunctionFactory(iri) : null;
    }
}
