/** The facade: publish, withdraw, preview, ask, and ask of an earlier time; one call each. */
@NullMarked
package org.digitalcommons;

import org.jspecify.annotations.NullMarked;
