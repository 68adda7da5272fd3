/** The one way into a store: a delivery is read, judged, staged, stored and derived from, and the attempt is recorded. */
@NullMarked
package org.digitalcommons.intake;

import org.jspecify.annotations.NullMarked;
