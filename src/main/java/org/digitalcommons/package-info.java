/** The facade: publish, withdraw, derive, preview and ask, one call each. */
@NullMarked
package org.digitalcommons;

import org.jspecify.annotations.NullMarked;
