/** Linked data as it is handed in: read, named and described; and what of it is understood. */
@NullMarked
package org.digitalcommons.publish.rdf;

import org.jspecify.annotations.NullMarked;
