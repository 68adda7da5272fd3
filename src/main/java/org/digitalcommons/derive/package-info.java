/** Runs {@code queries/derive}: published graphs in, derived graphs out. */
@NullMarked
package org.digitalcommons.derive;

import org.jspecify.annotations.NullMarked;
