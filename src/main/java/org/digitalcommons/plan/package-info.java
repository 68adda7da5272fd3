/** Prepared plans: a CONSTRUCT query is planned once and then asked of many graphs in memory. */
@NullMarked
package org.digitalcommons.plan;

import org.jspecify.annotations.NullMarked;
