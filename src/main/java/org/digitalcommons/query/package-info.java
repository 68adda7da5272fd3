/** Every query over the store: parsed once, over the union of all graphs, with one deadline and the same limits. */
@NullMarked
package org.digitalcommons.query;

import org.jspecify.annotations.NullMarked;
