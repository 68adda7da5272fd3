/** What the operator of a server asks it: whether it is alive and ready, how it fares, and the care of its store. */
@NullMarked
package org.digitalcommons.serve.operate;

import org.jspecify.annotations.NullMarked;
