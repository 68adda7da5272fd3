/** The few IRIs that Java must name; a test finds each in the ontology. */
@NullMarked
package org.digitalcommons.vocab;

import org.jspecify.annotations.NullMarked;
