/** Every query that runs over the store: parsed once, under one union of all graphs, with one deadline and the same limits. */
@NullMarked
package org.digitalcommons.query;

import org.jspecify.annotations.NullMarked;
