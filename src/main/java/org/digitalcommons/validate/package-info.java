/** Judges a candidate graph: accepted with warnings, or rejected with every finding at once. */
@NullMarked
package org.digitalcommons.validate;

import org.jspecify.annotations.NullMarked;
