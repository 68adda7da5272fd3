/** The public SPARQL endpoint, read only and within limits. */
@NullMarked
package org.digitalcommons.serve.sparql;

import org.jspecify.annotations.NullMarked;
