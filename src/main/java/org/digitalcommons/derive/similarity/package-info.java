/** Which services of different bodies may be copies of each other: a set join that does for a country what a query says. */
@NullMarked
package org.digitalcommons.derive.similarity;

import org.jspecify.annotations.NullMarked;
