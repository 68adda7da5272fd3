/** Fetches what publishers registered, from where the operator allows, and knows nothing of what it means. */
@NullMarked
package org.digitalcommons.pull;

import org.jspecify.annotations.NullMarked;
