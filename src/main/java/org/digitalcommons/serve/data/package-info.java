/** Named graphs over HTTP, by the Graph Store Protocol: anyone may read, and publishers write their own. */
@NullMarked
package org.digitalcommons.serve.data;

import org.jspecify.annotations.NullMarked;
