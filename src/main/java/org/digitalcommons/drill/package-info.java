/** Drills: a server is attacked, loaded or killed as strangers and misfortune would, and what held is told. */
@NullMarked
package org.digitalcommons.drill;

import org.jspecify.annotations.NullMarked;
