package org.digitalcommons.query;

import org.apache.jena.sparql.pfunction.PropertyFunctionFactory;
import org.apache.jena.sparql.pfunction.PropertyFunctionRegistry;
import org.apache.jena.sparql.pfunction.StandardPropertyFunctions;
import org.jspecify.annotations.Nullable;

/**
 * The predicates that compute rather than match: members of lists and containers, and no others. Like
 * {@link OpenFunctions} it loads no class that a query names.
 */
final class OpenProperties extends PropertyFunctionRegistry {

    private static final OpenProperties ALL = new OpenProperties();

    private OpenProperties() {
        StandardPropertyFunctions.loadStdDefs(this);
    }

    static OpenProperties all() {
        return ALL;
    }

    @Override
    public boolean manages(String iri) {
        return isRegistered(iri);
    }

    @Override
    public @Nullable PropertyFunctionFactory get(String iri) {
        return isRegistered(iri) ? super.get(iri) : null;
    }
}
