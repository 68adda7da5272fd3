/** Finds pairs of services worth comparing by a set join; {@code queries/suggest} decides about them. */
@NullMarked
package org.digitalcommons.derive.similarity;

import org.jspecify.annotations.NullMarked;
