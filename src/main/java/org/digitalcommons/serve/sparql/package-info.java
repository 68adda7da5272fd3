/** The public SPARQL endpoint: it reads, within limits, and can be made to do nothing else. */
@NullMarked
package org.digitalcommons.serve.sparql;

import org.jspecify.annotations.NullMarked;
