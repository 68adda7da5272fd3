/** Runs {@code queries/derive}: what follows from what was published. */
@NullMarked
package org.digitalcommons.derive;

import org.jspecify.annotations.NullMarked;
