/** Linked data to statements: reads, names and describes it, and reports what is understood of it. */
@NullMarked
package org.digitalcommons.publish.rdf;

import org.jspecify.annotations.NullMarked;
