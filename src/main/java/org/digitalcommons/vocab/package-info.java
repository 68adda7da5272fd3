/** The few IRIs that Java has to name; a test finds each of them in the ontology. */
@NullMarked
package org.digitalcommons.vocab;

import org.jspecify.annotations.NullMarked;
