package org.digitalcommons.derive;

import org.apache.jena.sparql.core.Var;

/**
 * From the values of one variable to the statements of one pattern.
 *
 * @param pattern the pattern
 * @param from a variable of it
 */
record Hop(Pattern pattern, Var from) {}
